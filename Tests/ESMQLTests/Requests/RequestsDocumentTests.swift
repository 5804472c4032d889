import ESMQL
import ESMSimulator
import Testing

/// The numbers of `docs/requests.md`: the site counts the requests of the queries in it.
struct RequestsDocumentTests {
    @Test("Twenty queries stand in the document, each with a row of the table, and the sums are right")
    func document() throws {
        let document = try RequestsDocument()
        #expect(document.entries.map(\.number) == Array(1...20))
        #expect(document.headings == 20)
        let sums = [
            document.entries.map(\.made).reduce(0, +), document.entries.map(\.least).reduce(0, +),
            document.entries.map(\.naive).reduce(0, +),
        ]
        #expect(document.sums == sums)
    }

    @Test("The document names each column that is NULL because no request named its value")
    func hiddenColumns() async throws {
        let document = try RequestsDocument().text
        for schema in try await TablesSite.schemas() {
            for column in schema.columns {
                guard case .parameter(let name) = column.source,
                    let parameter = schema.parameters.first(where: { $0.name == name })
                else { continue }
                let isNamed = document.contains("| `\(schema.name).\(column.name)` |")
                #expect(
                    isNamed == (!parameter.isRequired && parameter.defaultValues.isEmpty),
                    "\(schema.name).\(column.name)")
            }
        }
    }

    @Test(
        "A query makes the requests that the table says, the fewest",
        arguments: try RequestsDocument().entries)
    func made(_ entry: RequestsDocument.Entry) async throws {
        try await withSite { session, site in
            _ = try await session.answer(entry.query)
            #expect(site.calls.count == entry.made, "\(site.calls.map(\.line).joined(separator: "\n"))")
            #expect(entry.made == entry.least)
        }
    }

    @Test(
        "Read whole, the tables of a query cost what the table says",
        arguments: try RequestsDocument().entries)
    func naive(_ entry: RequestsDocument.Entry) async throws {
        #expect(entry.parts.map(\.requests).reduce(0, +) == entry.naive)
        for part in entry.parts {
            try await withSite { session, site in
                // The span of time is the query's own, or the last day.
                let span = entry.query.firstMatch(of: /timestamp >= (ago\('\d+[a-z]'\))/)?.output.1
                let isWindowed = !["hosts", "devices", "host_vms", "tenant_instances"].contains(part.table)
                let condition = isWindowed ? span.map { " and timestamp >= \($0)" } ?? "" : ""
                // What needs a host is asked for each of them.
                let hosts =
                    ["host_vms", "host_metrics"].contains(part.table)
                    ? " and host_id in (\(site.world.hosts.map { "'\($0.id)'" }.joined(separator: ", ")))"
                    : ""
                let text = "select count(_json) from \(part.table) where 1\(condition)\(hosts)"
                _ = try await session.answer(text)
                #expect(site.calls.count == part.requests, "\(text)")
            }
        }
    }
}

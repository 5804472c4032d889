import Foundation
import Testing

@testable import QueryEngine

/// Runs the files of `Scenarios`: the plan, the requests and the rows of each query are as they say.
@Suite struct ScenarioTests {
    @Test func `there are scenarios`() throws {
        #expect(try Self.scenarios().count >= 200)
    }

    /// `ESMQL_SCENARIOS_OUT` names a folder in which what happened is written, in the form of these files.
    @Test(arguments: try scenarios()) func `a scenario`(_ scenario: Scenario) async throws {
        let actual = await Self.run(scenario)
        if let folder = ProcessInfo.processInfo.environment["ESMQL_SCENARIOS_OUT"] {
            try actual.text.write(
                toFile: "\(folder)/\(scenario.name).scenario", atomically: true, encoding: .utf8)
        }
        for name in Scenario.order {
            let expected = scenario.sections[name]?.joined(separator: "\n")
            let given = actual.sections[name]?.joined(separator: "\n")
            #expect(given == expected, "\(scenario.name): \(name)")
        }
    }

    static func scenarios() throws -> [Scenario] {
        let folder = Bundle.module.bundleURL.appendingPathComponent("Scenarios")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.filter { $0.hasSuffix(".scenario") }.map { name in
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            return Scenario(name: String(name.dropLast(".scenario".count)), text: text)
        }
    }

    /// What a scenario's query does.
    private static func run(_ scenario: Scenario) async -> Scenario {
        var actual = scenario
        actual.sections = scenario.sections.filter {
            ["settings", "before", "query", "parameters"].contains($0.key)
        }
        let sites = ScenarioSites.all()
        let engine = Engine(catalog: Catalog(sites), now: { Sites.now })
        let parameters = parameters(scenario)
        var before = Asked([])
        do throws(QueryError) {
            for setting in scenario.sections["settings"] ?? [] {
                _ = try await engine.query(String("set \(setting)")).allRows()
            }
            for statement in scenario.sections["before"] ?? [] {
                _ = try await engine.query(statement).allRows()
            }
            before = Asked(sites)
            let result = try await engine.query(scenario.query, parameters: parameters)
            let plan = try await engine.query("explain " + scenario.query, parameters: parameters).allRows()
            actual.sections["plan"] = plan.map { text($0[0]) }
            let rows = try await result.allRows()
            actual.sections["rows"] =
                [result.columns.map(\.name).joined(separator: " | ")]
                + rows.map { $0.values.map(text).joined(separator: " | ") }
            let notices = await result.notices + result.lateNotices
            if !notices.isEmpty {
                actual.sections["notices"] = notices.map { "\($0.code.rawValue): \($0.message)" }
            }
        } catch {
            actual.sections["error"] =
                ["\(error.code): \(error.message)"]
                + error.diagnostics.flatMap { diagnostic in
                    let place = diagnostic.span.map { "at: " + QueryText(scenario.query)[$0] }
                    return (place.map { [$0] } ?? []) + diagnostic.hints.map { "hint: \($0)" }
                }
        }
        actual.sections["requests"] = Asked(sites).lines(after: before)
        return actual
    }

    private static func parameters(_ scenario: Scenario) -> QueryParameters {
        var parameters = QueryParameters.none
        for line in scenario.sections["parameters"] ?? [] {
            let parts = line.split(separator: "=", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard parts.count == 2 else { continue }
            let value: Value =
                parts[1] == "null" ? .null : Int64(parts[1]).map(Value.integer) ?? .text(parts[1])
            if parts[0] == "?" {
                parameters.positional.append(value)
            } else {
                parameters.named[parts[0]] = value
            }
        }
        return parameters
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .null: "NULL"
        case .integer(let integer): "\(integer)"
        case .real(let real): "\(real)"
        case .text(let text): text
        case .blob(let blob): "\(blob.count) bytes"
        }
    }
}

/// What sites were asked.
private struct Asked {
    /// The requests as they read, those for a number of rows marked.
    var requests: [String]
    /// How many pages were handed out.
    var pages: Int

    init(_ sites: [ScenarioSite]) {
        requests = sites.flatMap { site in
            site.site.requests.map(site.requestLine)
                + site.site.counts.map { "count of " + site.requestLine(for: $0) }
        }
        pages = sites.map(\.site.pages).reduce(0, +)
    }

    /// The lines of a scenario, without what was asked before.
    func lines(after other: Asked) -> [String] {
        var rest = requests
        for request in other.requests {
            if let index = rest.firstIndex(of: request) { rest.remove(at: index) }
        }
        return rest.sorted() + ["pages: \(pages - other.pages)"]
    }
}

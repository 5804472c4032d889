import ESMQL
import ESMSimulator
import Testing

/// Every section of the API reference: a table, a call of the simulated site, the section's own sample as rows.
struct DocumentSectionTests {
    @Test func everySectionIsThere() throws {
        #expect(Set(DocumentSections.all.map(\.number)) == Set(DocumentSections.numbers))
        let used = Set(DocumentSections.all.compactMap(\.sample))
        let printed = try TestFiles.sampleNames().filter { $0.hasPrefix("4.1") }
        #expect(used == Set(printed))
    }

    @Test(arguments: DocumentSections.all.filter { $0.sample != nil })
    func theSampleGivesItsRows(_ section: DocumentSection) async throws {
        let body = try #require(try section.body())
        try await TablesSite.run { tables in
            tables.answer(section.path, with: body)
            let rows = try await tables.rows(section.query)
            #expect(rows == section.rows)
            #expect(!tables.requests(to: section.path).isEmpty)
        }
    }

    @Test(arguments: DocumentSections.all)
    func theSimulatedSiteAnswers(_ section: DocumentSection) async throws {
        try await TablesSite.run { tables in
            let rows = try await tables.rows(section.count(tables.world))
            guard case .integer(let count)? = rows.first?.first else {
                Issue.record("no count but \(rows)")
                return
            }
            #expect(count > 0)
            #expect(tables.site.requests.last?.path.contains(section.path) == true)
        }
    }

    /// 4.2.1 to 4.2.3; the sample's data are empty, with a marker behind which more would follow.
    @Test func theMeteringSamplesAreOneTable() async throws {
        try await TablesSite.run { tables in
            tables.answer(
                "/query-jobs", with: try TestFiles.sample("4.2.1-create-job-response"), status: 201)
            tables.answer("/query-jobs/xxx", with: try TestFiles.sample("4.2.2-job-status"))
            tables.answer(
                "/query-jobs/xxx/sdr", with: try TestFiles.sample("4.2.3-job-data-response"), requests: 1...1)
            // The records' members are not in the reference; those of 4.1.12 are.
            let record = try TestFiles.sample("4.1.12-tenant-resources").split(separator: "\"list\": ")[1]
                .split(separator: ",\n    \"total\"")[0]
            tables.answer("/query-jobs/xxx/sdr", with: #"{"data": \#(record), "marker": ""}"#)
            let rows = try await tables.rows(
                "select job_id, begin_time, region, resource_id, tenant, accumulate_factor_value, timestamp, "
                    + "item ->> 'record_type' from metering_records where begin_time >= '2022-01-01'")
            #expect(
                rows == [
                    [
                        "xxx", "2024-03-01 22:00:00", "cn-north-213", "f0ae18b6-40d2-4162-9d6a-7697b9b7eacc",
                        "op_svc_dbss_e9f3e8381583492191a9d0c4ba725333", 3600.0, "2024-04-09 23:16:57", "20",
                    ]
                ])
            #expect(
                tables.requestLines == [
                    "POST /meter/v1/tenant-1/query-jobs", "GET /meter/v1/tenant-1/query-jobs/xxx",
                    "POST /meter/v1/tenant-1/query-jobs/xxx/sdr",
                    "POST /meter/v1/tenant-1/query-jobs/xxx/sdr",
                ])
        }
    }
}

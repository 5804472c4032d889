import ESMQL
import ESMSimulator
import Testing

/// The session's own tables.
struct SessionTableTests {
    @Test func everyTableIsListed() async throws {
        try await TablesSite.run { tables in
            let rows = try await tables.rows(
                "select name, section, required, time_column, requests_per_minute from esmql_tables")
            #expect(
                rows.map { $0[0] } == [
                    "capacity", "physical_capacity", "audit_log", "devices", "service_alarms",
                    "device_alarms",
                    "host_metrics", "server_metrics", "tenant_instances", "elb_clusters", "tenant_resources",
                    "network_metrics", "hosts", "vm_metrics", "host_vms", "metering_records",
                    "service_health",
                    "esmql_tables", "esmql_columns", "esmql_settings", "esmql_requests",
                ])
            #expect(rows[0] == ["capacity", "4.1.3", nil, "timestamp", 60])
            #expect(rows[6] == ["host_metrics", "4.1.8", "host_id", "timestamp", 240_000])
            #expect(rows[15] == ["metering_records", "4.2.1 to 4.2.3", nil, "begin_time", nil])
            #expect(tables.requestLines.isEmpty)
        }
    }

    @Test func everyColumnIsListedWithItsNames() async throws {
        try await TablesSite.run { tables in
            let rows = try await tables.rows(
                """
                select position, name, type, wire_names, parameter, is_required, is_hidden from esmql_columns
                where table_name = 'host_metrics' and name in ('host_id', 'metric', '_json')
                """)
            #expect(
                rows == [
                    [1, "host_id", "TEXT", nil, "host_id", 1, 0],
                    [4, "metric", "TEXT", "metrics_name", nil, 0, 0],
                    [17, "_json", "JSON", nil, nil, 0, 1],
                ])
            let silent = try await tables.rows(
                "select table_name, name from esmql_columns where summary = '' or summary is null")
            #expect(silent == [])
        }
    }

    @Test func theRequestsSoFarAreRows() async throws {
        try await TablesSite.run { tables in
            _ = try await tables.rows("select name from devices limit 3")
            tables.answer(
                "/v1/host/detail", with: #"{"error_code": "AS.0001", "error_msg": "no"}"#, status: 400)
            _ = await tables.failure("select * from hosts")
            let rows = try await tables.rows(
                """
                select table_name, endpoint, method, path, query, status, rows, attempt, error is null,
                       bytes > 0, milliseconds >= 0, request_id is not null
                from esmql_requests
                """)
            #expect(rows.count == 3)
            #expect(rows[0][0...1] == [nil, "sign_in"])
            let base: Value = "/rest/dataapi/homs/open-api/v1/DeviceAsset/info"
            #expect(
                rows[1] == [
                    "devices", "devices", "GET", base, "page_size=3&offset_value=0", 200, 3, 1, 1, 1, 1, 1,
                ])
            #expect(rows[2][5...8] == [400, nil, 1, 0])
        }
    }

    @Test func aPageOfTheCacheIsARequestThatWasNotSent() async throws {
        try await TablesSite.run { tables in
            for _ in 1...2 { _ = try await tables.rows("select name from devices") }
            let rows = try await tables.rows(
                """
                select r.cached, r.method, r.status, r.rows = s.rows, r.bytes > 0, r.attempt
                from esmql_requests as r
                join esmql_requests as s on s.request_id = r.request_id and s.cached = 0
                where r.table_name = 'devices'
                """)
            #expect(rows == [[0, "GET", 200, 1, 1, 1], [1, nil, nil, 1, 0, nil]])
            #expect(tables.requestLines.count == 1)
        }
    }

    @Test func noSecretIsInAnyOfThem() async throws {
        try await TablesSite.run { tables in
            _ = try await tables.rows("select count(*) from devices")
            for table in ["esmql_tables", "esmql_columns", "esmql_settings", "esmql_requests"] {
                let text = "\(try await tables.rows("select * from \(table)"))"
                #expect(!text.contains(tables.site.options.password))
                #expect(!text.contains(tables.site.options.appCode))
            }
            let rows = try await tables.rows(
                "select name, value from esmql_settings where name in ('password', 'appcode', 'timezone')")
            #expect(rows == [["password", "•••"], ["appcode", "•••"], ["timezone", "+08:00"]])
        }
    }

    @Test func theyJoinLikeAnyTable() async throws {
        try await TablesSite.run { tables in
            _ = try await tables.rows("select count(*) from elb_clusters")
            let rows = try await tables.rows(
                """
                select t.name, count(*) from esmql_tables as t join esmql_requests as r on r.table_name = t.name
                group by t.name
                """)
            #expect(rows == [["elb_clusters", 1]])
        }
    }
}

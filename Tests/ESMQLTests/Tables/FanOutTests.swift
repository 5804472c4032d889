import ESMQL
import ESMSimulator
import Testing

/// Tables whose requests name a type in their path: a query need not name one.
struct FanOutTests {
    private static let instances = "/rest/dataapi/homs/open-api/v1/TanentCloudResource/InstanceData"

    @Test func withoutATypeEachIsAskedForOnce() async throws {
        try await TablesSite.run { tables in
            let rows = try await tables.rows(
                "select resource_type, count(*) from tenant_instances group by resource_type order by 1")
            let listed = Dictionary(grouping: tables.world.tenantResources.filter(\.isListed), by: \.type)
            let types = ["BMS", "ECS", "EVS", "OBS"]
            #expect(
                rows
                    == types.compactMap { type in
                        listed[type].map { [.text(type), .integer(Int64($0.count))] }
                    })
            #expect(rows.count == 4)
            #expect(Set(tables.requestLines) == Set(types.map { "GET \(Self.instances)/\($0)" }))
            #expect(tables.requestLines.count == 4)
        }
    }

    @Test(arguments: [
        ("resource_type = 'ecs'", ["ECS"]), ("resource_type in ('OBS', 'ecs', 'ECS')", ["ECS", "OBS"]),
        ("resource_type = 'EVS' or resource_type = 'BMS'", ["BMS", "EVS"]),
        ("resource_type = 'ECS' and resource_type = 'EVS'", []), ("resource_type is null", nil),
    ])
    func theNamedTypesAreAskedFor(_ condition: String, _ types: [String]?) async throws {
        try await TablesSite.run { tables in
            let rows = try await tables.rows(
                "select distinct resource_type from tenant_instances where \(condition) order by 1")
            #expect(rows == (types ?? []).map { [.text($0)] })
            let asked = types ?? ["BMS", "ECS", "EVS", "OBS"]
            #expect(tables.requestLines.sorted() == asked.map { "GET \(Self.instances)/\($0)" })
        }
    }

    @Test func aTypeThatThereIsNotCostsNothing() async throws {
        try await TablesSite.run { tables in
            let result = try await tables.session.query(
                "select * from tenant_instances where resource_type = 'ESC'")
            #expect(try await result.allRows().isEmpty)
            #expect(result.notices.contains { $0.code == .unknownValue && $0.message.contains("ECS") })
            #expect(tables.requestLines.isEmpty)
        }
    }

    @Test func recordsOfAllFourteenTypesAreThere() async throws {
        try await TablesSite.run { tables in
            let rows = try await tables.rows(
                """
                select resource_type, resource_id, begin_time, timestamp, tenant, region, accumulate_factor_value
                from tenant_resources where begin_time >= ago('2h') order by 1, 2, 3, 4
                """)
            let begin = TablesSite.now - 7_200_000
            let expected = tables.world.meteringRecords.filter { $0.begin >= begin }.map {
                record -> [Value] in
                [
                    .text(record.resource.type), .text(record.resource.id), time(record.begin),
                    time(record.recorded), .text(record.resource.tenantName), .text(record.resource.region),
                    3600.0,
                ]
            }
            #expect(Set(rows) == Set(expected))
            #expect(rows.count == expected.count)
            #expect(Set(rows.map { $0[0] }).count == 14)
            #expect(Set(tables.requestLines).count == 14)
        }
    }

    /// What the reference leaves open can come in several shapes.
    @Test(arguments: [
        (#"{"total": 2, "list": [{"a": 1}, {"a": 2}]}"#, [1, 2]), (#"[{"a": 1}, {"a": 2}]"#, [1, 2]),
        (#" [ ] "#, []), (#"{"total": 0, "list": []}"#, []), (#"{"a": 7}"#, [7]),
    ])
    func anOpenAnswerIsRowsOrOneRow(_ body: String, _ values: [Int64]) async throws {
        try await TablesSite.run { tables in
            tables.answer("/InstanceData/ECS", with: body)
            let rows = try await tables.rows(
                "select resource_type, item ->> 'a' from tenant_instances where resource_type = 'ECS'")
            #expect(rows == values.map { ["ECS", .integer($0)] })
        }
    }

    @Test func healthNeedsItsScreen() async throws {
        try await TablesSite.run { tables in
            let error = await tables.failure("select * from service_health")
            #expect(error?.code == "missing-parameter")
            #expect(error?.message.contains("service_health.share_id") == true)
            let rows = try await tables.rows(
                """
                select share_id, item ->> 'status' from service_health
                where share_id = '\(tables.world.shareID)' and item ->> 'service' = 'ECS'
                """)
            #expect(rows.count == tables.world.regions.count)
            #expect(rows.allSatisfy { $0[0] == .text(tables.world.shareID) && $0[1] != .null })
        }
    }
}

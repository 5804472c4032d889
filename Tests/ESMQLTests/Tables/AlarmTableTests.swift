import ESMQL
import ESMSimulator
import Testing

/// Alarms and audit log: codes, words, and what reaches the API.
struct AlarmTableTests {
    @Test(arguments: [("service_alarms", "CloudServiceAlarm"), ("device_alarms", "DeviceAlarm")])
    func everyAlarmIsThere(_ table: String, _ path: String) async throws {
        try await TablesSite.run { tables in
            let rows = try await tables.rows(
                """
                select csn, severity, severity_name, region, native_me_dn, res_pool_name, tenant, count,
                       first_occur_time, latest_occur_time, ack_time, clear_time, cleared, acked
                from \(table) where latest_occur_time >= ago('30d') order by latest_occur_time, csn
                """)
            let words = ["critical", "major", "minor", "warning"]
            let all = table == "service_alarms" ? tables.world.serviceAlarms : tables.world.deviceAlarms
            let expected = all.map { alarm -> [Value] in
                [
                    .text(alarm.serial), .integer(Int64(alarm.severity)), .text(words[alarm.severity - 1]),
                    .text(alarm.region), .text(alarm.address), .text(alarm.pod), .text(alarm.tenant ?? ""),
                    .integer(Int64(alarm.count)), time(alarm.firstOccurred), time(alarm.latestOccurred),
                    alarm.acknowledged.map(time) ?? .null, alarm.cleared.map(time) ?? .null,
                    alarm.cleared == nil ? 0 : 1, alarm.acknowledged == nil ? 0 : 1,
                ]
            }
            #expect(rows == expected)
            #expect(tables.requests(to: "/v1/\(path)/info").count == 1)
        }
    }

    @Test func theServiceIsTheOneAskedFor() async throws {
        try await TablesSite.run { tables in
            let rows = try await tables.rows(
                """
                select service, csn from service_alarms
                where service in ('ecs', 'EVS') and cleared = 0 and latest_occur_time >= ago('30d') order by csn
                """)
            let open = tables.world.serviceAlarms.filter {
                ["ECS", "EVS"].contains($0.service) && $0.cleared == nil
            }
            #expect(
                rows == open.sorted { $0.serial < $1.serial }.map { [.text($0.service), .text($0.serial)] })
            #expect(!rows.isEmpty)
            let requests = tables.requests(to: "/v1/CloudServiceAlarm/info")
            #expect(Set(requests.map { $0["service_type"] }) == ["ECS", "EVS"])
            #expect(requests.allSatisfy { $0["cleared"] == "0" })
        }
    }

    @Test(arguments: ["server", "Server", "SERVER"])
    func theSpellingOfTheServiceIsFree(_ spelling: String) async throws {
        try await TablesSite.run { tables in
            let rows = try await tables.rows(
                """
                select distinct service from device_alarms
                where service = '\(spelling)' and latest_occur_time >= ago('7d')
                """)
            #expect(rows == [["Server"]])
            #expect(tables.requests(to: "/v1/DeviceAlarm/info").map { $0["service_type"] } == ["Server"])
        }
    }

    @Test func withoutAConditionTheServiceIsNull() async throws {
        try await TablesSite.run { tables in
            let rows = try await tables.rows(
                "select distinct service from device_alarms where latest_occur_time >= ago('7d')")
            #expect(rows == [[nil]])
            #expect(tables.requests(to: "/v1/DeviceAlarm/info").allSatisfy { $0["service_type"] == nil })
        }
    }

    @Test func aServiceThatIsNotKnownIsAskedForAsWritten() async throws {
        try await TablesSite.run { tables in
            let result = try await tables.session.query(
                "select service from service_alarms where service = 'Workspace'")
            #expect(try await result.allRows().isEmpty)
            #expect(result.notices.contains { $0.code == .unknownValue })
            #expect(
                tables.requests(to: "/v1/CloudServiceAlarm/info").map { $0["service_type"] } == ["Workspace"])
        }
    }

    @Test(arguments: ["cleared = 2", "cleared is not null", "cleared <> 1"])
    func onlyTheDocumentedCodesAreSent(_ condition: String) async throws {
        try await TablesSite.run { tables in
            _ = try await tables.rows("select csn from device_alarms where \(condition)")
            #expect(tables.requests(to: "/v1/DeviceAlarm/info").map { $0["cleared"] } == [nil])
        }
    }

    @Test func theAuditLogCountsTheOtherWayRound() async throws {
        try await TablesSite.run { tables in
            let rows = try await tables.rows(
                """
                select id, severity, severity_name, operation_result, log_type, operating_user, start_time, end_time
                from audit_log where log_type = 1 and start_time >= ago('10d') order by start_time, id
                """)
            let words = ["hint", "general", "important", "fatal"]
            let begin = TablesSite.now - 10 * 86_400_000
            let expected = tables.world.auditLog.filter { $0.isSecurity && $0.start >= begin }.map {
                entry -> [Value] in
                [
                    .text(entry.id), .integer(Int64(entry.severity)), .text(words[entry.severity - 1]),
                    entry.failed ? 1 : 0, 1, .text(entry.user), time(entry.start), time(entry.end),
                ]
            }
            #expect(rows == expected)
            #expect(!rows.isEmpty)
            #expect(tables.requests(to: "/v1/cloudAuditlog").map { $0["log_type"] } == ["1"])
        }
    }
}

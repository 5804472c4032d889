import ESMQL
import ESMSimulator
import Testing

/// `capacity` and `physical_capacity` against everything that the simulated site knows.
struct CapacityTests {
    @Test("All snapshots of all services, over more than one page")
    func allCapacity() async throws {
        try await withSite { session, site in
            let answer = try await session.answer("select * from capacity where timestamp >= ago('30d')")
            #expect(answer.rows == site.world.capacity.map(Oracle.row))
            #expect(answer.rows.count > 1000)
            #expect(site.calls.count == (answer.rows.count + 999) / 1000)
        }
    }

    @Test("All snapshots of the hardware")
    func allPhysicalCapacity() async throws {
        try await withSite { session, site in
            let answer = try await session.answer(
                "select * from physical_capacity where timestamp >= ago('30d')")
            #expect(answer.rows == site.world.physicalCapacity.map(Oracle.row))
            #expect(!answer.rows.isEmpty)
        }
    }

    @Test("The first query costs a sign-in and a request; the next ones of a minute nothing, until REFRESH")
    func firstQuery() async throws {
        try await withSite { session, site in
            let text = "select region, available from capacity where service='EVS'"
            let answer = try await session.answer(text)
            #expect(site.requests.map(\.path).first == TestSite.signInPath)
            #expect(site.requests.count == 2)
            let expected = site.world.capacity.filter {
                $0.service == "EVS" && $0.timestamp >= TestSite.now - TestSite.day
            }
            #expect(answer.rows == expected.map { [.text($0.region), .real($0.available)] })
            #expect(!answer.rows.isEmpty)
            #expect(try await session.answer(text).rows == answer.rows)
            #expect(site.requests.count == 2)
            _ = try await session.answer("refresh capacity")
            #expect(try await session.answer(text).rows == answer.rows)
            #expect(site.requests.count == 3)
        }
    }

    @Test("Without a time condition the last day is read, which a notice says")
    func defaultWindow() async throws {
        try await withSite { session, site in
            let answer = try await session.answer("select count(*) from capacity")
            let expected = site.world.capacity.count { $0.timestamp >= TestSite.now - TestSite.day }
            #expect(answer.single == .optional(expected))
            #expect(answer.notices.map(\.code) == [.defaultWindow])
            #expect(answer.notices.first?.message.contains("24 hours") == true)
            #expect(site.calls.map { $0["begin_time"] } == [String(TestSite.now - TestSite.day)])
            #expect(site.calls.map { $0["end_time"] } == [String(TestSite.now)])
        }
    }

    @Test("A window of days asks for those days only and loses none of their rows")
    func window() async throws {
        try await withSite { session, site in
            // Both ends are snapshots.
            let midnight = try #require(site.world.capacity.last).timestamp
            let begin = midnight - 3 * TestSite.day
            let answer = try await session.answer(
                "select count(*) from capacity where timestamp between :begin and :end",
                ["begin": begin, "end": midnight])
            let expected = site.world.capacity.count { $0.timestamp >= begin }
            #expect(answer.single == .optional(expected))
            #expect(site.calls.map { $0["begin_time"] } == [String(begin - 1)])
            #expect(site.calls.map { $0["end_time"] } == [String(midnight + 1)])
        }
    }

    @Test("IN asks once for each value, however it is spelled")
    func membership() async throws {
        try await withSite { session, site in
            let answer = try await session.answer(
                """
                select * from capacity
                where service in ('EVS', 'obs', 'ecs-vm', 'ECS', 'ECS_VM') and timestamp >= ago('2d')
                """)
            #expect(site.calls.compactMap { $0["service_type"] }.sorted() == ["ECS_VM", "EVS", "OBS"])
            let expected = site.world.capacity.filter {
                ["ECS_VM", "EVS", "OBS"].contains($0.service)
                    && $0.timestamp >= TestSite.now - 2 * TestSite.day
            }
            #expect(Set(answer.rows) == Set(expected.map(Oracle.row)))
            #expect(answer.rows.count == expected.count)
        }
    }

    @Test(
        "Every spelling of a service means the same",
        arguments: ["'ecs-vm'", "'ECS_VM'", "'ecs'", "'Ecs_Vm'", "lower('ECS-VM')"])
    func spelling(_ literal: String) async throws {
        try await withSite { session, site in
            let answer = try await session.answer(
                "select distinct service from capacity where service = \(literal)")
            #expect(answer.single == "ECS_VM")
            #expect(site.calls.map { $0["service_type"] } == ["ECS_VM"])
        }
    }

    @Test("A parameter's value is taken in any spelling too")
    func parameter() async throws {
        try await withSite { session, site in
            let answer = try await session.answer(
                "select distinct service from capacity where service = :service", ["service": "deh"])
            #expect(answer.single == "DeH")
            #expect(site.calls.map { $0["service_type"] } == ["DeH"])
        }
    }

    @Test("A service that does not exist gives no rows and a notice with the nearest ones")
    func unknownService() async throws {
        try await withSite { session, _ in
            let answer = try await session.answer("select * from capacity where service = 'EVZ'")
            #expect(answer.rows.isEmpty)
            let notice = try #require(answer.notices.first { $0.code == .unknownValue })
            #expect(notice.message.contains("'EVZ'"))
            #expect(notice.message.contains("EVS"))
        }
    }

    @Test(
        "What cannot be is answered without any request",
        arguments: [
            "service = 'EVS' and service = 'OBS'", "service = null", "service in ('EVS') and service = 'BMS'",
            "timestamp > '2026-11-02' and timestamp < '2026-11-01'",
        ])
    func impossible(_ condition: String) async throws {
        try await withSite { session, site in
            let answer = try await session.answer("select * from capacity where \(condition)")
            #expect(answer.rows.isEmpty)
            #expect(answer.columns.count == 13)
            #expect(site.requests.isEmpty)
        }
    }
}

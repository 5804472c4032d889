import ESMQL
import ESMSimulator
import Testing

/// `devices` and `network_metrics` against everything that the simulated site knows.
struct DeviceTests {
    @Test("All devices")
    func allDevices() async throws {
        try await withSite { session, site in
            let answer = try await session.answer("select * from devices")
            #expect(answer.rows == site.world.devices.map(Oracle.row))
            #expect(answer.notices.isEmpty)
            #expect(site.calls.count == 1)
            #expect(site.calls.first?["begin_time"] == nil)
        }
    }

    @Test("The type is asked for, the region is not: the site knows no such parameter")
    func conditions() async throws {
        try await withSite { session, site in
            let region = try #require(site.world.regions.first).id
            let answer = try await session.answer(
                "select name from devices where device_type = 'SWITCH' and region = :region",
                ["region": region])
            let expected = site.world.devices.filter { $0.type == "switch" && $0.region == region }
            #expect(answer.firstColumn == expected.map { .text($0.name) })
            #expect(!expected.isEmpty)
            #expect(
                site.calls.map { $0.query.map(\.name) } == [["device_type", "page_size", "offset_value"]])
        }
    }

    @Test("The pages of a long list come in order, whatever order they arrive in")
    func pages() async throws {
        try await withSite(pageSize: 7) { session, site in
            let answer = try await session.answer("select * from devices")
            #expect(answer.rows == site.world.devices.map(Oracle.row))
            let pages = (answer.rows.count + 6) / 7
            #expect(site.calls.count == pages)
            #expect(Set(site.calls.map { $0["offset_value"] }) == Set((0..<pages).map { String($0 * 7) }))
        }
    }

    @Test("The samples of an hour, values that are missing being NULL")
    func lastHour() async throws {
        try await withSite { session, site in
            let answer = try await session.answer(
                "select * from network_metrics where timestamp >= ago('1h')")
            let expected = site.world.networkMetrics.filter {
                $0.timestamp >= TestSite.now - TestSite.hour
            }
            #expect(answer.rows == expected.map(Oracle.row))
            #expect(!expected.isEmpty)
            #expect(site.calls.map { $0["begin_time"] } == [String(TestSite.now - TestSite.hour - 1)])
        }
    }

    @Test("A day's samples are as many as the site has")
    func lastDay() async throws {
        try await withSite { session, site in
            let answer = try await session.answer(
                "select count(*), count(value), max(timestamp) from network_metrics")
            let expected = site.world.networkMetrics.filter { $0.timestamp >= TestSite.now - TestSite.day }
            let latest = try #require(expected.last).timestamp
            #expect(
                answer.rows == [
                    [
                        .optional(expected.count), .optional(expected.count { $0.value != nil }),
                        Oracle.time(latest),
                    ]
                ])
            #expect(expected.contains { $0.value == nil })
            #expect(site.calls.count == (expected.count + 999) / 1000)
        }
    }

    @Test("Address and metric are asked for; lists of both multiply")
    func deviceAndMetric() async throws {
        try await withSite { session, site in
            let addresses = site.world.devices.filter(\.reportsMetrics).prefix(2).map(\.managementIP)
            let answer = try await session.answer(
                """
                select * from network_metrics
                where device_ip in ('\(addresses[0])', '\(addresses[1])') and metric in ('14', 18)
                  and timestamp >= ago('1h')
                """)
            let expected = site.world.networkMetrics.filter {
                $0.timestamp >= TestSite.now - TestSite.hour && addresses.contains($0.deviceIP)
                    && ["14", "18"].contains($0.metric)
            }
            #expect(Set(answer.rows) == Set(expected.map(Oracle.row)))
            #expect(answer.rows.count == expected.count)
            let asked = site.calls.map { "\($0["management_ip"] ?? "") \($0["metric"] ?? "")" }
            #expect(asked.sorted() == addresses.flatMap { ["\($0) 14", "\($0) 18"] }.sorted())
        }
    }

    @Test("A device and its samples, joined")
    func join() async throws {
        try await withSite { session, site in
            let answer = try await session.answer(
                """
                select d.name, count(*) from devices as d
                join network_metrics as m on m.device_ip = d.management_ip
                where m.timestamp >= ago('1h') group by d.name order by d.name
                """)
            let recent = site.world.networkMetrics.filter { $0.timestamp >= TestSite.now - TestSite.hour }
            let expected = site.world.devices.filter(\.reportsMetrics).sorted { $0.name < $1.name }.map {
                device in
                [Cell.text(device.name), .optional(recent.count { $0.deviceIP == device.managementIP })]
            }
            #expect(answer.rows == expected)
        }
    }
}

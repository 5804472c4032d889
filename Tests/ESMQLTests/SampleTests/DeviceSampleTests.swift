import ESMQL
import Testing

/// Sections 4.1.5 and 4.1.13: devices and the metrics of network devices.
struct DeviceSampleTests {
    private static let devices = Sample("/v1/DeviceAsset/info", "4.1.5-devices")
    private static let metrics = Sample("/v1/network-device/metric-data", "4.1.13-network-metrics")

    @Test("A device, from an answer that has its total in a text")
    func device() async throws {
        #expect(try Self.devices.body().contains(#""total": "1""#))
        try await withSamples(Self.devices) { session, site in
            let answer = try await session.answer("select * from devices")
            #expect(
                answer.columns == [
                    "device_id", "name", "device_type", "running_status", "model", "management_ip", "os",
                    "region",
                ])
            #expect(
                answer.rows == [
                    ["物理设备ID", "设备名称", "设备类型", "运行状态", "设备规格", "设备管理口IP", "设备操作系统", "cn-north-1"]
                ])
            #expect(site.calls.count == 1)
        }
    }

    @Test("A sample of a network device")
    func networkMetric() async throws {
        try await withSamples(Self.metrics) { session, _ in
            let answer = try await session.answer(
                "select * from network_metrics where timestamp >= '2024-09-20' and timestamp < '2024-09-21'")
            #expect(
                answer.columns == ["device_ip", "metric", "value", "res_type", "region", "timestamp"])
            #expect(answer.rows == [["xx.xx.xx.xx", "14", 0.0, "2", "cn-north-7", "2024-09-20 08:02:00"]])
        }
    }

    @Test("Metrics are text, and a number in a query means its text")
    func metricIsText() async throws {
        try await withSamples(Self.metrics) { session, site in
            let answer = try await session.answer(
                "select metric, typeof(metric), typeof(value) from network_metrics where metric = 14")
            #expect(answer.rows == [["14", "text", "real"]])
            #expect(site.calls.map { $0["metric"] } == ["14"])
        }
    }

    @Test("window_begin and window_end set the window outright and leave the rows alone")
    func explicitWindow() async throws {
        try await withSamples(Self.metrics) { session, site in
            let answer = try await session.answer(
                """
                select timestamp, window_begin, window_end from network_metrics
                where window_begin = '2022-04-01' and window_end = '2022-04-02 12:00'
                """)
            #expect(
                answer.rows == [["2024-09-20 08:02:00", "2022-04-01 00:00:00", "2022-04-02 12:00:00"]])
            #expect(site.calls.map { $0["begin_time"] } == ["1648771200000"])
            #expect(site.calls.map { $0["end_time"] } == ["1648900800000"])
            #expect(answer.notices.isEmpty)
        }
    }
}

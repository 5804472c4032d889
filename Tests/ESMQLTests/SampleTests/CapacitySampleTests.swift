import ESMQL
import ESMSimulator
import Testing

/// Section 4.1.3: the sample of every service.
struct CapacitySampleTests {
    static let path = "/v1/CloudService/capacity"
    static let evs = Sample(path, "4.1.3.3-evs-capacity", rows: 2)
    static let columns = [
        "service", "region", "zone", "metric", "total", "used", "free", "allocated", "available",
        "used_ratio", "allocated_ratio", "resource_count", "timestamp",
    ]

    /// A sample with the name of its service as a query may spell it, and the rows that it stands for.
    struct Case: CustomTestStringConvertible {
        let file: String
        let spelling: String
        let rows: [[Cell]]

        var testDescription: String { file }
    }

    static let cases = [
        Case(
            file: "4.1.3.1-ecs-vm-capacity", spelling: "ecs-vm",
            rows: [unknownFigures("ECS_VM", "管理区manage：租户区pod", "xxx/C6规格")]),
        Case(
            file: "4.1.3.2-bms-capacity", spelling: "BMS",
            rows: [
                [
                    "BMS", "cn-east-264", "POD", "physical.kd1ne.2xlarge", 4.0, 0.0, 0.0, 0.0, 4.0, 0.0, nil,
                    0, "2022-04-17 16:00:00",
                ]
            ]),
        Case(
            file: "4.1.3.3-evs-capacity", spelling: "EVS",
            rows: [
                [
                    "EVS", "cn-central-229", "MANAGE", "SAS", nil, nil, nil, 112.2265625, 94.5693359375, nil,
                    nil, nil, "2022-04-11 16:00:00",
                ],
                [
                    "EVS", "cn-east-264", "MANAGE", "SAS", nil, nil, nil, 173.3232421875, 102.4052734375, nil,
                    nil, nil, "2022-04-11 16:00:00",
                ],
            ]),
        Case(
            file: "4.1.3.4-obs-capacity", spelling: "obs",
            rows: [
                [
                    "OBS", "cn-east-264", "OBS_POD", "a", 80.0, 20.0, 0.0, 0.0, 0.0, 0.0, nil, 0,
                    "2022-04-13 16:00:00",
                ]
            ]),
        Case(
            file: "4.1.3.5-eip-capacity", spelling: "EIP",
            rows: [
                [
                    "EIP", "cn-east-264", "EIP_POD", "5_bgp", 490.0, 0.0, 0.0, 358.0, 132.0, 0.0, nil, 0,
                    "2022-04-17 16:00:00",
                ]
            ]),
        Case(
            file: "4.1.3.6-rds-capacity", spelling: "RDS",
            rows: [unknownFigures("RDS", "RDS_POD", "dbtype:sqlServer/nosqlServer")]),
        Case(
            file: "4.1.3.7-dcc-capacity", spelling: "dcc",
            rows: [unknownFigures("DCC", "DCC_POD", "主机/内存/vCPU")]),
        Case(
            file: "4.1.3.8-deh-capacity", spelling: "DEH",
            rows: [unknownFigures("DeH", "DEH_POD", "专属主机规格类型：s3/l5等")]),
        Case(
            file: "4.1.3.9-sfs-capacity", spelling: "SFS", rows: [unknownFigures("SFS", "SFS_POD", "null")]),
        Case(
            file: "4.1.3.10-vpn-capacity", spelling: "VPN",
            rows: [
                [
                    "VPN", "cn-east-264", "VPN_POD", "connection", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, nil, 0,
                    "2022-04-17 16:00:00",
                ],
                [
                    "VPN", "cn-east-264", "VPN_POD", "gateway", 5.0, 0.0, 0.0, 0.0, 5.0, 0.0, nil, 0,
                    "2022-04-17 16:00:00",
                ],
            ]),
    ]

    /// The row of a sample that has words in place of its figures and of its time.
    private static func unknownFigures(_ service: Cell, _ zone: Cell, _ metric: Cell) -> [Cell] {
        [service, "cn-north-1", zone, metric] + Array(repeating: nil, count: 9)
    }

    @Test("The rows of every service", arguments: cases)
    func rows(_ sample: Case) async throws {
        try await withSamples(Sample(Self.path, sample.file, rows: sample.rows.count)) { session, site in
            let answer = try await session.answer(
                "select * from capacity where service = '\(sample.spelling)'")
            #expect(answer.columns == Self.columns)
            #expect(answer.rows == sample.rows)
            #expect(site.calls.count == 1)
            #expect(sample.rows[0][0] == site.calls.first?["service_type"].map(Cell.text))
        }
    }

    @Test("What is available of block storage in each region")
    func available() async throws {
        try await withSamples(Self.evs) { session, _ in
            let answer = try await session.answer(
                "select region, available from capacity where service='EVS'")
            #expect(answer.rows == [["cn-central-229", 94.5693359375], ["cn-east-264", 102.4052734375]])
            #expect(answer.columns == ["region", "available"])
        }
    }

    @Test("Sums are exact")
    func sums() async throws {
        try await withSamples(Self.evs) { session, _ in
            let answer = try await session.answer(
                "select sum(available), sum(allocated) from capacity where service='EVS'")
            #expect(answer.rows == [[196.974609375, 285.5498046875]])
        }
    }

    @Test("A condition that the request cannot carry is applied to the rows")
    func residual() async throws {
        try await withSamples(Self.evs) { session, _ in
            let answer = try await session.answer(
                "select region from capacity where service = 'EVS' and available > 100")
            #expect(answer.rows == [["cn-east-264"]])
            let other = try await session.answer("select * from capacity where service = 'OBS'")
            #expect(other.rows.isEmpty)
        }
    }

    @Test("The names of the wire are aliases of the columns")
    func wireNames() async throws {
        try await withSamples(Self.evs) { session, site in
            let answer = try await session.answer(
                """
                select avaliable, metric_type, zone_type from capacity
                where service_type = 'evs' and avaliable < 100
                """)
            #expect(answer.rows == [[94.5693359375, "SAS", "MANAGE"]])
            #expect(site.calls.map { $0["service_type"] } == ["EVS"])
        }
    }

    @Test("A time condition becomes the window and is applied to the rows")
    func window() async throws {
        try await withSamples(Self.evs) { session, site in
            let text = "select count(*) from capacity where service = 'EVS' and timestamp "
            let from = try await session.answer(text + ">= '2022-04-12T00:00:00+08:00'")
            #expect(from.single == 2)
            let after = try await session.answer(text + "> '2022-04-11 16:00'")
            #expect(after.single == 0)
            // A millisecond of room, because nobody knows whether the site counts the ends in. Both have the same
            // window: the fetch of the first answers the second.
            #expect(site.calls.map { $0["begin_time"] } == ["1649692799999"])
        }
    }

    @Test("Words in place of figures are NULL and are told")
    func unreadable() async throws {
        try await withSamples(Sample(Self.path, "4.1.3.1-ecs-vm-capacity")) { session, _ in
            let answer = try await session.answer(
                "select allocated, total, timestamp from capacity where service = 'ECS_VM'")
            let told = answer.notices.filter { $0.code == .unreadableValues }.map(\.message)
            #expect(told.count == 2)
            #expect(told.contains { $0.contains("capacity.allocated") && $0.contains("已分配量") })
            #expect(told.contains { $0.contains("capacity.timestamp") && $0.contains("时间戳") })
        }
    }

    @Test("Nothing that the site sent is lost")
    func item() async throws {
        try await withSamples(Self.evs) { session, site in
            let answer = try await session.answer(
                """
                select json_extract(_json, '$.available'), _request_id is not null, _fetched_at is not null
                from capacity where region = 'cn-east-264'
                """)
            #expect(answer.rows == [["102.4052734375", 1, 1]])
        }
    }
}

import Foundation
import QueryEngine
import Testing

@Suite("Decoding rows")
struct DecodingTests {
    private let site = engine([Sites.hosts(), Sites.capacity()])

    @Test func propertiesTakeTheColumnsOfTheirNames() async throws {
        struct Host: Decodable, Equatable {
            var hostID: String
            var hostName: String
            var region: String
            var rack: String?
        }
        let hosts = try await site.fetchAll("select * from hosts order by host_id", as: Host.self)
        #expect(hosts.count == 5)
        #expect(hosts.first == Host(hostID: "h1", hostName: "主机1", region: "r2", rack: nil))
        var ids: [String] = []
        for try await host in try await site.query("select * from hosts order by 1").rows.decode(
            as: Host.self)
        { ids.append(host.hostID) }
        #expect(ids == ["h1", "h2", "h3", "h4", "h5"])
    }

    @Test func plainTypesTakeWhatTheyCanHold() async throws {
        struct Everything: Decodable, Equatable {
            var small: Int8
            var large: Int
            var byte: UInt8
            var real: Double
            var whole: Double
            var single: Float
            var flag: Bool
            var word: Bool
            var text: String
            var blob: Data
            var address: URL
            var id: UUID
            var amount: Decimal
            var none: Int?
        }
        let id = UUID()
        let query: SQLQuery = """
            select -128 as small, 9223372036854775807 as large, 255.0 as byte, 2.5 as real, 3 as whole, 0.5 as single,
                1 as flag, 'false' as word, 'x' as text, x'0102' as blob, 'https://a.example/b' as address,
                \(id) as id, '12.50' as amount, null as none
            """
        let row = try #require(try await site.fetchOne(query, as: Everything.self))
        #expect(row.small == -128)
        #expect(row.large == .max)
        #expect(row.byte == 255)
        #expect([row.real, row.whole] == [2.5, 3])
        #expect(row.single == 0.5)
        #expect([row.flag, row.word] == [true, false])
        #expect(row.text == "x")
        #expect(row.blob == Data([1, 2]))
        #expect(row.address.host() == "a.example")
        #expect(row.id == id)
        #expect(row.amount == Decimal(string: "12.5"))
        #expect(row.none == nil)
    }

    @Test func timesAreDates() async throws {
        struct Sample: Decodable {
            var timestamp: Date
        }
        let sample = try await site.fetchOne(
            "select max(timestamp) as timestamp from capacity where timestamp > 0", as: Sample.self)
        #expect(sample?.timestamp == Date(timeIntervalSince1970: 1_793_487_600))
        let written = try await site.scalar("select '2026-11-01T08:00:00.250+08:00'", as: Date.self)
        #expect(written == Date(timeIntervalSince1970: 1_793_491_200.25))
    }

    @Test func nestedTypesAreReadFromJSON() async throws {
        struct Machine: Decodable {
            struct Disk: Decodable {
                var size: Int
            }
            enum State: String, Decodable {
                case on, off
            }
            var disks: [Disk]
            var tags: [String: String]?
            var state: State
            var extra: Disk?
        }
        let machine = try await site.fetchOne(
            "select '[{\"size\": 4}, {\"size\": 5}]' as disks, '{\"a\": \"b\"}' as tags, 'off' as state",
            as: Machine.self)
        #expect(machine?.disks.map { $0.size } == [4, 5])
        #expect(machine?.tags == ["a": "b"])
        #expect(machine?.state == .off)
    }

    @Test func oneColumnIsAPlainTypeAndAScalar() async throws {
        #expect(try await site.fetchAll("values (1), (2)", as: Int.self) == [1, 2])
        #expect(try await site.fetchAll("values (1), (null)", as: Int?.self) == [1, nil])
        #expect(try await site.scalar("select 4, 5", as: Int.self) == 4)
        #expect(try await site.scalar("select null", as: Int.self) == nil)
        #expect(try await site.scalar("select 1 where 0", as: Int.self) == nil)
        #expect(try await site.fetchOne("select 1 where 0", as: Int.self) == nil)
        #expect(try await site.fetchAll("values ('a', 'b')", as: [String].self) == [["a", "b"]])
    }
}

import Foundation
import QueryEngine
import Testing

@Suite struct LocalFileTests {
    /// Asks a query over a file of these bytes.
    private static func ask(_ query: String, _ name: String, _ content: String) async throws -> [[Value]] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "esmql-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent(name).path
        try Data(content.utf8).write(to: URL(fileURLWithPath: path))
        let engine = engine(try LocalFiles.tables([LocalFiles.Attachment(path: path)]))
        return try await engine.query(query).allRows().map(\.values)
    }

    @Test func `CSV: quotes, line ends, types, NULL and empty text`() async throws {
        let content = "\u{FEFF}id,name,price,code\r\n1,\"a,\"\"b\"\"\r\nc\",1.5,007\r\n\r\n2,,2,\"\"\n"
        let rows = try await Self.ask(
            "select id, name, price, code, typeof(id), typeof(price) from goods order by id", "goods.csv",
            content)
        #expect(
            rows == [
                [1, "a,\"b\"\r\nc", 1.5, "007", "integer", "real"], [2, nil, 2.0, "", "integer", "real"],
            ])
    }

    @Test func `CSV: names are distinct, and ids too long for an integer stay text`() async throws {
        let rows = try await Self.ask(
            "select A, \"A:1\" from ids", "ids.csv", "a,A\n12345678901234567890,1\n12345678901234567891,2\n")
        #expect(rows == [["12345678901234567890", 1], ["12345678901234567891", 2]])
    }

    @Test func `a database keeps collations, through views too, and ANY of a STRICT table`() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(
            "esmql-\(UUID().uuidString).db"
        ).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try SQLiteSample.write(
            """
            create table nc(name text collate nocase); insert into nc values ('abc');
            create view vnc as select name from nc;
            create table any_of(v any) strict; insert into any_of values ('007');
            """, to: path)
        let engine = engine(try LocalFiles.tables([LocalFiles.Attachment(path: path)]))
        for table in ["nc", "vnc"] {
            let rows = try await engine.query(
                "select count(*) from \(identifier: table) where name = 'ABC'"
            ).allRows()
            #expect(rows.map(\.values) == [[1]])
        }
        let any = try await engine.query("select v, typeof(v) from any_of").allRows()
        #expect(any.map(\.values) == [["007", "text"]])
    }

    @Test func `two files of one name need names of their own`() {
        let file = LocalFiles.Attachment(path: #filePath, name: "t")
        #expect(throws: QueryError.self) { try LocalFiles.tables([file, file]) }
    }

    @Test(arguments: ["a,b\n1\n", "a\n\"x\n", "a\n\"x\"y\n", ""])
    func `CSV that is none is an error that names the file`(content: String) async {
        await #expect(throws: QueryError.self) { try await Self.ask("select 1", "bad.csv", content) }
    }

    @Test func `JSON: an array or lines, keys as they come`() async throws {
        for (name, content) in [
            ("d.json", #"[{"a": 1, "b": "x"}, {"b": [1, 2], "c": 9223372036854775807}]"#),
            ("d.ndjson", "{\"a\": 1, \"b\": \"x\"}\n{\"b\": [1, 2], \"c\": 9223372036854775807}\n"),
        ] {
            let rows = try await Self.ask("select a, b, c from d", name, content)
            #expect(rows == [[1, "x", nil], [nil, "[1, 2]", 9_223_372_036_854_775_807]])
        }
    }

    @Test func `a local table joins one of the site`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "esmql-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("owners.csv").path
        try Data("host,owner\nh5,Storage\nh1,Network\n".utf8).write(to: URL(fileURLWithPath: path))
        let vms = Sites.vms()
        let engine = engine(try LocalFiles.tables([LocalFiles.Attachment(path: path)]) + [vms])
        let result = try await engine.query(
            "select owner, count(vm_id) from owners left join host_vms on host_id = host group by 1 order by 1"
        )
        #expect(try await result.allRows().map(\.values) == [["Network", 0], ["Storage", 4]])
        #expect(Set(vms.requests.map(\.parameters)) == [["host_id": "h5"], ["host_id": "h1"]])
    }
}

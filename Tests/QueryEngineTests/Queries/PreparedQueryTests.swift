import QueryEngine
import Testing

@Suite("Prepared queries")
struct PreparedQueryTests {
    @Test func oneTextRunsManyTimes() async throws {
        let prepared = try await engine([Sites.hosts()]).prepare(
            "select host_name as name from hosts where host_id = :id and region <> \("r9")")
        #expect(prepared.parameterNames == [":id"])
        #expect(prepared.columns == [ResultColumn(name: "name", type: .text)])
        for number in 1...5 {
            #expect(try await prepared.scalar(["id": "h\(number)"], as: String.self) == "主机\(number)")
        }
        #expect(try await prepared.fetchOne(["id": nil], as: String.self) == nil)
        try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<20 { group.addTask { try await prepared.fetchAll(["id": "h3"]) } }
            for try await names in group { #expect(names == ["主机3"]) }
        }
    }

    @Test func aRequiredParameterIsGivenWithEachRun() async throws {
        let site = Sites.vms()
        let prepared = try await engine([site]).prepare(
            "select count(*) from host_vms where host_id = ?")
        #expect(prepared.parameterNames == ["?1"])
        #expect(site.requests.isEmpty)
        #expect(try await prepared.scalar(["h4"], as: Int.self) == 3)
        #expect(try await prepared.scalar(["h1"], as: Int.self) == 0)
    }

    @Test func whatIsWrongComesOutAtOnce() async throws {
        let engine = engine([Sites.hosts()])
        for (text, code) in [
            ("select nought from hosts", "unknown-column"), ("selec 1", "syntax-error"),
            ("select * from nowhere where id = :id", "unknown-table"),
        ] {
            let error = await #expect(throws: QueryError.self) {
                _ = try await engine.prepare(SQLQuery(text: text))
            }
            #expect(error?.code == code)
        }
    }

    @Test func valuesHaveToBeThoseOfTheParameters() async throws {
        let prepared = try await engine([Sites.hosts()]).prepare("select :a + :b")
        let missing = await #expect(throws: QueryError.self) { _ = try await prepared.query(["a": 1]) }
        #expect(missing?.code == "unbound-parameter")
        let unknown = await #expect(throws: QueryError.self) {
            _ = try await prepared.query(["a": 1, "b": 2, "c": 3])
        }
        #expect(unknown?.code == "unknown-parameter")
        #expect(try await prepared.scalar(["a": 1, "b": 2], as: Int.self) == 3)
    }

    @Test func aStatementThatIsNoQueryRunsToo() async throws {
        let engine = engine([Sites.hosts()])
        let prepared = try await engine.prepare(
            "create table if not exists kept as select count(*) n from hosts")
        #expect(prepared.columns.isEmpty)
        _ = try await prepared.query()
        #expect(try await engine.scalar("select n from kept", as: Int.self) == 5)
    }
}

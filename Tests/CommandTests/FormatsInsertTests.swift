import QueryEngine
import Testing

@testable import esmql

@Suite("Insert")
struct FormatsInsertTests {
    @Test func aScriptInOneTransaction() throws {
        let script = try document(
            InsertFormat(), columns: ["region", "n"], rows: [["cn-east-264", 3], ["O'Neill", nil]])
        let expected = """
            BEGIN;
            CREATE TABLE IF NOT EXISTS "result" ("region", "n");
            INSERT INTO "result" ("region", "n") VALUES ('cn-east-264', 3);
            INSERT INTO "result" ("region", "n") VALUES ('O''Neill', NULL);
            COMMIT;

            """
        #expect(script == expected)
    }

    @Test(
        arguments: [
            (.integer(.min), "-9223372036854775808"), (.real(.infinity), "9e999"),
            (.real(-.infinity), "-9e999"),
            (.real(.nan), "NULL"), (3.0, "3.0"), (.blob([0, 0xAB]), "X'00AB'"), (.blob([]), "X''"),
            ("", "''"),
            ("a\nb", "'a\nb'"), ("a\r\nb", "CAST(X'610D0A62' AS TEXT)"), ("\u{0}", "CAST(X'00' AS TEXT)"),
            ("'\u{301}", "'''\u{301}'"),
        ] as [(Value, String)])
    func literals(value: Value, literal: String) throws {
        let script = try document(InsertFormat(), columns: ["a"], rows: [[value]])
        #expect(script.utf8.contains(sequence: "VALUES (\(literal));\n".utf8), "\(script)")
    }

    @Test func namesDifferAlsoWithoutTheirCase() throws {
        let script = try document(InsertFormat(), columns: ["a", "A", "x\"y", "", "a\u{0}"], rows: [])
        #expect(script.contains(#"("a", "A_2", "x""y", "", "a?")"#))
    }

    @Test func noColumns() throws {
        #expect(try document(InsertFormat(), columns: [], rows: []) == "")
    }
}

extension Sequence<UInt8> {
    /// Whether some bytes occur in a row.
    fileprivate func contains(sequence: some Collection<UInt8>) -> Bool {
        let bytes = Array(self)
        let sought = Array(sequence)
        guard bytes.count >= sought.count else { return false }
        return (0...(bytes.count - sought.count)).contains { bytes[$0...].starts(with: sought) }
    }
}

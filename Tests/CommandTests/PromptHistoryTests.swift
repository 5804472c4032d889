import Foundation
import Testing

/// What the prompt remembers from one run to the next.
@Suite("The history of the prompt", .serialized, .timeLimit(.minutes(5)))
struct PromptHistoryTests {
    private static let up = "\u{1B}[A"
    private let home: Workspace

    init() throws {
        home = try Workspace()
    }

    private func demo(_ settings: [String: String]) throws -> Prompt {
        try Prompt(["--demo", "-q", "--format", "csv"], settings: settings, home: home)
    }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: home.path(name))[.posixPermissions] as? Int
    }

    @Test func entriesOutliveTheProcess() async throws {
        let settings = ["ESMQL_HISTORY": home.path("kept/history")]
        let first = try demo(settings)
        await first.enter("select 'of the '")
        await first.enter("|| 'first run 运行' as a;", after: "  ...> ")
        await first.expect("of the first run 运行\r\n")
        #expect(await first.leave() == 0)
        #expect(try mode("kept/history") == 0o600)
        #expect(try home.read("kept/history").contains("first run 运行"))

        let second = try demo(settings)
        await second.enter(Self.up)
        await second.expect("of the first run 运行\r\n")
        #expect(await second.leave() == 0)
    }

    @Test func itIsKeptInTheHomeFolder() async throws {
        let prompt = try demo([:])
        await prompt.enter("select 1 as one;")
        #expect(await prompt.leave() == 0)
        #expect(try home.read(".esmql_history") == "select 1 as one;\n")
        #expect(try mode(".esmql_history") == 0o600)
    }

    @Test func anEmptyVariableKeepsNone() async throws {
        let prompt = try demo(["ESMQL_HISTORY": ""])
        await prompt.enter("select 'a' || 'b' as a;")
        await prompt.expect("ab\r\n")
        prompt.type(Self.up + "\r")
        await prompt.expect("ab\r\n")
        #expect(await prompt.leave() == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder.path).isEmpty)
    }

    @Test func aHistoryThatCannotBeKeptIsToldAndNoMore() async throws {
        let prompt = try demo(["ESMQL_HISTORY": home.folder.path])
        await prompt.expect("notice: the history is not kept: ")
        await prompt.enter("select 1 as one;")
        await prompt.expect("one\r\n1\r\n")
        #expect(await prompt.leave() == 0)
    }
}

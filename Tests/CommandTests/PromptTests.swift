import ESMSimulator
import Foundation
import Testing

/// The prompt at a terminal.
@Suite("The prompt", .serialized, .timeLimit(.minutes(5)))
struct PromptTests {
    private let home: Workspace

    init() throws {
        home = try Workspace()
    }

    private func demo(_ arguments: String...) throws -> Prompt {
        try Prompt(["--demo"] + arguments, home: home)
    }

    @Test func aBannerAnAnswerAndCtrlD() async throws {
        let prompt = try demo()
        await prompt.expect("a simulated site")
        await prompt.enter("select 6 * 7 as answer;")
        await prompt.expect("│ answer │")
        await prompt.expect("│     42 │")
        await prompt.expect("1 row in ")
        #expect(await prompt.leave() == 0)
    }

    @Test func aStatementOverThreeLines() async throws {
        let prompt = try demo("--format", "csv")
        await prompt.enter("select 'a;b'")
        await prompt.enter("as", after: "  ...> ")
        await prompt.enter("text; select 'the ' || 'second' as other;", after: "  ...> ")
        await prompt.expect("text\r\na;b\r\n")
        await prompt.expect("other\r\nthe second\r\n")
        #expect(await prompt.leave() == 0)
    }

    @Test func anErrorAndOnItGoes() async throws {
        let prompt = try demo("--format", "csv")
        await prompt.enter("select * from capasity;")
        await prompt.expect("error[unknown-table]")
        await prompt.expect("did you mean capacity?")
        await prompt.enter("selec 1;")
        await prompt.expect("error[syntax-error]")
        await prompt.enter("select 1 as first; select nope; select 3 as third;")
        await prompt.expect("first\r\n1\r\n")
        await prompt.expect("error[unknown-column]")
        await prompt.enter("select 'still ' || 'there' as state;")
        await prompt.expect("still there")
        #expect(await prompt.leave() == 0)
        #expect(await !prompt.screen.all().contains("third\r\n"))
    }

    @Test func wordsOfOtherPromptsAreAnsweredAtOnce() async throws {
        let prompt = try demo("--format", "csv")
        await prompt.enter("help")
        await prompt.expect("the prompt has .help")
        await prompt.enter(" Quit ")
        await prompt.expect("exit with .quit")
        await prompt.enter("exit")
        await prompt.expect("exit with .quit")
        // Within a statement they are names.
        await prompt.enter("select help from (select 1 as")
        await prompt.enter("help", after: "...> ")
        await prompt.enter(");", after: "...> ")
        await prompt.expect("help\r\n1\r\n")
        #expect(await prompt.leave() == 0)
    }

    @Test func errorsOfCommandsShowTheirOwnStatement() async throws {
        let prompt = try demo("--format", "csv")
        await prompt.enter("select 'something', 'else', 'entirely' as a;")
        await prompt.enter(".explain select nosuch from hosts")
        await prompt.expect("error[unknown-column]")
        await prompt.expect(" --> line 1, column 8\r\n")
        await prompt.expect("1 | select nosuch from hosts\r\n  |        ^^^^^^\r\n")
        await prompt.enter("\\d nosuch")
        await prompt.expect("error[unknown-table]: ")
        #expect(await prompt.leave() == 0)
        #expect(await !prompt.screen.all().contains("1 | \r\n"))
    }

    @Test func aSiteThatFailsIsNotTheEnd() async throws {
        try await withSimulatedSite(.guarded(faults: Fault(.html, requests: 1...1))) { site in
            let prompt = try Prompt(["--format", "csv"], settings: site.settings, home: home)
            await prompt.enter("select count(*) > 0 as some from devices;")
            await prompt.expect("error[bad-response]")
            await prompt.enter("select count(*) > 0 as again from devices;")
            await prompt.expect("again\r\n1\r\n")
            #expect(await prompt.leave() == 0)
            #expect(await !Canary.isIn(prompt.screen.all()))
        }
    }

    @Test func interruptsGiveUpWhatIsTyped() async throws {
        let prompt = try demo("--format", "csv")
        for _ in 1...3 {
            await prompt.enter("select 'never',")
            await prompt.expect("  ...> ")
            prompt.type("run")
            await prompt.expect("run")
            prompt.type(Prompt.interrupt)
        }
        await prompt.enter("select 'fresh ' || 'start' as state;")
        await prompt.expect("state\r\nfresh start\r\n")
        #expect(await prompt.leave() == 0)
    }

    @Test func interruptsCancelARunningQuery() async throws {
        let prompt = try demo("-v", "--no-cache", "--format", "csv")
        let endless = """
            with recursive n(i) as (select count(*) from devices union all select i + 1 from n) select max(i) from n;
            """
        for _ in 1...3 {
            await prompt.enter(endless)
            // The devices have come: SQLite is at work from now on.
            await prompt.expect("GET /rest/dataapi/homs/open-api/v1/")
            await prompt.expect("HTTP 200")
            prompt.type(Prompt.interrupt)
            await prompt.expect("error[cancelled]")
        }
        await prompt.enter("select 'still ' || 'there' as state;")
        await prompt.expect("state\r\nstill there\r\n")
        #expect(await prompt.leave() == 0)
    }

    @Test func chineseIsTypedAndErased() async throws {
        let prompt = try demo("--format", "csv")
        await prompt.enter("select '可用容量' || '余量x\u{7F}\u{7F}' as 名称;")
        await prompt.expect("名称\r\n可用容量余\r\n")
        #expect(await prompt.leave() == 0)
    }

    @Test func commandsOfThePrompt() async throws {
        let script = try home.write("select 'read' as a;\nselect 2 as b".utf8, to: "two statements.sql")
        let prompt = try demo()
        await prompt.enter(".tables")
        await prompt.expect("\r\ncapacity ")
        await prompt.enter(".schema host_vms")
        await prompt.expect("\r\n  vm_id ")
        await prompt.enter(".mode json")
        await prompt.enter("select 1 as a;")
        await prompt.expect("[{\"a\":1}]\r\n")
        await prompt.enter(".mode xml")
        await prompt.expect("table, csv, json")
        await prompt.enter(".read '\(script)'")
        await prompt.expect("[{\"a\":\"read\"}]\r\n")
        await prompt.expect("[{\"b\":2}]\r\n")
        await prompt.enter(".read /nonexistent/daily.sql")
        await prompt.expect("error[file]")
        await prompt.enter(".help")
        for name in [".help", ".quit", ".tables", ".schema", ".mode", ".read"] { await prompt.expect(name) }
        await prompt.enter(".nonsense")
        await prompt.expect("error[command]: unknown command .nonsense")
        await prompt.enter(".quit")
        #expect(await prompt.status() == 0)
    }

    @Test func optionsHoldAtThePrompt() async throws {
        let prompt = try demo("-q", "--format", "json", "--param", "service=EVS")
        await prompt.enter("select distinct service from capacity where service = :service;")
        await prompt.expect("[{\"service\":\"EVS\"}]\r\n")
        #expect(await prompt.leave() == 0)
        let screen = await prompt.screen.all()
        #expect(!screen.contains("notice:"))
        #expect(!screen.contains("simulated"))
        #expect(!screen.contains(" row in "))
    }

    @Test func withoutSettingsThereIsNoPrompt() async throws {
        let prompt = try Prompt([], home: home)
        await prompt.expect("error[configuration]")
        #expect(await prompt.status() == 2)
        #expect(await !prompt.screen.all().contains("esmql> "))
    }
}

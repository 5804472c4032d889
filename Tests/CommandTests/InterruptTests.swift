import ESMSimulator
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Ctrl-C while a script runs: status 130, no data.
@Suite("Interrupted scripts", .serialized, .timeLimit(.minutes(5)))
struct InterruptTests {
    /// It reads the devices once, and then never ends.
    private static let endless = """
        with recursive n(i) as (select count(*) from devices union all select i + 1 from n) select max(i) from n
        """

    @Test(arguments: ["table", "csv", "json"])
    func anEndlessQuery(_ format: String) async throws {
        let command = try RunningCommand(["--demo", "-v", "--format", format, "-c", Self.endless])
        // The devices have come: SQLite is at work from now on.
        await command.error.expect("GET /rest/dataapi/homs/open-api/v1/")
        await command.error.expect("HTTP 200")
        command.process.send(SIGINT)
        #expect(await command.process.end() == 130)
        #expect(await command.output.all().isEmpty)
        let error = await command.error.all()
        #expect(error.contains("error[cancelled]: "))
    }

    @Test func aQueryBehindOthers() async throws {
        let command = try RunningCommand(
            ["--demo", "--format", "csv", "--echo", "-c", "select 1 as a;\(Self.endless);select 2 as b"])
        await command.output.expect("select max(i) from n;\n")
        command.process.send(SIGINT)
        #expect(await command.process.end() == 130)
        #expect(await command.output.all() == "select 1 as a;\na\n1\n\(Self.endless);\n")
    }

    @Test func aSiteThatDoesNotAnswer() async throws {
        try await withSimulatedSite(.guarded(faults: Fault(.stall))) { site in
            let command = try RunningCommand(
                ["-v", "-c", "select count(*) from network_metrics"], settings: site.settings)
            await command.error.expect("POST /v3/auth/tokens")
            command.process.send(SIGINT)
            #expect(await command.process.end() == 130)
            #expect(await command.output.all().isEmpty)
            #expect(await !Canary.isIn(command.error.all()))
        }
    }

    @Test func rowsOnTheirWayToAFullPipe() async throws {
        let rows = "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n"
        let command = try RunningCommand(["--demo", "--format", "csv", "-c", rows])
        await command.output.expect("\n1000\n")
        command.process.send(SIGINT)
        #expect(await command.process.end() == 130)
        #expect(await command.output.all().hasPrefix("i\n1\n2\n"))
    }
}

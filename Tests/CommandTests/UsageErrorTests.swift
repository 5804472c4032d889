import Testing

/// Options, files and settings that are wrong: one message, no data, status 2.
@Suite("Wrong options, files and settings", .serialized, .timeLimit(.minutes(5)))
struct UsageErrorTests {
    /// Arguments and what their message must hold.
    struct Case: CustomTestStringConvertible {
        let arguments: [String]
        let words: [String]
        var testDescription: String { arguments.joined(separator: " ") }

        init(_ arguments: String..., words: String...) {
            self.arguments = arguments
            self.words = words
        }
    }

    static let cases = [
        Case("--bogus", words: "Unknown option '--bogus'", "Usage: esmql"),
        Case("tables", "--bogus", words: "--bogus", "Usage: esmql tables"),
        Case("--demo", "select 1", words: "Unexpected argument 'select 1'", "-c '…'", "Usage: esmql"),
        Case("tables", "capacity", words: "capacity"),
        Case("describe", words: "<table>"),
        Case("explain", words: "<query>"),
        Case("-c", words: "-c"),
        Case("-c", "select 1", "-f", "daily.sql", words: "-c and -f exclude each other"),
        Case("--demo", "--format", "xml", "-c", "select 1", words: "'xml'", "- csv"),
        Case("--demo", "--param", "day", "-c", "select :day", words: "--param takes name=value, not 'day'"),
        Case("--demo", "--param", "=1", "-c", "select 1", words: "--param takes name=value, not '=1'"),
        Case(
            "--demo", "-f", "/nonexistent/daily.sql", words: "error[file]",
            "/nonexistent/daily.sql: No such file"),
        Case("--demo", "-f", "/", words: "error[file]", "cannot read /"),
        Case(
            "--demo", "-o", "/nonexistent/out", "-c", "select 1", words: "error[output]", "/nonexistent/out"),
        Case("tables", "-o", "/nonexistent/out", words: "error[output]", "/nonexistent/out"),
        Case("--record", "a", "--replay", "b", "-c", "select 1", words: "--record asks the site"),
        Case("--record", "a", "--offline", "-c", "select 1", words: "--record asks the site"),
        Case("--demo", "--offline", "-c", "select 1", words: "--demo has a site to ask"),
        Case("--demo", "--replay", "a", "-c", "select 1", words: "--demo has a site to ask"),
        Case("--demo", "--timeout", "soon", "-c", "select 1", words: "'soon'"),
        Case("--demo", "--max-memory", "1KB", "-c", "select 1", words: "'1KB'"),
        Case("explain", "select 1; select 2", words: "Only one statement"),
        Case("simulate", "--port", "65536", words: "--port takes 0 to 65535"),
        Case("simulate", "--port", "many", words: "'many'"),
        Case("simulate", "--rows", "0", words: "--rows"),
        Case("simulate", "--latency=-1", words: "--latency"),
    ]

    @Test(arguments: cases)
    func oneMessageAndNoData(_ wrong: Case) async throws {
        try await Esmql.run(wrong.arguments).expectFailure(2, wrong.words)
    }

    @Test func aFileThatIsNoTextIsRefused() async throws {
        let home = try Workspace()
        let bytes: [UInt8] = Array("select '".utf8) + [0xB9, 0xFA] + Array("';".utf8)
        let path = try home.write(bytes, to: "gbk.sql")
        try await Esmql.run(["--demo", "-f", path]).expectFailure(
            2, ["error[file]", path, "is not UTF-8 text"])
        try await Esmql.run(["--demo", "-f", "-"], bytes: bytes)
            .expectFailure(2, ["standard input is not UTF-8 text"])
        try await Esmql.run(["--parse-only"], bytes: bytes)
            .expectFailure(2, ["standard input is not UTF-8 text"])
    }

    @Test func thereIsNothingToAskWithoutSettings() async throws {
        try await Esmql.run(["-c", "select 1"]).expectFailure(
            2, ["error[configuration]", "ESMQL_ENDPOINT", "--demo"])
    }

    @Test func profilesThatCouldBeReadAreNamed() async throws {
        let home = try Workspace()
        let lab = "[lab]\nendpoint = https://esm.invalid\n"
        let config = try home.write(lab.utf8, to: "config")
        try await Esmql.run(["-c", "select 1"], settings: ["ESMQL_CONFIG": config]).expectFailure(
            2, ["error[configuration]: no site is set", "esmql --profile lab ", "lab"])
    }

    /// Settings of which something is missing or wrong, and what is said of it.
    static let settings: [([String: String], String)] = [
        (["ESMQL_ENDPOINT": "https://esm.invalid"], "ESMQL_TOKEN"),
        (["ESMQL_ENDPOINT": "http://esm.invalid", "ESMQL_TOKEN": Canary.token], "https"),
        (["ESMQL_ENDPOINT": "esm", "ESMQL_TOKEN": Canary.token], "the endpoint is not an address"),
        (["ESMQL_ENDPOINT": "https://esm.invalid", "ESMQL_USER": "operator"], "ESMQL_PASSWORD"),
        (
            [
                "ESMQL_ENDPOINT": "https://esm.invalid", "ESMQL_USER": "operator",
                "ESMQL_PASSWORD": Canary.password,
            ], "ESMQL_IAM_ENDPOINT"
        ),
        (
            [
                "ESMQL_ENDPOINT": "https://esm.invalid", "HW_USER_NAME": "operator",
                "HW_USER_PASSWORD": Canary.password, "HW_AUTH_URL": "https://iam.invalid",
            ], "ESMQL_DOMAIN"
        ),
        (
            [
                "ESMQL_ENDPOINT": "https://esm.invalid", "OS_USERNAME": "operator",
                "OS_PASSWORD": Canary.password, "OS_AUTH_URL": "https://iam.invalid",
                "OS_USER_DOMAIN_NAME": "cloud",
            ], "ESMQL_PROJECT"
        ),
        (
            [
                "ESMQL_ENDPOINT": "https://esm.invalid", "ESMQL_TOKEN": Canary.token,
                "ESMQL_CA_FILE": "/nonexistent/ca.pem",
            ], "/nonexistent/ca.pem"
        ),
        (["ESMQL_ENDPOINT": "https://esm.invalid", "ESMQL_TOKEN": Canary.token + "\n"], "token"),
    ]

    @Test(arguments: settings)
    func theMessageNamesTheSetting(_ settings: [String: String], _ word: String) async throws {
        try await Esmql.run(["-v", "-c", "select * from hosts"], settings: settings)
            .expectFailure(2, ["error[configuration]", word])
    }

    @Test func anAnswerThatCannotBeWritten() async throws {
        let full = try await Esmql.shell("esmql --demo -c 'select 1' > /dev/full")
        full.expectFailure(2, ["error[output]", "No space left on device"])
        let closed = try await Esmql.shell("esmql --demo -c 'select 1' >&-")
        closed.expectFailure(2, ["error[output]", "Bad file descriptor"])
    }
}

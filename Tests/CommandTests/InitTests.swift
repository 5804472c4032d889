import Foundation
import Testing

/// `esmql init`, and what somebody without settings is told.
@Suite("The first settings", .serialized, .timeLimit(.minutes(5)))
struct InitTests {
    private let home: Workspace
    private static let answers = """
        https://esm.example.com
        https://iam.example.com
        operator
        example-domain
        example-project
        \(Canary.appCode)

        """

    init() throws {
        home = try Workspace()
    }

    private func run(_ arguments: [String], _ input: String) async throws -> Outcome {
        try await Esmql.run(["init"] + arguments, input: input, home: home)
    }

    @Test func aProfileIsWrittenForItsOwnerOnly() async throws {
        let outcome = try await run(["--profile", "lab"], Self.answers + "pass show esm\n")
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.error.contains("esmql login --profile lab"))
        let text = try home.read(".config/esmql/config")
        #expect(
            text == """
                [lab]
                endpoint         = https://esm.example.com
                iam_endpoint     = https://iam.example.com
                user             = operator
                domain           = example-domain
                project          = example-project
                appcode          = \(Canary.appCode)
                password_command = pass show esm

                """)
        let mode = try FileManager.default.attributesOfItem(atPath: home.path(".config/esmql/config"))[
            .posixPermissions]
        #expect(mode as? Int == 0o600)
        let shown = try await Esmql.run(["--show-config", "--profile", "lab"], home: home)
        #expect(shown.output.contains("https://esm.example.com"))
    }

    @Test func otherProfilesStayAndOneIsReplacedOnlyByForce() async throws {
        try FileManager.default.createDirectory(
            atPath: home.path(".config/esmql"), withIntermediateDirectories: true)
        let before = "# mine\ntimezone = +08:00\n\n[lab]\nuser = old\n\n[prod]\nuser = other\n"
        _ = try home.write(before.utf8, to: ".config/esmql/config")
        try await run(["--profile", "lab"], Self.answers).expectFailure(2, ["there is a profile lab already"])
        #expect(try home.read(".config/esmql/config") == before)
        let outcome = try await run(["--profile", "lab", "--force"], Self.answers + "none\n")
        #expect(outcome.status == 0, "\(outcome.error)")
        let text = try home.read(".config/esmql/config")
        #expect(text.hasPrefix("# mine\ntimezone = +08:00\n\n[lab]\nendpoint"))
        #expect(text.hasSuffix("\n\n[prod]\nuser = other\n"))
        #expect(!text.contains("old"))
        #expect(!text.contains("password"))
    }

    @Test func aWrongAddressIsRefused() async throws {
        try await run(["--profile", "lab"], "http://esm.example.com\n").expectFailure(
            2, ["error[configuration]", "https"])
        try await run(["--profile", "lab"], "").expectFailure(2, ["there is no answer"])
        #expect(!FileManager.default.fileExists(atPath: home.path(".config/esmql/config")))
    }

    @Test func atATerminalAWrongAnswerIsAskedForAgainAndSecretsAreNotShown() async throws {
        let prompt = try Prompt(["init"], home: home)
        let steps = [
            ("Name of the profile [default]: ", ""),
            ("Address of ESM, https://…: ", "http://esm.example.com"),
            ("Address of ESM, https://…: ", "https://esm.example.com"),
            ("Address of IAM", "https://iam.example.com"), ("User: ", ""),
            ("an answer is needed", "operator"), ("Domain of the user: ", "example-domain"),
            ("Project: ", "example-project"), ("X-APIG-Appcode: ", Canary.appCode),
            ("esmql login asks [none]: ", ""),
        ]
        for (text, answer) in steps {
            await prompt.expect(text)
            prompt.type(answer + "\r")
        }
        await prompt.expect("Written.")
        #expect(await prompt.status() == 0)
        #expect(!Canary.isIn(await prompt.screen.all()))
        let text = try home.read(".config/esmql/config")
        #expect(text.hasPrefix("[default]\n"))
        #expect(text.contains("user         = operator\n"))
        #expect(text.contains(Canary.appCode))
        #expect(!text.contains("password"))
    }

    @Test func theQuestionsAreChineseWhereTheEnvironmentIs() async throws {
        let prompt = try Prompt(["init"], settings: ["LC_ALL": "zh_CN.UTF-8"], home: home)
        await prompt.expect("配置名称 [default]: ")
        prompt.type("实验室\r")
        await prompt.expect("ESM 地址，https://…: ")
        prompt.type(Prompt.interrupt)
        #expect(await prompt.status() == 130)
        #expect(!FileManager.default.fileExists(atPath: home.path(".config/esmql/config")))
    }

    @Test func fiveLinesForWhoeverHasNoSettings() async throws {
        for arguments in [["-c", "select 1"], ["-f", "-"]] {
            let outcome = try await Esmql.run(arguments, input: "select 1", home: home)
            outcome.expectFailure(
                2, ["error[configuration]", "esmql --demo", "esmql init", "ESMQL_ENDPOINT"])
            #expect(outcome.error.split(separator: "\n").count == 5)
        }
    }
}

import ESMQL
import Foundation
import Testing

@testable import esmql

/// The manual page, the completions, and help in Chinese: all made of what the command takes.
@Suite("Manual, completions and help", .timeLimit(.minutes(5)))
struct ManualTests {
    /// The spellings that a command and the commands within it list.
    private static func spellings(_ command: CommandReference) -> Set<String> {
        let own = command.visibleArguments.flatMap { ($0.names ?? []).map(\.spelling) }
        return command.visibleSubcommands.reduce(into: Set(own)) { $0.formUnion(spellings($1)) }
    }

    @Test func `the manual page tells each option, command and exit code`() throws {
        let page = try #require(ManualPage.text).replacing("\\-", with: "-")
        let reference = try #require(CommandReference.esmql)
        let spellings = Self.spellings(reference)
        #expect(spellings.isSuperset(of: ["-c", "--demo", "--format", "--in-place", "--port"]))
        for spelling in spellings { #expect(page.contains(spelling), "\(spelling)") }
        for command in reference.visibleSubcommands {
            #expect(page.contains(".SS esmql \(command.commandName)\n"))
        }
        let source = try Document("Sources/esmql/Command/ExitStatus.swift").text
        let cases = source.matches(of: #/case [a-zA-Z]+ = ([0-9]+)/#).compactMap { Int32($0.1) }
        #expect(ManualPage.statuses.map(\.0) == cases)
    }

    @Test func `the manual page lists the variables of the README`() throws {
        let cells = try Document("README.md").table(under: "## Your site").compactMap(\.first)
        let listed = Set(cells.flatMap(Document.code(in:)))
        let told = Set(ManualPage.variables.flatMap { $0.0.components(separatedBy: ", ") })
        #expect(told.filter { $0.hasPrefix("ESMQL_") } == listed)
    }

    @Test func `the command writes the page, and man has nothing to say against it`() async throws {
        let outcome = try await Esmql.run(["manual"])
        outcome.expectOutput(try #require(ManualPage.text))
        let lines = outcome.output.components(separatedBy: "\n")
        let requests = [".TH", ".SH", ".SS", ".B", ".BR", ".br", ".PP", ".TP", ".nf", ".fi", ".RS", ".RE"]
        for line in lines where line.hasPrefix(".") {
            #expect(requests.contains(String(line.prefix { $0 != " " })), "\(line)")
        }
    }

    @Test func `installing writes the page and completions that know the options`() async throws {
        let files = try Workspace()
        let outcome = try await Esmql.shell(
            "scripts/install-docs.sh \"$(command -v esmql)\" '\(files.path("share"))'")
        #expect(outcome.status == 0, "\(outcome.error)")
        for name in [
            "man/man1/esmql.1", "bash-completion/completions/esmql", "zsh/site-functions/_esmql",
            "fish/vendor_completions.d/esmql.fish",
        ] {
            let text = try files.read("share/\(name)").replacing("\\-", with: "-")
            for word in ["max-requests", "simulate", "overwrite"] { #expect(text.contains(word), "\(name)") }
        }
    }

    @Test func `help in Chinese has a text for each English one`() throws {
        func texts(_ command: CommandReference) -> [String] {
            [command.abstract, command.discussion].compactMap(\.self)
                + command.visibleArguments.compactMap(\.abstract)
                + command.visibleSubcommands.flatMap(texts)
        }
        let english = Set(texts(try #require(CommandReference.esmql)))
        #expect(english.count > 30)
        let missing = english.subtracting(ChineseHelp.texts.keys).sorted()
        #expect(missing.isEmpty, "\(missing)")
        let unused = Set(ChineseHelp.texts.keys).subtracting(english).sorted()
        #expect(unused.isEmpty, "\(unused)")
    }

    @Test(arguments: [["--help"], ["help", "describe"], ["fmt", "-h"]])
    func `help speaks the language of the environment`(arguments: [String]) async throws {
        let english = try await Esmql.run(arguments)
        #expect(english.output.contains("USAGE: "))
        let chinese = try await Esmql.run(arguments, settings: ["LC_ALL": "zh_CN.UTF-8"])
        #expect(chinese.status == 0)
        #expect(chinese.output.contains("用法：esmql"))
        #expect(!chinese.output.contains("USAGE"))
        for line in chinese.output.split(separator: "\n") {
            #expect(DisplayWidth.of(String(line)) <= HelpPage.width, "\(line)")
        }
        let options = Set(english.output.matches(of: #/ (--[a-z-]+)/#).map { String($0.1) })
        for option in options { #expect(chinese.output.contains(option), "\(option)") }
    }

    @Test func `waits and retries are told in both languages`() {
        var event = ClientEvent(kind: .waiting, endpoint: "capacity")
        event.wait = .milliseconds(3250)
        event.reason = "the site's rate limit"
        #expect(event.line(in: .english) == "notice: capacity: waiting 3.2 s: the site's rate limit")
        #expect(event.line(in: .chinese) == "提示：capacity：站点限制请求速率，等待 3.2 秒")
        event.kind = .retrying
        (event.attempt, event.maximumAttempts, event.reason) = (2, 4, "HTTP 503\u{1B}")
        #expect(event.line(in: .english) == "notice: capacity: attempt 2 of 4 in 3.2 s: HTTP 503␛")
        #expect(event.line(in: .chinese) == "提示：capacity：3.2 秒后重试，第 2 次，最多 4 次：HTTP 503␛")
    }

    @Test func `notices speak the language of the environment`() async throws {
        let run = ["--demo", "-c", "select count(*) from network_metrics where metric = '59'"]
        let english = try await Esmql.run(run)
        #expect(english.error.contains("notice: network_metrics: no condition bounds timestamp"))
        let chinese = try await Esmql.run(run, settings: ["LC_ALL": "zh_CN.UTF-8"])
        #expect(chinese.error.contains("提示：network_metrics：没有条件限定 timestamp，读取最近 24 小时"))
        #expect(chinese.output == english.output)
    }
}

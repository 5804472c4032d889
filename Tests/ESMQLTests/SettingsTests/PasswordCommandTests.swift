import Foundation
import Testing

@testable import ESMQL

/// The command that gives the password.
@Suite(.timeLimit(.minutes(5)))
struct PasswordCommandTests {
    private func error(_ command: String, timeout: Duration = .seconds(60)) async -> ESMClientError? {
        do {
            _ = try await PasswordCommand(command, timeout: timeout).run()
            return nil
        } catch { return error as? ESMClientError }
    }

    @Test(
        "The first line of its output is the password",
        arguments: [
            ("echo word", "word"), ("printf word", "word"), ("printf 'word\\r\\nmore'", "word"),
            ("printf ' a b \\nc'", " a b "), ("echo 'wörd 密'", "wörd 密"), ("X=1; echo $X$X", "11"),
            ("(sleep 0; echo word) | cat", "word"), ("cat; echo word", "word"),
        ])
    func password(_ command: String, _ expected: String) async throws {
        #expect(try await PasswordCommand(command).run() == Secret(expected))
    }

    @Test(
        "A command that gives none is an error that does not show it",
        arguments: [
            ("echo canary; exit 3", "ended with the status 3"), ("true", "wrote no password"),
            ("echo; echo canary", "wrote no password"), ("canary-is-no-command", "ended with the status 127"),
            ("echo canary; kill -9 $$", "was ended by a signal"),
            ("yes canary | head -c 100000", "writes more than a password"),
        ])
    func failure(_ command: String, _ words: String) async {
        let error = await error(command)
        #expect(error?.code == .configuration)
        #expect(error?.message == "the password_command \(words)")
    }

    @Test("One that does not end is ended, with all that it has started")
    func timeout() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("esmql-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let error = await error(
            "sleep 1000 & echo $! > \(file.path); wait", timeout: .milliseconds(500))
        #expect(error?.message.contains("took longer than") == true)
        let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        let child = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        // Gone, or a zombie that nobody has collected yet.
        let state = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8))?.split(
            separator: " ")
        #expect(state == nil || state?.dropFirst(2).first == "Z" || state?.dropFirst(2).first == "X")
    }

    @Test("Cancelling ends it")
    func cancelling() async {
        let task = Task { try await PasswordCommand("sleep 1000").run() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}

import Foundation
import Testing

/// The command itself, as it was built.
enum Esmql {
    /// The executable: the one that `ESMQL_BINARY` names, or the one that was built beside these tests.
    static let path: String = {
        if let path = ProcessInfo.processInfo.environment["ESMQL_BINARY"] { return path }
        #if os(Linux)
            let tests = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        #else
            let tests = Bundle(for: Workspace.self).bundleURL
        #endif
        let folder = tests.resolvingSymlinksInPath().deletingLastPathComponent()
        return folder.appendingPathComponent("esmql").path
    }()

    /// The top folder of the package.
    static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// An environment without any setting of the user's.
    static func environment(_ settings: [String: String], home: Workspace) -> [String: String] {
        var environment = ProcessInfo.processInfo.environment.filter { name, _ in
            !["ESMQL_", "HW_", "OS_", "XDG_"].contains { name.hasPrefix($0) } && name != "NO_COLOR"
                && !name.lowercased().hasSuffix("_proxy")
        }
        environment["HOME"] = home.folder.path
        environment["LANG"] = "C.UTF-8"
        environment["LC_ALL"] = "C.UTF-8"
        environment["TERM"] = "xterm"
        environment.merge(settings) { _, new in new }
        return environment
    }

    /// Runs the command to its end.
    ///
    /// No secret of ``Canary`` may be in what it writes.
    ///
    /// - Parameters:
    ///   - arguments: its arguments.
    ///   - settings: environment variables beside the usual ones.
    ///   - input: standard input.
    ///   - home: the folder that is its home; one of its own where none is given.
    ///   - executable: what is run instead of the command.
    ///   - sourceLocation: where an issue is recorded.
    /// - Returns: what came of it.
    /// - Throws: a `POSIXError` where it cannot be started.
    static func run(
        _ arguments: [String], settings: [String: String] = [:], input: String = "",
        home: Workspace? = nil, executable: String = path, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Outcome {
        try await run(
            arguments, settings: settings, bytes: Array(input.utf8), home: home, executable: executable,
            sourceLocation: sourceLocation)
    }

    /// Runs the command with bytes that need not be text as its standard input.
    static func run(
        _ arguments: [String], settings: [String: String] = [:], bytes: [UInt8], home: Workspace? = nil,
        executable: String = path, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Outcome {
        let files = try Workspace()
        let process = try ChildProcess(
            executable, arguments, environment: environment(settings, home: home ?? files),
            input: .path(try files.write(bytes, to: "stdin")), output: .path(files.path("stdout")),
            error: .path(files.path("stderr")))
        let status = await process.end()
        let outcome = Outcome(
            status: status, output: try files.read("stdout"), error: try files.read("stderr"))
        #expect(!Canary.isIn(outcome.output + outcome.error), sourceLocation: sourceLocation)
        return outcome
    }

    /// Runs a line of the shell, in the top folder of the package, in which `esmql` is the command.
    static func shell(
        _ line: String, settings: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Outcome {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let script = "cd '\(package.path)' && PATH='\(folder)':\"$PATH\" && \(line)"
        return try await run(
            ["-c", script], settings: settings, executable: "/bin/sh", sourceLocation: sourceLocation)
    }
}

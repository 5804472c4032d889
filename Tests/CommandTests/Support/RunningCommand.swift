import Foundation

#if canImport(Glibc)
    import Glibc
    private let systemPipe = Glibc.pipe
#else
    import Darwin
    private let systemPipe = Darwin.pipe
#endif

/// The command while it runs: what it writes can be waited for.
final class RunningCommand {
    /// The process.
    let process: ChildProcess
    /// Standard output.
    let output: Transcript
    /// Standard error.
    let error: Transcript
    private let home: Workspace

    /// Starts the command with nothing on its standard input.
    init(_ arguments: [String], settings: [String: String] = [:]) throws {
        home = try Workspace()
        let output = try Self.pipe()
        let error = try Self.pipe()
        defer {
            close(output.write)
            close(error.write)
        }
        process = try ChildProcess(
            Esmql.path, arguments, environment: Esmql.environment(settings, home: home),
            input: .path("/dev/null"), output: .descriptor(output.write), error: .descriptor(error.write))
        self.output = Transcript(reading: output.read)
        self.error = Transcript(reading: error.read)
    }

    /// A pipe that other children of the process do not get.
    private static func pipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        let result = SpawnSettings.withoutSpawning {
            let result = systemPipe(&ends)
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return result
        }
        guard result == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EMFILE) }
        return (ends[0], ends[1])
    }
}

import ArgumentParser

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where the process starts, and the only place where it ends with a status.
@main
enum Main {
    static func main() async {
        // A pipe that nobody reads any more is an error of the write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        exit(await run(Array(CommandLine.arguments.dropFirst())).rawValue)
    }

    private static func run(_ arguments: [String]) async -> ExitStatus {
        do {
            var command = try EsmqlCommand.parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return .success
        } catch let status as ExitStatus {
            return status
        } catch {
            let text = EsmqlCommand.fullMessage(for: error)
            if EsmqlCommand.exitCode(for: error) == .success {
                print(text)
                return .success
            }
            Console.error(text)
            return .usage
        }
    }
}

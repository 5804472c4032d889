import ArgumentParser
import ESMQL

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
        fillStandardDescriptors()
        exit(await run(Array(CommandLine.arguments.dropFirst())).rawValue)
    }

    /// Occupies the standard descriptors that are closed, lest a socket gets one and answers are written to it.
    private static func fillStandardDescriptors() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            // The wrong way round: using it is still an error. The lowest free descriptor is the one opened.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
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
                let isHelp = arguments.contains { ["-h", "--help", "help"].contains($0) }
                let page = isHelp && Language.ofEnvironment == .chinese ? HelpPage(for: arguments)?.text : nil
                print(page ?? text, terminator: page == nil ? "\n" : "")
                return .success
            }
            Console.error(withHint(text, arguments))
            return .usage
        }
    }

    /// A message about options; where a statement stands without its option, it names the option.
    private static func withHint(_ text: String, _ arguments: [String]) -> String {
        guard let statement = arguments.first(where: { $0.contains(" ") }) else { return text }
        let problem = "Unexpected argument '\(statement)'"
        let hint = "  hint: statements follow -c: esmql -c '…', or come from a file or standard input"
        return text.replacing(problem, with: problem + "\n" + hint)
    }
}

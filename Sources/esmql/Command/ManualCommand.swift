import ArgumentParser

/// Writes the manual page; `make install` puts it where `man` finds it.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Write the manual page, for man.", shouldDisplay: false)

    func run() throws {
        guard let text = ManualPage.text else {
            Console.error("error[output]: the options cannot be read")
            throw ExitStatus.usage
        }
        Console.output(text)
    }
}

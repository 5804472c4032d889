import ArgumentParser

/// How answers are written.
struct OutputOptions: ParsableArguments {
    @Option(help: "The form of the answers.")
    var format: OutputFormatName?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
    var output: String?

    @Flag(name: .shortAndLong, help: "Leave notices out.")
    var quiet = false

    /// Opens what is written to.
    ///
    /// - Throws: an ``ExitStatus`` after saying why it cannot be opened.
    func makeSink() throws -> FileSink {
        guard let output else { return FileSink(descriptor: 1) }
        do { return try FileSink(creating: output) } catch {
            Console.error("error[output]: \(error)")
            throw ExitStatus.usage
        }
    }
}

extension OutputFormatName: ExpressibleByArgument {}

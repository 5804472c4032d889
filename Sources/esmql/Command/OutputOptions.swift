import ArgumentParser

/// How answers are written.
struct OutputOptions: ParsableArguments {
    @Option(help: "The form of the answers.")
    var format: OutputFormatName?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
    var output: String?

    @Flag(help: "Start CSV with a byte order mark, for Excel.")
    var csvBom = false

    @Flag(help: "Guard CSV fields that a spreadsheet would run as formulas.")
    var csvGuard = false

    /// What is particular about the form of the answers.
    var formatOptions: FormatOptions {
        FormatOptions(marksByteOrder: csvBom, guardsFormulas: csvGuard)
    }

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

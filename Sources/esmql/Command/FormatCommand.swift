import ArgumentParser
import SQLSyntax

/// Lays out the statements of files anew.
struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Lay out the statements of files.",
        discussion: """
            Without files, standard input is laid out to standard output. A file with a syntax error is left as it \
            is, and the status is 1. Comments, names and values stay; only the header of a result column without \
            an alias, which is its text, changes with the layout.
            """)

    /// The values of `--keywords`.
    enum Letters: String, CaseIterable, ExpressibleByArgument {
        case lower
        case upper
        case keep

        /// What the formatter calls it.
        var keywordCase: SQLFormatter.KeywordCase {
            switch self {
            case .lower: .lower
            case .upper: .upper
            case .keep: .keep
            }
        }
    }

    @Argument(help: "The files; - is standard input.", completion: .file())
    var files: [String] = []

    @Flag(name: [.short, .long], help: "Rewrite the files.")
    var inPlace = false

    @Flag(help: "Write nothing but the names of the files that would change; status 1 where there is one.")
    var check = false

    @Option(help: ArgumentHelp("The letter case of keywords.", valueName: "case"))
    var keywords = Letters.lower

    @Option(help: ArgumentHelp("The columns of a line, at least 20.", valueName: "columns"))
    var width = 100

    func validate() throws {
        if width < 20 { throw ValidationError("--width takes at least 20, not \(width).") }
        if inPlace, check { throw ValidationError("--in-place and --check exclude each other.") }
        if inPlace, files.isEmpty || files.contains("-") {
            throw ValidationError("--in-place takes files, not standard input.")
        }
    }

    func run() throws {
        let formatter = ScriptFormatter(
            formatter: SQLFormatter(keywordCase: keywords.keywordCase, width: width))
        var status = ExitStatus.success
        for file in files.isEmpty ? ["-"] : files {
            do { try format(file, formatter) } catch let failure as ExitStatus {
                status = status.rawValue < failure.rawValue ? failure : status
            }
        }
        if status != .success { throw status }
    }

    /// Lays out one file.
    ///
    /// - Throws: an ``ExitStatus`` after saying what is wrong.
    private func format(_ file: String, _ formatter: ScriptFormatter) throws {
        let text = try file == "-" ? TextFile.readStandardInput() : TextFile.read(file)
        let name = file == "-" ? "standard input" : Console.visible(file)
        let result: String
        do throws(SQLFormatError) { result = try formatter.format(text) } catch {
            switch error.code {
            case .syntax: Console.error("\(name):\n" + ErrorReport(error.diagnostics, source: text).text)
            case .changed: Console.error("error[format]: \(name): \(error.message)")
            }
            throw ExitStatus.query
        }
        if check {
            guard result != text else { return }
            try write(name + "\n")
            throw ExitStatus.query
        }
        if inPlace {
            if result != text { try TextFile.replace(file, with: result) }
        } else {
            try write(result)
        }
    }

    private func write(_ text: String) throws {
        let sink = FileSink(descriptor: 1)
        do throws(OutputError) {
            try sink.write(Array(text.utf8))
            try sink.flush()
        } catch {
            // Whoever read it has seen enough.
            if error.code == .closed { throw ExitStatus.success }
            Console.error("error[output]: \(error)")
            throw ExitStatus.usage
        }
    }
}

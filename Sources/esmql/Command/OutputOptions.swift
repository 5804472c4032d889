import ArgumentParser
import Foundation

/// How answers are written.
struct OutputOptions: ParsableArguments {
    @Option(help: "The form of the answers; where none is named, the ending of the file decides.")
    var format: OutputFormatName?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
        completion: .file())
    var output: String?

    @Option(
        help: ArgumentHelp("The table of --format sqlite (default: result).", valueName: "name"))
    var table: String?

    @Flag(help: "Let --format sqlite take the place of a file that is there.")
    var overwrite = false

    @Flag(help: "Start CSV with a byte order mark, for Excel.")
    var csvBom = false

    @Flag(help: "Guard CSV fields that a spreadsheet would run as formulas.")
    var csvGuard = false

    @Flag(name: .shortAndLong, help: "Leave notices out.")
    var quiet = false

    /// The form of the answers: the one that is named, the one that the ending of the file stands for, or a table.
    var chosenFormat: OutputFormatName {
        let ending = output.flatMap { OutputFormatName(ending: URL(fileURLWithPath: $0).pathExtension) }
        guard let format else { return ending ?? .table }
        return format == .chart && ending == .svg ? .svg : format
    }

    /// What is particular about the form of the answers.
    var formatOptions: FormatOptions {
        var options = FormatOptions(marksByteOrder: csvBom, guardsFormulas: csvGuard)
        if chosenFormat == .sqlite, let output {
            options.database = DatabaseOutput(
                path: output, table: table ?? Self.standardTable, overwrites: overwrite)
        }
        return options
    }

    private static let standardTable = "result"

    func validate() throws {
        guard chosenFormat == .sqlite else {
            if table != nil { throw ValidationError("--table belongs to --format sqlite.") }
            return
        }
        guard let output else { throw ValidationError("--format sqlite needs a file: -o x.db.") }
        guard table?.isEmpty != true, table?.lowercased().hasPrefix("sqlite_") != true else {
            throw ValidationError("--table takes a name that does not begin with sqlite_.")
        }
        let folder = URL(fileURLWithPath: output).deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw ValidationError("\(output) cannot be made: nothing can be written to its folder.")
        }
        if !overwrite, FileManager.default.fileExists(atPath: output) {
            throw ValidationError("\(output) exists; --overwrite puts the database in its place.")
        }
    }

    /// Opens what is written to.
    ///
    /// - Throws: an ``ExitStatus`` after saying why it cannot be opened.
    func makeSink() throws -> FileSink {
        // A database comes into being beside its place.
        guard let output, chosenFormat != .sqlite else { return FileSink(descriptor: 1) }
        do { return try FileSink(creating: output) } catch {
            Console.error("error[output]: \(error)")
            throw ExitStatus.usage
        }
    }
}

extension OutputFormatName: ExpressibleByArgument {}

import ArgumentParser
import ESMQL
import ESMQLArchive
import Foundation

/// Fills an archive.
struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Keep tables in an archive: a database that speaks PostgreSQL's protocol.",
        discussion: """
            Reads what is new since the last time and writes a row for each table that tells what was done. It can be \
            stopped at any moment and run again. Without tables it is those that the archive has.
            """)

    @Argument(help: ArgumentHelp("The tables.", valueName: "table"))
    var tables: [String] = []

    @Option(
        help: ArgumentHelp(
            "Where the archive is, such as postgresql://user@host/database (default: ESMQL_ARCHIVE). The password is "
                + "better in ~/.pgpass.",
            valueName: "url"))
    var to: String?

    @Option(
        help: ArgumentHelp(
            "From when on rows are wanted: a time, or a span back from now such as 7d (default: 24h for a new table).",
            valueName: "time|span"))
    var since: SyncStart?

    @Option(
        help: ArgumentHelp(
            "Read only rows in which a column has this value. May be repeated, for the same column too.",
            valueName: "column=value"))
    var only: [SyncCondition] = []

    @Option(
        help: ArgumentHelp(
            "How far behind the last time rows are read again, for those that come late (default: by the table).",
            valueName: "span"))
    var overlap: SyncSpan?

    @Option(
        help: ArgumentHelp("Begin again so often, until Ctrl-C: 15m, 1h, 1d.", valueName: "span"))
    var every: SyncSpan?

    @OptionGroup var progress: ProgressOptions
    @OptionGroup var site: SiteOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let address = try await ProfileOptions.reporting { try archiveAddress() }
        let progress = ProgressReporter(progress.style)
        var site = site
        // Rows that were read for something else are as old as that.
        site.noCache = true
        try await site.withSession(progress: progress) { session in
            let writer = AnswerWriter(
                format: output.chosenFormat, options: output.formatOptions, sink: try output.makeSink())
            let rounds = SyncRounds(
                session: session, address: address, options: options, every: every?.milliseconds,
                since: since, isQuiet: output.quiet, writer: writer, progress: progress)
            try await Interruptible.run { try await rounds.run() }
        }
    }

    /// What is synced, but for the time.
    private var options: SyncOptions {
        var options = SyncOptions(tables: tables)
        options.only = Dictionary(grouping: only, by: \.column).mapValues { $0.map(\.value) }
        options.overlap = overlap?.milliseconds
        options.maximumRequests = site.maxRequests?.count
        return options
    }

    private func archiveAddress() throws -> ArchiveAddress {
        let text =
            try to ?? site.archive
            ?? SiteSettings(
                environment: ProcessInfo.processInfo.environment, profile: site.profile.profile
            ).archive
        guard let text, !text.isEmpty else {
            throw QueryError(
                .configuration, code: "archive-address",
                message: "where is the archive? name it by --to postgresql://… or in ESMQL_ARCHIVE")
        }
        do { return try ArchiveAddress(text) } catch { throw QueryError(error) }
    }
}

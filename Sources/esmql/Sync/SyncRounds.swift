import ESMQL
import ESMQLArchive

/// Syncs once, or again and again, and writes what was done.
struct SyncRounds: Sendable {
    let session: Session
    let address: ArchiveAddress
    let options: SyncOptions
    /// How long after the start of a round the next one starts, in milliseconds; nil for one round.
    let every: Int64?
    let since: SyncStart?
    let isQuiet: Bool
    let writer: AnswerWriter
    let progress: ProgressReporter

    /// Runs the rounds.
    ///
    /// - Throws: an ``ExitStatus`` after saying what went wrong: the first failure of the only round, or what no other
    ///   round would mend.
    func run() async throws {
        while true {
            let start = ContinuousClock.now
            var status: ExitStatus?
            do { status = try await round() } catch let failure as ExitStatus { status = failure }
            guard let every else {
                if let status { throw status }
                return
            }
            if let status, [.usage, .signIn, .cancelled, .query].contains(status) { throw status }
            do { try await Task.sleep(until: start + .milliseconds(every), clock: .continuous) } catch {
                throw ExitStatus.cancelled
            }
        }
    }

    /// One round; the status of the first table that failed.
    private func round() async throws -> ExitStatus? {
        var options = options
        options.since = since?.milliseconds(now: Session.systemClock())
        options.onEvent = { event in SyncProgress.note(event, progress) }
        let sync = ArchiveSync(session, to: address, options: options)
        let reports: [SyncReport]
        do {
            reports = try await progress.track { try await sync.run() }
        } catch { throw Shell.say(error) }
        do {
            try await writer.write(SyncListing.answer(reports))
            try await writer.finish()
        } catch { throw Shell.say(error) }
        var status: ExitStatus?
        for report in reports {
            if !isQuiet {
                for notice in report.notices { Console.error("notice: " + Console.visible(notice)) }
            }
            guard let failure = report.failure else { continue }
            Console.error("error[\(failure.code)]: " + Console.visible(failure.message))
            status = status ?? ExitStatus(failure.category)
        }
        return status
    }
}

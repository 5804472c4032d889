import ESMQL
import ESMQLArchive

/// Tells on standard error how far a sync is.
enum SyncProgress {
    /// Takes note of an event.
    static func note(_ event: SyncEvent, _ progress: ProgressReporter) {
        progress.note(.part(name(event)))
        if progress.writesJSON {
            if let line = record(event) { Console.error(line) }
        } else if case .retrying(let reason, let wait) = event.kind {
            Console.error(
                "notice: "
                    + Console.visible("\(event.table): again in \(ProgressState.pause(wait)): \(reason)"))
        } else if case .waiting = event.kind {
            Console.error(
                "notice: \(Console.visible(event.table)): another sync is at work on it; waiting for it")
        }
    }

    /// What is under way: the table, and from when its rows are.
    private static func name(_ event: SyncEvent) -> String {
        guard case .reading(let window?, _, _) = event.kind else { return event.table }
        return "\(event.table), \(minute(window.lowerBound)) to \(minute(window.upperBound))"
    }

    /// The event as a line of `--progress json`; nil for those that tell nothing new.
    private static func record(_ event: SyncEvent) -> String? {
        var fields = [("table", ProgressRecord.quoted(event.table))]
        switch event.kind {
        case .began, .ended, .reading: return nil
        case .waiting: fields.insert(("event", ProgressRecord.quoted("locked")), at: 0)
        case .retrying(let reason, let wait):
            fields.insert(("event", ProgressRecord.quoted("reconnecting")), at: 0)
            fields += [
                ("wait_seconds", "\(wait / .seconds(1))"), ("reason", ProgressRecord.quoted(reason)),
            ]
        case .merged(let window, let counts):
            fields.insert(("event", ProgressRecord.quoted("window")), at: 0)
            if let window {
                fields += [("from", quoted(window.lowerBound)), ("to", quoted(window.upperBound))]
            }
            fields += [
                ("read", "\(counts.read)"), ("new", "\(counts.new)"), ("changed", "\(counts.changed)"),
                ("ended", "\(counts.ended)"),
            ]
        }
        return ProgressRecord.object(fields)
    }

    private static func quoted(_ time: Int64) -> String { ProgressRecord.quoted(TimeText.format(time) ?? "") }

    private static func minute(_ time: Int64) -> String { String((TimeText.format(time) ?? "").prefix(16)) }
}

internal import CSQLite

@testable import QueryEngine

/// Ends statements that take too many of SQLite's steps to be worth the time.
final class OracleSteps {
    private static let most = 200
    private var rounds = 0

    /// Whether the last statement was ended.
    var areTooMany: Bool { rounds > Self.most }

    /// Starts to count for a statement.
    func begin() { rounds = 0 }

    /// Has a connection count its steps, a hundred thousand at a time, for as long as this object lives.
    func count(on connection: Connection) {
        let me = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_progress_handler(
            connection.handle, 100_000,
            { context in
                guard let context else { return 1 }
                let steps = Unmanaged<OracleSteps>.fromOpaque(context).takeUnretainedValue()
                steps.rounds += 1
                return steps.areTooMany ? 1 : 0
            }, me)
    }
}

/// A run of a query some parts of which a remote engine answers, with the run that does without it.
///
/// The second one takes over where evaluating a part failed there for a reason that SQLite does not have, and no row has
/// left yet.
actor RemoteRun: RowSource {
    private let remote: QueryRun
    private let local: QueryRun
    private nonisolated let current: CurrentRun
    private var hasRows = false
    /// Says that the second one has taken over.
    private var notice: Notice?

    init(_ remote: QueryRun, orElse local: QueryRun) {
        self.remote = remote
        self.local = local
        current = CurrentRun(remote)
    }

    func nextRows() async throws(QueryError) -> [Row] {
        if current.run !== remote { return try await local.nextRows() }
        do throws(QueryError) {
            let rows = try await remote.nextRows()
            hasRows = hasRows || !rows.isEmpty
            return rows
        } catch {
            guard error.code == QueryError.remoteEvaluation, !hasRows else { throw error }
            notice = Notice(
                .answeredHere, "\(error.message); the query was answered here, over the archive's rows",
                chinese: "\(error.message)；查询改为在本地对存档的行作答")
        }
        current.run = local
        return try await local.nextRows()
    }

    /// Whether the second one has taken over.
    var isLocal: Bool { current.run === local }

    nonisolated func interrupt() { current.run.interrupt() }

    var statistics: QueryStatistics {
        get async {
            var statistics = await current.run.statistics
            if let notice { statistics.notices.append(notice) }
            return statistics
        }
    }
}

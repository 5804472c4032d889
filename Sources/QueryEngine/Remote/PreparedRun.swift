/// A query that is ready to run, perhaps with parts that a remote engine answers.
struct PreparedRun {
    /// The run, by the plan with those parts where there are any.
    let run: QueryRun
    /// What it is going to do.
    let compiled: CompiledQuery
    /// The run that does without them, where there are any.
    var local: (run: QueryRun, compiled: CompiledQuery)?

    /// Where the rows come from; each call starts anew.
    var source: any RowSource {
        guard let local else { return run }
        return RemoteRun(run, orElse: local.run)
    }

    /// The plan by which the rows of a source came in the end.
    func plan(of source: any RowSource) async -> (run: QueryRun, compiled: CompiledQuery) {
        guard let remote = source as? RemoteRun, let local, await remote.isLocal else {
            return (run, compiled)
        }
        return local
    }
}

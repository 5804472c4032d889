internal import SQLSyntax

extension Engine {
    /// Prepares a query, the tables that mean their archive too put in.
    func prepareJoined(
        _ query: Query, _ text: String, _ parameters: QueryParameters
    ) async throws(QueryError) -> PreparedRun {
        guard let remote, settings.joinsArchive else {
            return try await preparePushed(query, text, parameters)
        }
        var meanings: [String: String] = [:]
        for name in JoinedTables.names(in: query) {
            guard let schema = base.provider(named: name)?.schema else { continue }
            meanings[name] = try await remote.joined(schema)
        }
        let edits = JoinedTables.edits(of: query, meanings)
        guard !edits.isEmpty else { return try await preparePushed(query, text, parameters) }
        let edited = EditedText(QueryText(text), edits: edits)
        let changed = edited.string(in: query.span)
        let statement = try asQueryError { () throws(Diagnostic) in try SQLParser.parseStatement(changed) }
        guard case .query(let joined) = statement.kind else {
            return try await preparePushed(query, text, parameters)
        }
        do throws(QueryError) {
            return try await preparePushed(joined, changed, parameters)
        } catch {
            var original = error
            for (index, diagnostic) in error.diagnostics.enumerated() {
                guard let span = diagnostic.span else { continue }
                let lower = edited.originalOffset(span.lower, in: query.span)
                let upper = edited.originalOffset(max(span.lower, span.upper - 1), in: query.span) + 1
                original.diagnostics[index].span = SourceSpan(lower, max(lower + 1, upper))
            }
            throw original
        }
    }

    /// Prepares a query, and once more without the parts that a remote engine answers.
    private func preparePushed(
        _ query: Query, _ text: String, _ parameters: QueryParameters
    ) async throws(QueryError) -> PreparedRun {
        let instant = now()
        let local = try makeRun(parameters, now: instant)
        let compiled = try await local.prepare(
            query, text: text, catalog: catalog, standardWindow: settings.standardWindow,
            narrows: settings.pushesQueries)
        guard let remote, settings.pushesQueries else { return PreparedRun(run: local, compiled: compiled) }
        let parts = await local.parts(of: query, in: text, by: remote)
        var fallback = compiled
        fallback.plan.remarks = parts.obstacles
        guard let rewrite = RemoteRewrite(query, of: text, parts.parts) else {
            return PreparedRun(run: local, compiled: fallback)
        }
        let run = try makeRun(parameters, now: instant)
        let tables = Catalog(catalog.providers + rewrite.providers)
        // What is wrong with the query has come out; what is wrong with the parts is no fault of the query's.
        guard
            var pushed = try? await run.prepare(
                rewrite.query, text: rewrite.text, catalog: tables, standardWindow: settings.standardWindow,
                narrows: true)
        else { return PreparedRun(run: local, compiled: fallback) }
        pushed.plan.remarks = parts.obstacles
        pushed.plan.notices = (compiled.plan.notices + pushed.plan.notices).uniqued
        return PreparedRun(
            run: run, compiled: CompiledQuery(plan: pushed.plan, columns: compiled.columns),
            local: (local, compiled))
    }
}

extension QueryRun {
    /// The parts of the query that a remote engine answers.
    func parts(of query: Query, in text: String, by remote: any RemoteEngine) -> RemoteParts {
        guard let folder else { return RemoteParts() }
        return remote.parts(of: query, in: text) { folder.value($0) }
    }
}

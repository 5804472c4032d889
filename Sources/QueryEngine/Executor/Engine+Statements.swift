internal import SQLSyntax

extension Engine {
    /// Binds, plans and compiles a query, its views put before it, and takes out of it what a remote engine answers.
    func prepare(
        _ query: Query, _ text: String, _ parameters: QueryParameters
    ) async throws(QueryError) -> PreparedRun {
        let views = session.views
        let expansion = try asQueryError { () throws(Diagnostic) in
            views.isEmpty ? nil : try ViewExpansion(query, of: text, views: views)
        }
        do throws(QueryError) {
            return try await prepareJoined(
                expansion?.query ?? query, expansion?.text ?? text, parameters)
        } catch {
            guard let expansion else { throw error }
            var original = error
            original.diagnostics = error.diagnostics.map(expansion.original)
            throw original
        }
    }

    /// A run of a query with an empty store.
    func makeRun(_ parameters: QueryParameters, now: Int64) throws(QueryError) -> QueryRun {
        try QueryRun(
            parameters: parameters, now: now, limits: settings.limits,
            budget: RequestBudget(
                limit: settings.maximumRequests, approve: approveRequests, onExpect: onExpectedRequests),
            cache: cache, cacheLifetime: settings.cacheLifetime, onCachedPage: onCachedPage,
            onProgress: onProgress)
    }

    /// What a query would do, and with `analyze` what it did.
    func explain(
        _ query: Query, _ text: String, _ parameters: QueryParameters, analyze: Bool
    ) async throws(QueryError) -> QueryResult {
        let prepared = try await prepare(query, text, parameters)
        let fetches = await prepared.run.plannedFetches()
        var explanation = QueryExplanation(prepared.compiled.plan) { fetches[$0.twin] ?? [] }
        var notices = prepared.compiled.plan.notices
        if analyze {
            let clock = ContinuousClock()
            let start = clock.now
            var count = 0
            let source = prepared.source
            for try await _ in RowSequence(source: source) { count += 1 }
            let (run, compiled) = await prepared.plan(of: source)
            let fetches = await run.plannedFetches()
            let statistics = await run.statistics
            notices += statistics.notices
            let milliseconds = Int((clock.now - start) / .milliseconds(1))
            explanation = QueryExplanation(
                compiled.plan, statistics: statistics,
                run: QueryExplanation.Run(
                    rows: count, milliseconds: milliseconds,
                    stageMilliseconds: statistics.stageMilliseconds)
            ) { fetches[$0.twin] ?? [] }
        }
        return QueryResult(
            columns: [ResultColumn(name: "plan", type: .text)],
            rows: RowSequence(source: ConstantRows(explanation.lines.map { Row([.text($0)]) })),
            presentation: .lines, notices: notices, explanation: explanation)
    }

    /// `CREATE TABLE … AS`: the rows as they are now, kept for the session.
    func createTable(
        _ name: Identifier, _ query: Query, _ text: String, _ parameters: QueryParameters, ifNotExists: Bool
    ) async throws(QueryError) -> QueryResult {
        if ifNotExists, session.has(name.name, over: base) { return Self.nothing }
        let prepared = try await prepare(query, text, parameters)
        let (source, compiled) = (prepared.source, prepared.compiled)
        // The name is tried before the rows are fetched, and again when they are there.
        try asQueryError { () throws(Diagnostic) in try session.check(name.name, over: base, at: name.span) }
        var rows: [[Value]] = []
        var bytes = 0
        for try await row in RowSequence(source: source) {
            bytes += row.values.memory
            if let most = settings.limits.memory, bytes > most { throw settings.limits.overMemory(name.name) }
            rows.append(row.values)
        }
        let columns = compiled.columns.map(\.name).distinctColumnNames.enumerated().map { index, column in
            Column(
                column, compiled.columns[index].type ?? .text, source: ColumnSource.none,
                declaration: compiled.columns[index].type == nil ? "" : nil)
        }
        let table = LocalTable(
            name: name.name, columns: columns,
            summary: LocalizedText("a snapshot of this session", chinese: "本会话的快照"), rows: rows)
        try asQueryError { () throws(Diagnostic) in try session.add(table, over: base, at: name.span) }
        return QueryResult(
            columns: [], rows: RowSequence(source: ConstantRows([])),
            notices: compiled.plan.notices + (await source.statistics.notices))
    }

    /// `CREATE VIEW`: a name for a query; what is wrong with the query comes out now.
    func createView(
        _ name: Identifier, _ columns: [Identifier], _ query: Query, _ text: String, ifNotExists: Bool
    ) async throws(QueryError) -> QueryResult {
        if ifNotExists, session.has(name.name, over: base) { return Self.nothing }
        let prepared = try await prepare(query, text, .none).compiled
        guard columns.isEmpty || columns.count == prepared.columns.count else {
            throw QueryError([
                Diagnostic(
                    .columnCount,
                    "the view names \(columns.count) columns, its query gives \(prepared.columns.count)",
                    at: columns[0].span)
            ])
        }
        let names = columns.isEmpty ? prepared.columns.map(\.name) : columns.map(\.name)
        let view = SessionObjects.View(
            name: name.name, definition: QueryText(text)[query.span], columns: columns.map(\.name),
            schema: TableSchema(
                name: name.name,
                columns: zip(names, prepared.columns).map { name, column in
                    Column(name, column.type ?? .text, source: ColumnSource.none)
                }, summary: LocalizedText("a view of this session", chinese: "本会话的视图")))
        try asQueryError { () throws(Diagnostic) in try session.add(view, over: base, at: name.span) }
        return Self.nothing
    }

    /// Runs something whose diagnostic is the query's error.
    func asQueryError<Result>(_ body: () throws(Diagnostic) -> Result) throws(QueryError) -> Result {
        do { return try body() } catch { throw QueryError([error]) }
    }
}

internal import SQLSyntax

/// One run of a query: the connection that holds its tables, and the statement that reads them.
///
/// An actor on a thread of its own, so that the connection is confined; it is created for the run and goes
/// with it.
actor QueryRun: RowSource {
    /// How many rows leave at once.
    private static let batch = 256

    private let executor = SerialQueueExecutor()
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    let connection: Connection
    let authorizer: Authorizer
    /// A statement that stays under way as long as the run: SQLite forgets an interrupt that comes while none is.
    private let unfinished: PreparedStatement
    let parameters: QueryParameters
    let now: Int64
    private nonisolated let interrupter: Interrupter
    var isFetched = false
    /// The scans whose rows are there before their stage.
    var fetched: Set<Int> = []
    /// The fetches of which the first page has been asked for before their stage, by scan.
    var lookedAt: [Int: (PageSource, Page?)] = [:]
    private var isBusy = false
    private var failure: QueryError?
    var plan: QueryPlan?
    /// Works out the constants of the query, once it is prepared.
    var folder: ConstantFolder?
    var twins: [TwinTable] = []
    var statement: PreparedStatement?
    var text = QueryText("")
    var stream: PageStream?
    /// The number of rows that the site has told so far; nil where it did not.
    var counted: Int?
    var statistics = QueryStatistics()
    let limits: QueryLimits
    /// How long the run has worked so far.
    var timeUsed = Duration.zero
    let budget: RequestBudget
    let cache: PageCache
    /// How old a fetch may be, in milliseconds; 0 where none is used.
    let cacheLifetime: Int64
    private let onCachedPage: (@Sendable (CachedPage) -> Void)?
    let onProgress: (@Sendable (QueryProgress) -> Void)?

    /// A run with an empty store.
    ///
    /// - Parameters:
    ///   - parameters: the values for the query's parameters.
    ///   - now: the statement's instant in milliseconds since 1970.
    ///   - limits: what it may take of time and memory.
    ///   - budget: how many requests may be made.
    ///   - cache: the fetches of the session.
    ///   - cacheLifetime: how old one may be, in milliseconds.
    ///   - onCachedPage: told of each page that is used again.
    ///   - onProgress: told of each page that is there.
    /// - Throws: a ``QueryError`` where SQLite cannot open a store.
    init(
        parameters: QueryParameters, now: Int64, limits: QueryLimits = QueryLimits(),
        budget: RequestBudget, cache: PageCache, cacheLifetime: Int64,
        onCachedPage: (@Sendable (CachedPage) -> Void)? = nil,
        onProgress: (@Sendable (QueryProgress) -> Void)? = nil
    ) throws(QueryError) {
        self.parameters = parameters
        self.limits = limits
        self.budget = budget
        self.cache = cache
        self.cacheLifetime = cacheLifetime
        self.onCachedPage = onCachedPage
        self.onProgress = onProgress
        self.now = now
        do {
            connection = try Connection(maximumMemory: limits.memory)
            authorizer = try Authorizer(on: connection)
            unfinished = try PreparedStatement("values (1), (2)", on: connection)
            _ = try unfinished.step()
            try FunctionLibrary.register(on: connection, now: now)
        } catch {
            throw QueryError(.query, code: "store", message: "\(error)", underlying: error)
        }
        interrupter = connection.makeInterrupter()
    }

    deinit {
        interrupter.disarm()
    }

    /// Binds and plans a query, creates its tables, and has SQLite compile it: whatever is wrong with it comes
    /// out before the first request.
    ///
    /// With `narrows` tables that can apply conditions before they hand over rows do so.
    func prepare(
        _ query: Query, text: String, catalog: Catalog, standardWindow: Int64, narrows: Bool = true
    ) throws(QueryError) -> CompiledQuery {
        self.text = QueryText(text)
        let plan: QueryPlan
        do throws(Diagnostic) {
            let planner = try Self.planner(
                query, text: self.text, catalog: catalog, connection: connection, parameters: parameters,
                now: now, standardWindow: standardWindow, narrows: narrows)
            folder = planner.folder
            plan = try planner.plan(query)
        } catch { throw QueryError([error]) }
        self.plan = plan
        do {
            for scan in plan.scans {
                twins.append(
                    try TwinTable(
                        name: scan.twin, columns: scan.stored, timeColumn: scan.schema.timeColumn,
                        on: connection))
            }
            let compiled = try authorizer.compile(plan.finalSQL, on: connection)
            try compiled.bind(parameters)
            statement = compiled
            let columns = zip(compiled.columnNames, compiled.declaredTypes).map { name, type in
                ResultColumn(name: name, type: type.flatMap(ColumnType.init(declaration:)))
            }
            if let streaming = plan.streaming {
                let each = try authorizer.compile(streaming.sql, on: connection)
                try each.bind(parameters)
                stream = PageStream(statement: each, plan: streaming)
            }
            return CompiledQuery(plan: plan, columns: columns)
        } catch { throw queryError(error, code: .invalidQuery) }
    }

    /// Binds a query; constants are worked out on a connection.
    static func planner(
        _ query: Query, text: QueryText, catalog: Catalog, connection: Connection,
        parameters: QueryParameters, now: Int64, standardWindow: Int64, narrows: Bool = true
    ) throws(Diagnostic) -> Planner {
        let bound = try Binder.bind(query, text: text, catalog: catalog)
        let folder = ConstantFolder(bound, connection: connection, parameters: parameters)
        return Planner(
            bound: bound, folder: folder, catalog: catalog, now: now, standardWindow: standardWindow,
            narrows: narrows)
    }

    /// The next rows of the answer, empty when there are no more; the first call fetches.
    ///
    /// After an error there are no rows any more, only the error; the tables may be half full.
    func nextRows() async throws(QueryError) -> [Row] {
        if let failure { throw failure }
        guard !isBusy else {
            throw QueryError(.query, code: "busy", message: "the rows are being read already")
        }
        isBusy = true
        defer { isBusy = false }
        do throws(QueryError) { return try await inTime() } catch {
            failure = error
            throw error
        }
    }

    func moreRows() async throws(QueryError) -> [Row] {
        if stream != nil { return try await nextStreamedRows() }
        if let count = try await countedRows() { return count }
        try await fetch()
        guard let statement else { return [] }
        var rows: [Row] = []
        do {
            while rows.count < Self.batch, try statement.step() { rows.append(statement.row()) }
            // A finished statement would start again.
            if rows.count < Self.batch { self.statement = nil }
        } catch { throw queryError(error, code: .evaluation) }
        return rows
    }

    /// Stops what SQLite is at.
    nonisolated func interrupt() {
        interrupter.interrupt()
    }

    /// Says that a page was used again.
    func tell(of page: Page, rows: Int, _ scan: ScanPlan) {
        onCachedPage?(
            CachedPage(table: scan.schema.name, usedAt: now, rows: rows, requestID: page.requestID))
    }

    /// Takes note of values that could not be read.
    func noteUnreadable() {
        for (index, twin) in twins.enumerated() {
            for (column, count, example) in twin.unreadable {
                let table = plan?.scans[index].schema.name ?? ""
                statistics.notices.append(
                    Notice(
                        .unreadableValues,
                        "\(table).\(column): \(count) value\(count == 1 ? "" : "s") could not be read and "
                            + "\(count == 1 ? "is" : "are") NULL, first \(example.quotedLiteral)",
                        chinese: "\(table).\(column)：\(count) 个值无法读取，按 NULL 处理，第一个是 \(example.quotedLiteral)")
                )
            }
        }
    }

    // MARK: Errors

    /// The error of a scan: the provider's own, or one that names the table.
    func scanError(_ error: any Error, _ scan: ScanPlan) -> QueryError {
        switch error {
        case let error as QueryError: error
        case is CancellationError: .cancelled
        default:
            QueryError(
                .site, code: "scan-failed", message: "\(scan.schema.name): \(error)", underlying: error)
        }
    }

    /// What SQLite said, with the place in the user's own text.
    func queryError(_ error: any Error, code: Diagnostic.Code) -> QueryError {
        SQLiteErrorTranslation(plan: plan, text: text).queryError(error, code: code)
    }

    /// Runs a body for each element, eight at a time; the first error ends the others.
    nonisolated func inTaskGroup<Element: Sendable>(
        _ elements: [Element], _ body: @escaping @Sendable (Element) async throws(QueryError) -> Void
    ) async throws(QueryError) {
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, element) in elements.enumerated() {
                    if index >= 8 { try await group.next() }
                    group.addTask { try await body(element) }
                }
                try await group.waitForAll()
            }
        } catch let error as QueryError {
            throw error
        } catch {
            throw QueryError(
                .cancelled, code: "cancelled", message: "the query was cancelled", underlying: error)
        }
    }
}

public import SQLSyntax

/// Runs statements over the tables of a catalogue, and keeps the snapshots, views and settings of a session.
///
/// Any number of statements can run at once, each with a store of its own; copies of an engine share what the
/// session keeps.
public struct Engine: Sendable {
    /// The clock: milliseconds since 1970.
    public var now: @Sendable () -> Int64
    /// Asked whether a query may make more requests than `max_requests`; where it is nil the query fails.
    public var approveRequests: (@Sendable (BudgetQuestion) async -> Bool)?

    /// The language in which SHOW TABLES and DESCRIBE say what things mean.
    public var language = Language.english

    /// Told how many requests a query makes, as far as is known, each time that more become known before they are made.
    public var onExpectedRequests: (@Sendable (BudgetQuestion) -> Void)?

    /// Told of each page that was used again instead of being asked for.
    package var onCachedPage: (@Sendable (CachedPage) -> Void)?
    /// Told of each page that is there.
    var onProgress: (@Sendable (QueryProgress) -> Void)?
    /// Told of each statement that has an answer, and of its end.
    package var observer: (any QueryObserver)?

    /// An engine elsewhere that holds some of the tables and answers queries over them.
    package var remote: (any RemoteEngine)?

    let base: Catalog
    let session: SessionObjects
    let cache = PageCache()
    private(set) var settings: EngineSettings

    /// An engine.
    ///
    /// - Parameters:
    ///   - catalog: the tables.
    ///   - standardWindow: how far back a windowed table without a time condition is read, in milliseconds.
    ///   - maximumRequests: how many requests a query may make; nil for any number.
    ///   - cacheLifetime: how old a fetch may be that answers a later query as well, in milliseconds; 0 for none.
    ///   - limits: what a query may take of time and memory.
    ///   - now: the clock, in milliseconds since 1970.
    public init(
        catalog: Catalog, standardWindow: Int64 = 86_400_000, maximumRequests: Int? = nil,
        cacheLifetime: Int64 = 0, limits: QueryLimits = QueryLimits(), now: @escaping @Sendable () -> Int64
    ) {
        self.init(
            catalog: catalog, objects: SessionObjects(), standardWindow: standardWindow,
            maximumRequests: maximumRequests, cacheLifetime: cacheLifetime, limits: limits, now: now)
    }

    /// An engine whose snapshots and views are kept where tables of the catalogue can see them too.
    package init(
        catalog: Catalog, objects: SessionObjects, standardWindow: Int64 = 86_400_000,
        maximumRequests: Int? = nil, cacheLifetime: Int64 = 0, limits: QueryLimits = QueryLimits(),
        now: @escaping @Sendable () -> Int64
    ) {
        base = catalog
        session = objects
        settings = EngineSettings(
            standardWindow: standardWindow, maximumRequests: maximumRequests, cacheLifetime: cacheLifetime,
            limits: limits)
        self.now = now
    }

    /// An engine over the same tables that uses no row again and has a budget of its own.
    ///
    /// - Parameters:
    ///   - maximumRequests: how many requests a query may make; nil for any number.
    ///   - approve: asked whether a query may make more; it fails where that is nil.
    /// - Returns: the engine; what is SET for this one has no effect on it.
    package func readingAnew(
        maximumRequests: Int?, approve: (@Sendable (BudgetQuestion) async -> Bool)? = nil
    ) -> Engine {
        var engine = self
        engine.settings = EngineSettings(
            standardWindow: settings.standardWindow, maximumRequests: maximumRequests, cacheLifetime: 0,
            limits: settings.limits)
        engine.approveRequests = approve
        return engine
    }

    /// The tables that a statement can name now, the session's own included.
    public var catalog: Catalog { session.catalog(over: base) }

    /// What a statement can name now: the tables of the catalogue, then the snapshots and views of the session.
    public var schemas: [TableSchema] {
        base.providers.map(\.schema) + session.snapshotSchemas + session.viewSchemas
    }

    /// The names of the session's snapshots.
    package var snapshotNames: [String] { session.snapshotSchemas.map(\.name) }

    /// The names of the session's views.
    package var viewNames: [String] { session.viewSchemas.map(\.name) }

    private var listing: CatalogListing { CatalogListing(schemas, language: language) }

    /// Runs a parsed statement.
    ///
    /// - Parameters:
    ///   - statement: the statement.
    ///   - text: the text that its spans are of.
    ///   - parameters: the values of its parameters.
    ///   - options: how it is run.
    /// - Returns: the answer; nothing is fetched for a query before its rows are asked for.
    /// - Throws: a ``QueryError`` of the category `query` for whatever is wrong with the statement.
    public func run(
        _ statement: Statement, of text: String, parameters: QueryParameters = .none,
        options: QueryOptions = QueryOptions()
    ) async throws(QueryError) -> QueryResult {
        var engine = self
        engine.onProgress = options.onProgress
        let deadline = options.deadline.map { QueryDeadline(after: $0) }
        let watch = observer?.began(text)
        do throws(QueryError) {
            let result = try await within(deadline) { [engine] () throws(QueryError) in
                try await engine.answer(statement, text, parameters)
            }
            return result.read(until: deadline, watchedBy: watch)
        } catch {
            watch?.ended(rows: 0, error: error)
            throw error
        }
    }

    private func within<Result: Sendable>(
        _ deadline: QueryDeadline?, _ work: @escaping @Sendable () async throws(QueryError) -> Result
    ) async throws(QueryError) -> Result {
        guard let deadline else { return try await work() }
        return try await deadline.run(work)
    }

    private func answer(
        _ statement: Statement, _ text: String, _ parameters: QueryParameters
    ) async throws(QueryError) -> QueryResult {
        switch statement.kind {
        case .query(let query):
            let prepared = try await prepare(query, text, parameters)
            return QueryResult(
                columns: prepared.compiled.columns, rows: RowSequence(source: prepared.source),
                notices: prepared.compiled.plan.notices)
        case .explain(let analyze, let query):
            return try await explain(query, text, parameters, analyze: analyze)
        case .createTable(let name, let ifNotExists, let query):
            return try await createTable(name, query, text, parameters, ifNotExists: ifNotExists)
        case .createView(let name, let ifNotExists, let columns, let query):
            return try await createView(name, columns, query, text, ifNotExists: ifNotExists)
        case .drop(let target, let name, let ifExists):
            try asQueryError { () throws(Diagnostic) in
                try session.drop(target, name, ifExists: ifExists, over: base)
            }
            return Self.nothing
        case .showTables: return listing.tables
        case .describe(let name): return try listing.columns(of: name)
        case .showSettings: return settings.listing(withRemote: remote != nil)
        case .set(let name, let value):
            try asQueryError { () throws(Diagnostic) in
                try settings.set(name, to: value, text: QueryText(text), withRemote: remote != nil)
            }
            return Self.nothing
        case .refresh(let name):
            try CatalogListing(catalog.providers.map(\.schema), language: language).schema(named: name)
            cache.forget(table: catalog.provider(named: name.name)?.schema.name)
            return Self.nothing
        }
    }

    /// The answer of a statement that has none.
    static var nothing: QueryResult { result(columns: [], rows: []) }

    /// A result of rows that are there already.
    static func result(
        columns: [ResultColumn], rows: [[Value]], description: CatalogDescription? = nil
    ) -> QueryResult {
        QueryResult(
            columns: columns, rows: RowSequence(source: ConstantRows(rows.map { Row($0) })),
            description: description)
    }
}

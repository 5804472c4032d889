internal import SQLSyntax

/// A query in which every name is resolved to a table's instance and a column.
///
/// The tree stays as parsed; what its names mean is kept beside it, keyed by the place of the name in the
/// text, which no two names share.
struct BoundQuery {
    /// The text that the spans are of.
    let text: QueryText
    /// Every query of the text, the outermost first.
    var queries: [BoundQueryNode] = []
    /// Every `SELECT` of the text.
    var selects: [BoundSelect] = []
    /// Everything that a `FROM` names.
    var sources: [BoundSource] = []
    /// Every mention of a provider's table.
    var instances: [TableInstance] = []
    /// The column that a name means, by the offset of the name's first byte.
    var columns: [Int: BoundColumn] = [:]
    /// What an expression is made of, by its span; literals and columns have no entry.
    var traits: [SourceSpan: ExpressionTraits] = [:]
    /// Comparisons of a column with something else, wherever they stand.
    var comparisons: [Comparison] = []
    /// What has to be changed in the text because of how names resolved.
    var edits: [TextEdit] = []
    /// Result terms without an alias: their names must stay as they are when their text changes.
    var unnamedTerms: [UnnamedTerm] = []
    /// The places of `*` that cover a table.
    var stars: [BoundStar] = []

    /// The traits of an expression.
    func traits(of expression: Expression) -> ExpressionTraits {
        switch expression.kind {
        case .literal, .parameter: return ExpressionTraits()
        case .column:
            guard let column = columns[expression.span.lower] else {
                return traits[expression.span] ?? ExpressionTraits()
            }
            var traits = ExpressionTraits()
            traits.sources = [column.source]
            traits.hasName = true
            return traits
        default: return traits[expression.span] ?? ExpressionTraits()
        }
    }

    /// The column that an expression is, parentheses around it aside.
    func column(of expression: Expression) -> BoundColumn? {
        switch expression.kind {
        case .column: columns[expression.span.lower]
        case .parenthesized(let inner): column(of: inner)
        default: nil
        }
    }

    /// The table's column behind a bound column, through queries that pass it on.
    func schemaColumn(_ column: BoundColumn) -> Column? {
        switch sources[column.source].kind {
        case .instance(let id): return instances[id].schema.columns[column.index]
        case .function: return nil
        case .query(let query):
            guard let core = queries[query].cores.first, let core,
                let origin = selects[core].outputs.element(column.index)?.origin, origin != column
            else { return nil }
            return schemaColumn(origin)
        }
    }

    /// The tables' columns on which a condition on a bound column may be applied before the rest of the query.
    ///
    /// Through a subquery a condition passes where nothing in it counts or cuts rows: no LIMIT, no grouping,
    /// no window, and no second reader.
    func pushTargets(_ column: BoundColumn) -> [(instance: Int, column: Int)] {
        switch sources[column.source].kind {
        case .instance(let id): return [(id, column.index)]
        case .function: return []
        case .query(let query):
            let node = queries[query]
            guard !node.hasLimit, !node.isRecursive, node.readers == 1 else { return [] }
            return node.cores.flatMap { core -> [(instance: Int, column: Int)] in
                guard let core, !selects[core].isAggregate, !selects[core].hasWindow,
                    let origin = selects[core].outputs.element(column.index)?.origin
                else { return [] }
                return pushTargets(origin)
            }
        }
    }
}

/// A query of the text: one `SELECT` or a compound of several.
struct BoundQueryNode {
    /// The `SELECT`s, by index; nil for a `VALUES`.
    var cores: [Int?] = []
    /// The columns that it gives.
    var outputs: [OutputColumn] = []
    /// Whether a `LIMIT` cuts it.
    var hasLimit = false
    /// Whether it is recursive.
    var isRecursive = false
    /// How many sources read it: 1 for a subquery, any number for a common table expression.
    var readers = 0
}

/// A `SELECT` of the text.
struct BoundSelect {
    /// The tree.
    let select: Select
    /// What its `FROM` names, as indices of `BoundQuery.sources`.
    var sources: [Int] = []
    /// The joins, with the sources on both sides.
    var joins: [BoundJoin] = []
    /// Whether it groups or aggregates.
    var isAggregate = false
    /// Whether it has a window function.
    var hasWindow = false
    /// The columns that it gives.
    var outputs: [OutputColumn] = []
}

/// A join between what stands left of it and what stands right.
struct BoundJoin {
    /// The kind.
    let kind: JoinOperator.Kind
    /// The sources to the left, as positions in the `SELECT`'s list.
    let left: Range<Int>
    /// The sources to the right.
    let right: Range<Int>
    /// The condition of `ON`.
    var condition: Expression?
    /// The pairs of columns that `USING` or `NATURAL` equates.
    var equalities: [(BoundColumn, BoundColumn)] = []
}

/// Something that a `FROM` names.
struct BoundSource {
    /// The name by which its columns can be qualified; empty for a subquery without an alias.
    var name: String
    /// What it is.
    var kind: Kind
    /// The columns' names.
    var columns: [OutputColumn]
    /// The `SELECT` it belongs to.
    var select: Int

    enum Kind: Equatable {
        /// A provider's table.
        case instance(Int)
        /// A subquery or a common table expression.
        case query(Int)
        /// A table-valued function.
        case function
    }
}

/// A column that a query gives.
struct OutputColumn {
    /// The name as SQLite would give it.
    var name: String
    /// The column that it passes on unchanged, where it does.
    var origin: BoundColumn?
    /// Whether `*` leaves it out.
    var isHidden = false
}

/// A column of a source.
struct BoundColumn: Hashable {
    /// The source, as an index of `BoundQuery.sources`.
    var source: Int
    /// The column's index there.
    var index: Int
}

/// One mention of a provider's table in the text.
struct TableInstance {
    /// The provider.
    let provider: any TableProvider
    /// The name that the query uses for it.
    let name: String
    /// The name of the table, schema included, in the text.
    let nameSpan: SourceSpan
    /// Whether an alias is written.
    let hasAlias: Bool
    /// Its source.
    let source: Int
    /// The columns that the query needs.
    var usedColumns: Set<Int> = []

    var schema: TableSchema { provider.schema }
}

/// What an expression is made of.
struct ExpressionTraits {
    /// The sources whose columns it names.
    var sources: Set<Int> = []
    /// Whether it names any column.
    var hasName = false
    /// Whether it names an alias of the result.
    var hasAlias = false
    /// Whether it contains a query.
    var hasQuery = false
    /// Whether it calls an aggregate or a window function.
    var hasAggregate = false
    /// Whether a second evaluation could differ.
    var isVolatile = false

    /// Whether it can be evaluated over the rows of `source` alone.
    func isLocal(to source: Int) -> Bool {
        sources == [source] && !hasAlias && !hasQuery && !hasAggregate && !isVolatile
    }

    /// Whether it has one value for the whole statement that can be worked out beforehand.
    var isConstant: Bool { !hasName && !hasQuery && !hasAggregate && !isVolatile }

    mutating func formUnion(_ other: ExpressionTraits) {
        sources.formUnion(other.sources)
        hasName = hasName || other.hasName
        hasAlias = hasAlias || other.hasAlias
        hasQuery = hasQuery || other.hasQuery
        hasAggregate = hasAggregate || other.hasAggregate
        isVolatile = isVolatile || other.isVolatile
    }
}

/// A comparison of a column with expressions.
struct Comparison {
    /// The column.
    var column: BoundColumn
    /// What it is compared with.
    var operands: [Expression]
}

/// A result term without an alias.
struct UnnamedTerm {
    /// Where it stands.
    var span: SourceSpan
    /// The name of its column.
    var name: String
}

/// A `*` or `table.*`.
struct BoundStar {
    /// Where it stands.
    var span: SourceSpan
    /// The columns it stands for, in order; `qualified` is false for a column that a join gives once.
    var columns: [(column: BoundColumn, qualified: Bool)]
}

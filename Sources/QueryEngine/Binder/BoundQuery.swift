internal import SQLSyntax

/// A query in which every name is resolved to a table's instance and a column.
///
/// The tree stays as parsed; what its names mean is kept beside it, keyed by the place of the name in the
/// text, which no two names share. The binder alone changes it; it is a class because many look into it and a copy
/// would count references to each of its parts.
final class BoundQuery {
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
    /// The result column that a name is the alias of, by the offset of the name's first byte.
    var aliased: [Int: OutputColumn] = [:]
    /// All columns that a name stands for where a join by name fills the gaps of one with the others.
    var merged: [Int: [BoundColumn]] = [:]
    /// The queries that stand as values, by their spans.
    var subqueries: [SourceSpan: Int] = [:]
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

    /// A query of which nothing is known but its text.
    init(text: QueryText) {
        self.text = text
        // About as many names and expressions as a text of this length has.
        columns.reserveCapacity(text.count / 16)
        traits.reserveCapacity(text.count / 16)
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
    /// The tree; nil for the set that a table's name behind `IN` stands for.
    var syntax: Query?
    /// What becomes of its rows.
    var use = Use.rows

    enum Use {
        /// All of them count.
        case rows
        /// The first one's value, as of a query that stands where a value does.
        case firstValue
        /// Whether there is one.
        case existence
    }
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
    /// The columns that it groups by.
    var groupKeys: Set<BoundColumn> = []
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
    /// The columns that `USING` or `NATURAL` equates.
    var equalities: [BoundEquality] = []
}

/// A comparison that `USING` or `NATURAL` makes.
struct BoundEquality {
    /// The columns to the left, of which the first that is not NULL counts.
    var left: [BoundColumn]
    /// The column to the right.
    var right: BoundColumn
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
    /// The name of the common table expression that it reads, where it reads one.
    var commonTable: String?

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
    /// The columns one of which it passes on unchanged; empty for anything else.
    var origins: [BoundColumn] = []
    /// The columns that its values come from, as those of `max(x)` come from `x`; empty for anything else.
    var values: [BoundColumn] = []
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
    /// The provider's table.
    let schema: TableSchema
    /// The name that the query uses for it.
    let name: String
    /// The name of the table, schema included, in the text.
    let nameSpan: SourceSpan
    /// How the text names it.
    let mention: Mention
    /// Its source.
    let source: Int
    /// The columns that the query needs.
    var usedColumns = SmallIndexSet()

    enum Mention {
        /// In a `FROM`, without an alias.
        case bare
        /// In a `FROM`, with an alias.
        case aliased
        /// Behind `IN`, as the set of its one column.
        case set(column: Int)
    }
}

/// What an expression is made of.
struct ExpressionTraits {
    /// The sources whose columns it names.
    var sources = SmallIndexSet()
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
        sources.only == source && !hasAlias && !hasQuery && !hasAggregate && !isVolatile
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

/// A comparison of a column with an expression.
struct Comparison {
    /// The column, or one that the compared value comes from.
    var column: BoundColumn
    /// What it is compared with.
    var operand: Expression
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

internal import SQLSyntax

/// A translated `SELECT` without its result columns.
struct SelectParts {
    /// The result columns, `*` written out.
    var terms: [SelectTerm]
    /// FROM and WHERE, with a blank before each.
    var source: String
    /// GROUP BY and HAVING, with a blank before each.
    var grouping: String
    /// The keys of the groups; nil where it has none.
    var keys: [Translated]?

    /// The whole with its result columns.
    func sql(_ items: [String]) -> String {
        "SELECT \(items.joined(separator: ", "))\(source)\(grouping)"
    }

    /// Does work on expressions that stand behind the result columns, about groups where there are any.
    func within<Result>(
        _ scope: TranslationScope, aliases: Bool = true, _ work: () throws(NotTranslated) -> Result
    ) throws(NotTranslated) -> Result {
        scope.groups = keys
        scope.takesAggregates = keys != nil
        scope.takesWindows = true
        scope.seesAliases = aliases
        defer {
            scope.takesWindows = false
            scope.groups = nil
            scope.takesAggregates = false
            scope.seesAliases = false
        }
        return try work()
    }
}

/// A result column of a `SELECT`.
struct SelectTerm {
    /// The name that SQLite gives it.
    var name: String
    /// Its alias, where one is written.
    var alias: String?
    /// What it is.
    var kind: Kind

    enum Kind {
        /// An expression.
        case expression(Expression)
        /// A column that `*` stands for, and the place of the star.
        case column(Translated, SourceSpan)
    }
}

internal import QueryEngine
internal import SQLSyntax

extension SQLTranslator {
    /// The column that a name means, as SQLite finds it: in the closest scope, aliases of the result behind columns.
    func column(
        _ name: ColumnName, _ span: SourceSpan, in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        guard name.schema == nil else { throw refusal(span, "a schema before a column's name") }
        var level: TranslationScope? = scope
        while let current = level {
            if let found = try find(name, span, in: current, wire: false) { return found }
            if name.table == nil, current.seesAliases,
                let expression = current.aliases[name.column.name.asciiLowercased]
            {
                // An alias is not seen in the expression that it stands for.
                current.seesAliases = false
                defer { current.seesAliases = true }
                return try value(expression, in: current)
            }
            if let found = try find(name, span, in: current, wire: true) { return found }
            guard current.seesOuter else {
                throw refusal(span, "an aggregate over columns of the query around")
            }
            level = current.parent
        }
        throw refusal(span, "a name from outside of it")
    }

    private func find(
        _ name: ColumnName, _ span: SourceSpan, in scope: TranslationScope, wire: Bool
    ) throws(NotTranslated) -> Translated? {
        let folded = name.column.name.asciiLowercased
        var found: (source: Int, column: TranslationColumn)?
        for (index, source) in scope.sources.enumerated() {
            if let table = name.table, source.name != table.name.asciiLowercased { continue }
            let own = source.columns.first { $0.name.asciiLowercased == folded }
            let other =
                wire ? source.columns.first { $0.wireNames.contains { $0.asciiLowercased == folded } } : nil
            guard let column = own ?? other else { continue }
            guard found != nil else {
                found = (index, column)
                continue
            }
            if name.table == nil, column.isMerged { continue }
            throw refusal(span, "a name that several tables have")
        }
        guard let found else { return nil }
        guard found.source < scope.visible else { throw refusal(span, "a name of a table further right") }
        return try grouped(found.column.value, span, in: scope)
    }

    /// A column as it may stand where expressions are about groups: a key of them.
    func grouped(
        _ value: Translated, _ span: SourceSpan, in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        guard let groups = scope.groups else { return value }
        guard let key = groups.first(where: { $0.sql == value.sql }) else {
            throw refusal(span, "a column that is no key of the groups: its value is any row's")
        }
        return shown(key)
    }

    /// A key of groups as a value: of texts that differ in case alone, one.
    func shown(_ key: Translated) -> Translated {
        guard key.isCaseless else { return key }
        var value = key
        value.sql = "min(\(key.sql) COLLATE \"C\")"
        return value
    }
}

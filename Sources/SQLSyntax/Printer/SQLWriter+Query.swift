extension SQLWriter {
    mutating func write(_ query: Query) {
        if let with = query.with { write(with) }
        write(query.first)
        for part in query.compounds {
            switch part.op {
            case .union: put(" UNION ")
            case .unionAll: put(" UNION ALL ")
            case .intersect: put(" INTERSECT ")
            case .except: put(" EXCEPT ")
            }
            write(part.core)
        }
        if !query.orderBy.isEmpty {
            put(" ORDER BY ")
            list(query.orderBy) { writer, term in writer.write(term) }
        }
        if let limit = query.limit { write(limit) }
    }

    private mutating func write(_ limit: LimitClause) {
        put(" LIMIT ")
        guard let offset = limit.offset else { return write(limit.count) }
        // The order of the text is kept, as it numbers the parameters.
        let isOffsetFirst = offset.span.lower < limit.count.span.lower
        write(isOffsetFirst ? offset : limit.count)
        put(isOffsetFirst ? ", " : " OFFSET ")
        write(isOffsetFirst ? limit.count : offset)
    }

    private mutating func write(_ with: WithClause) {
        put(with.isRecursive ? "WITH RECURSIVE " : "WITH ")
        list(with.tables) { writer, table in
            writer.write(table.name)
            if !table.columns.isEmpty {
                writer.put(" (")
                writer.list(table.columns)
                writer.put(")")
            }
            switch table.materialized {
            case nil: writer.put(" AS ")
            case true?: writer.put(" AS MATERIALIZED ")
            case false?: writer.put(" AS NOT MATERIALIZED ")
            }
            writer.parenthesized(table.query)
        }
        put(" ")
    }

    private mutating func write(_ core: QueryCore) {
        switch core {
        case .select(let select): write(select)
        case .values(let values):
            put("VALUES ")
            list(values.rows) { writer, row in writer.parenthesized(row) }
        }
    }

    private mutating func write(_ select: Select) {
        switch select.quantifier {
        case nil: put("SELECT ")
        case .distinct: put("SELECT DISTINCT ")
        case .all: put("SELECT ALL ")
        }
        list(select.columns) { writer, term in writer.write(term) }
        if let from = select.from {
            put(" FROM ")
            write(from)
        }
        if let condition = select.condition {
            put(" WHERE ")
            write(condition)
        }
        if !select.groupBy.isEmpty {
            put(" GROUP BY ")
            list(select.groupBy)
        }
        if let having = select.having {
            put(" HAVING ")
            write(having)
        }
        if !select.windows.isEmpty {
            put(" WINDOW ")
            list(select.windows) { writer, window in
                writer.write(window.name)
                writer.put(" AS ")
                writer.write(window.definition)
            }
        }
    }

    private mutating func write(_ term: ResultTerm) {
        switch term.kind {
        case .all: put("*")
        case .allOf(let table):
            write(table)
            put(".*")
        case .expression(let expression, let alias, let hasAs):
            write(expression)
            guard let alias else { return }
            put(hasAs ? " AS " : " ")
            write(alias)
        }
    }

    mutating func write(_ term: OrderingTerm) {
        write(term.expression)
        switch term.direction {
        case nil: break
        case .ascending: put(" ASC")
        case .descending: put(" DESC")
        }
        switch term.nulls {
        case nil: break
        case .first: put(" NULLS FIRST")
        case .last: put(" NULLS LAST")
        }
    }
}

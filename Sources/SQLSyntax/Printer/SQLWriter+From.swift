extension SQLWriter {
    mutating func write(_ from: FromClause) {
        write(from.first)
        for join in from.joins {
            write(join.op)
            write(join.table)
            switch join.constraint {
            case nil: break
            case .on(let condition):
                put(" ON ")
                write(condition)
            case .using(let columns):
                put(" USING (")
                list(columns)
                put(")")
            }
        }
    }

    private mutating func write(_ op: JoinOperator) {
        let natural = op.isNatural ? " NATURAL" : ""
        switch op.kind {
        case .comma: put(", ")
        case .plain: put(natural + " JOIN ")
        case .inner: put(natural + " INNER JOIN ")
        case .cross: put(natural + " CROSS JOIN ")
        case .left: put(natural + " LEFT JOIN ")
        case .right: put(natural + " RIGHT JOIN ")
        case .full: put(natural + " FULL JOIN ")
        }
    }

    private mutating func write(_ table: TableReference) {
        switch table.source {
        case .table(let name): write(name)
        case .function(let name, let arguments):
            write(name)
            parenthesized(arguments)
        case .subquery(let query): parenthesized(query)
        case .join(let tables):
            put("(")
            write(tables)
            put(")")
        }
        if let alias = table.alias {
            put(" AS ")
            write(alias)
        }
        switch table.indexHint {
        case nil: break
        case .indexedBy(let index):
            put(" INDEXED BY ")
            write(index)
        case .notIndexed: put(" NOT INDEXED")
        }
    }
}

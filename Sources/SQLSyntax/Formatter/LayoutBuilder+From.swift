extension LayoutBuilder {
    /// Lays out tables; each join is a clause.
    mutating func lay(_ from: FromClause, _ clause: Layout.Break) {
        lay(from.first, isApart: true)
        for join in from.joins {
            let range = range(join.table.span)
            if join.op.kind == .comma {
                // Further tables stand below the first one, behind FROM.
                frame(range, .nested(5), holdsBreak: true)
                set(range.lowerBound, .fill)
            } else {
                set(first(join.op.span), clause)
            }
            lay(join.table, isApart: join.op.kind != .comma)
            switch join.constraint {
            case .on(let condition): lay(on: condition)
            case .using(let columns): for column in columns { name(column) }
            case nil: break
            }
        }
    }

    private mutating func lay(on condition: Expression) {
        let start = first(condition.span)
        let frame = Layout.Frame(indent: .nest(4), isGroup: true)
        self.frame((start - 1)..<end(condition.span), frame, holdsBreak: true)
        set(start - 1, .line)
        later(condition, isLoose: true)
    }

    /// Lays out one table; where it `isApart`, a query in parentheses gets lines of its own.
    private mutating func lay(_ table: TableReference, isApart: Bool) {
        let start = first(table.span)
        name(table.alias)
        if case .indexedBy(let index) = table.indexHint { name(index) }
        switch table.source {
        case .table(let table): name(table)
        case .function(let function, let arguments): call(function, arguments)
        case .subquery(let query): parenthesized(query, open: start, isApart: isApart)
        case .join(let tables):
            frame((start + 1)..<end(tables.span), .aligned)
            lay(tables, .line)
        }
    }

    /// Marks the parts of a table's name.
    mutating func name(_ table: TableName) {
        name(table.schema)
        name(table.name)
    }

    /// Lays out a function that gives a table.
    mutating func call(_ function: TableName, _ arguments: [Expression]) {
        name(function)
        set(end(function.span), .none)
        list(arguments)
    }
}

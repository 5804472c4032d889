extension LayoutBuilder {
    /// Lays out a query: each clause on a line of its own, short ones on one line.
    mutating func lay(_ query: Query) {
        let clause: Layout.Break = query.isBlock ? .hard : .line
        frame(range(query.span), Layout.Frame(isGroup: true, longest: Query.longestLine))
        if let with = query.with {
            for (index, table) in with.tables.enumerated() { lay(table, isFirst: index == 0) }
            begin(first(query.first.span))
        }
        lay(query.first, clause)
        for part in query.compounds {
            let core = first(part.core.span)
            begin(part.op == .unionAll ? core - 2 : core - 1)
            begin(core)
            lay(part.core, clause)
        }
        if let head = query.orderBy.first {
            set(first(head.expression.span) - 2, clause)
            lay(query.orderBy)
        }
        if let limit = query.limit {
            set(first(limit.span), clause)
            later(limit.count)
            later(limit.offset)
        }
    }

    private mutating func begin(_ index: Int) {
        set(index, .hard)
        keepBlankLine(index)
    }

    private mutating func lay(_ table: CommonTableExpression, isFirst: Bool) {
        if !isFirst { begin(first(table.span)) }
        name(table.name)
        for column in table.columns { name(column) }
        parenthesized(table.query, open: first(table.query.span) - 1)
    }

    private mutating func lay(_ core: QueryCore, _ clause: Layout.Break) {
        switch core {
        case .select(let select): lay(select, clause)
        case .values(let values): lay(values)
        }
    }

    private mutating func lay(_ values: ValuesClause) {
        let range = range(values.span)
        frame((range.lowerBound + 1)..<range.upperBound, .aligned)
        for (index, row) in values.rows.enumerated() {
            if index > 0, let head = row.first { set(first(head.span) - 1, .hard) }
            list(row)
        }
    }

    private mutating func lay(_ select: Select, _ clause: Layout.Break) {
        columns(of: select)
        if let from = select.from {
            set(first(from.span) - 1, clause)
            lay(from, clause)
        }
        if let condition = select.condition { lay(condition, behind: 5, clause) }
        if let head = select.groupBy.first {
            set(first(head.span) - 2, clause)
            list(select.groupBy)
        }
        if let having = select.having { lay(having, behind: 6, clause) }
        if let head = select.windows.first, let last = select.windows.last {
            let start = first(head.name.span)
            set(start - 1, clause)
            frame(start..<end(last.definition.span), .aligned)
            for (index, window) in select.windows.enumerated() {
                if index > 0 { set(first(window.name.span), .line) }
                name(window.name)
                lay(window.definition)
            }
        }
    }

    private mutating func columns(of select: Select) {
        guard let last = select.columns.last else { return }
        frame((first(select.span) + 1)..<end(last.span), .aligned)
        var terms: [(expression: Expression?, span: SourceSpan)] = []
        for column in select.columns {
            switch column.kind {
            case .all: terms.append((nil, column.span))
            case .allOf(let table):
                name(table)
                terms.append((nil, column.span))
            case .expression(let expression, let alias, _):
                name(alias)
                terms.append((expression, column.span))
            }
        }
        items(terms)
    }

    /// Lays out the condition of a clause whose keyword has a length; `AND` and `OR` end where the keyword ends.
    private mutating func lay(_ condition: Expression, behind length: Int, _ clause: Layout.Break) {
        let start = first(condition.span)
        set(start - 1, clause)
        let inset = condition.joins(.or) ? length - 2 : length - 3
        let frame = Layout.Frame(indent: .nest(inset), isGroup: true)
        self.frame(start..<end(condition.span), frame)
        later(condition, isLoose: true)
    }

    /// Lays out the terms of an `ORDER BY`.
    mutating func lay(_ terms: [OrderingTerm]) {
        guard let head = terms.first, let last = terms.last else { return }
        frame(first(head.expression.span)..<end(of: last), .aligned)
        items(terms.map { ($0.expression, $0.expression.span) })
    }

    /// The token behind a term.
    func end(of term: OrderingTerm) -> Int {
        end(term.expression.span) + (term.direction == nil ? 0 : 1) + (term.nulls == nil ? 0 : 2)
    }
}

extension Query {
    /// How long a query on one line may be.
    static let longestLine = 80

    /// Whether the query takes a line for each clause even where all would fit into one.
    var isBlock: Bool {
        if with != nil || !compounds.isEmpty { return true }
        switch first {
        case .values(let values): return values.rows.count > 1
        case .select(let select):
            var clauses = select.from?.joins.count { $0.op.kind != .comma } ?? 0
            clauses += (select.condition == nil ? 0 : 1) + (select.having == nil ? 0 : 1)
            clauses += (select.groupBy.isEmpty ? 0 : 1) + (select.windows.isEmpty ? 0 : 1)
            clauses += (orderBy.isEmpty ? 0 : 1) + (limit == nil ? 0 : 1)
            return clauses > 1 || select.from?.holdsQuery == true
        }
    }
}

extension FromClause {
    /// Whether one of the tables is a query.
    fileprivate var holdsQuery: Bool {
        ([first] + joins.map(\.table)).contains { table in
            if case .subquery = table.source { true } else { false }
        }
    }
}

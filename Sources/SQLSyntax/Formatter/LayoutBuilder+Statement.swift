extension LayoutBuilder {
    /// Lays out a statement.
    mutating func lay(_ statement: Statement) {
        let start = first(statement.span)
        switch statement.kind {
        case .query(let query): later(query)
        case .explain(_, let query): below(query)
        case .createTable(let name, _, let query):
            self.name(name)
            below(query)
        case .createView(let name, _, let columns, let query):
            self.name(name)
            for column in columns { self.name(column) }
            below(query)
        case .drop(_, let name, _): self.name(name)
        case .showTables, .showSettings:
            word(start)
            word(start + 1)
        case .describe(let name), .refresh(let name):
            word(start)
            self.name(name)
        case .set(let name, let value):
            self.name(name)
            let range = range(value.span)
            // A word alone is a text, in its letters.
            if range.count == 1, tokens[range.lowerBound].kind != .keyword(.null) { names(range) }
            if range.count > 1 { later(value) }
        }
    }

    /// Lays out the query behind the words of a statement, on lines of its own.
    private mutating func below(_ query: Query) {
        set(first(query.span), query.isBlock ? .hard : .line)
        later(query)
    }
}

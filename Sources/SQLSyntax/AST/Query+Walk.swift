extension Query {
    /// The expressions and queries directly inside, those of `FROM` and `WITH` included, in the order of the text.
    public var children: [SyntaxChild] {
        var children = with?.tables.map { SyntaxChild.query($0.query) } ?? []
        children += first.children
        for part in compounds { children += part.core.children }
        children.add(all: orderBy.map(\.expression))
        children.add(limit?.count, limit?.offset)
        return children
    }

    /// Visits the expressions and queries directly inside, those of `FROM` and `WITH` included.
    ///
    /// The visitor decides whether to go on into a child.
    ///
    /// - Throws: what the visitor throws.
    public func forEachChild<Failure: Error>(
        _ visit: (SyntaxChild) throws(Failure) -> Void
    ) throws(Failure) {
        for child in children { try visit(child) }
    }
}

extension QueryCore {
    /// The expressions and queries directly inside.
    public var children: [SyntaxChild] {
        switch self {
        case .select(let select): return select.children
        case .values(let values):
            var children: [SyntaxChild] = []
            for row in values.rows { children.add(all: row) }
            return children
        }
    }
}

extension Select {
    /// The expressions and queries directly inside, those of `FROM` included.
    public var children: [SyntaxChild] {
        var children: [SyntaxChild] = []
        for column in columns {
            if case .expression(let expression, _, _) = column.kind { children.add(expression) }
        }
        children += from?.children ?? []
        children.add(condition)
        children.add(all: groupBy)
        children.add(having)
        for window in windows { children += window.definition.children }
        return children
    }
}

extension FromClause {
    /// The expressions and queries directly inside, those of joins in parentheses included.
    public var children: [SyntaxChild] {
        var children = first.children
        for join in joins {
            children += join.table.children
            if case .on(let condition) = join.constraint { children.add(condition) }
        }
        return children
    }
}

extension TableReference {
    /// The expressions and queries directly inside.
    fileprivate var children: [SyntaxChild] {
        var children: [SyntaxChild] = []
        switch source {
        case .table: break
        case .function(_, let arguments): children.add(all: arguments)
        case .subquery(let query): children.append(.query(query))
        case .join(let tables): children = tables.children
        }
        return children
    }
}

extension Query {
    /// Visits the expressions and queries directly inside, those of `FROM` and `WITH` included.
    ///
    /// The visitor decides whether to go on into a child.
    ///
    /// - Throws: what the visitor throws.
    public func forEachChild<Failure: Error>(
        _ visit: (SyntaxChild) throws(Failure) -> Void
    ) throws(Failure) {
        if let with {
            for table in with.tables { try visit(.query(table.query)) }
        }
        try first.forEachChild(visit)
        for part in compounds { try part.core.forEachChild(visit) }
        for term in orderBy { try visit(.expression(term.expression)) }
        if let limit {
            try visit(.expression(limit.count))
            if let offset = limit.offset { try visit(.expression(offset)) }
        }
    }
}

extension QueryCore {
    /// Visits the expressions and queries directly inside.
    ///
    /// - Throws: what the visitor throws.
    public func forEachChild<Failure: Error>(
        _ visit: (SyntaxChild) throws(Failure) -> Void
    ) throws(Failure) {
        switch self {
        case .select(let select): try select.forEachChild(visit)
        case .values(let values):
            for row in values.rows {
                for value in row { try visit(.expression(value)) }
            }
        }
    }
}

extension Select {
    /// Visits the expressions and queries directly inside.
    fileprivate func forEachChild<Failure: Error>(
        _ visit: (SyntaxChild) throws(Failure) -> Void
    ) throws(Failure) {
        for column in columns {
            if case .expression(let expression, _, _) = column.kind { try visit(.expression(expression)) }
        }
        try from?.forEachChild(visit)
        if let condition { try visit(.expression(condition)) }
        for term in groupBy { try visit(.expression(term)) }
        if let having { try visit(.expression(having)) }
        for window in windows { try window.definition.forEachChild(visit) }
    }
}

extension FromClause {
    /// Visits the expressions and queries directly inside, those of joins in parentheses included.
    ///
    /// - Throws: what the visitor throws.
    public func forEachChild<Failure: Error>(
        _ visit: (SyntaxChild) throws(Failure) -> Void
    ) throws(Failure) {
        try first.forEachChild(visit)
        for join in joins {
            try join.table.forEachChild(visit)
            if case .on(let condition) = join.constraint { try visit(.expression(condition)) }
        }
    }
}

extension TableReference {
    /// Visits the expressions and queries directly inside.
    fileprivate func forEachChild<Failure: Error>(
        _ visit: (SyntaxChild) throws(Failure) -> Void
    ) throws(Failure) {
        switch source {
        case .table: break
        case .function(_, let arguments): for value in arguments { try visit(.expression(value)) }
        case .subquery(let query): try visit(.query(query))
        case .join(let tables): try tables.forEachChild(visit)
        }
    }
}

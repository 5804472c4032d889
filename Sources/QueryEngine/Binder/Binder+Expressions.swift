internal import SQLSyntax

extension Binder {
    /// Binds the names of an expression and answers what it is made of.
    func bindExpression(_ expression: Expression, in scope: Scope) throws(Diagnostic) -> ExpressionTraits {
        switch expression.kind {
        case .literal:
            return ExpressionTraits()
        case .parameter(let parameter):
            // By its number, so that it keeps it when another one is replaced.
            if parameter.text == "?" {
                bound.edits.append(TextEdit(span: expression.span, replacement: "?\(parameter.index)"))
            }
            return ExpressionTraits()
        case .column(let name):
            var traits = ExpressionTraits()
            traits.hasName = true
            if let column = try bindColumn(name, span: expression.span, in: scope) {
                noteMerged(name, column, span: expression.span, in: scope)
                return bound.traits(of: expression)
            } else {
                traits.hasAlias = true
                traits.sources = SmallIndexSet(bound.columns(of: expression).lazy.map(\.source))
                bound.traits[expression.span] = traits
            }
            return traits
        default:
            let traits = try bindCompoundExpression(expression, in: scope)
            bound.traits[expression.span] = traits
            return traits
        }
    }

    private func bindCompoundExpression(
        _ expression: Expression, in scope: Scope
    ) throws(Diagnostic) -> ExpressionTraits {
        switch expression.kind {
        case .literal, .parameter, .column:
            return ExpressionTraits()
        case .unary(_, let operand), .cast(let operand, _), .collate(let operand, _),
            .nullTest(let operand, _), .parenthesized(let operand):
            return try bindExpression(operand, in: scope)
        case .chain(let chain):
            var traits = try bindExpression(chain.first, in: scope)
            for link in chain.rest { traits.formUnion(try bindExpression(link.operand, in: scope)) }
            if chain.rest.count == 1, chain.rest[0].op.isComparison {
                noteComparison(chain.first, chain.rest[0].operand)
            }
            return traits
        case .between(let operand, let low, let high, _):
            var traits = try bindExpression(operand, in: scope)
            traits.formUnion(try bindExpression(low, in: scope))
            traits.formUnion(try bindExpression(high, in: scope))
            noteComparison(operand, low)
            noteComparison(operand, high)
            return traits
        case .membership(let operand, let set, _):
            return try bindMembership(operand, set, in: scope)
        case .pattern(let operand, _, let pattern, let escape, _):
            return try bindAll([operand, pattern] + (escape.map { [$0] } ?? []), in: scope)
        case .row(let elements):
            return try bindAll(elements, in: scope)
        case .function(let call):
            return try bindCall(call, in: scope)
        case .conditional(let conditional):
            return try bindConditional(conditional, in: scope)
        case .subquery(let query): return try bindSubquery(query, use: .firstValue, in: scope)
        case .exists(let query): return try bindSubquery(query, use: .existence, in: scope)
        }
    }

    private func bindAll(_ expressions: [Expression], in scope: Scope) throws(Diagnostic) -> ExpressionTraits
    {
        var traits = ExpressionTraits()
        for expression in expressions { traits.formUnion(try bindExpression(expression, in: scope)) }
        return traits
    }

    /// A query as a value: from outside, it may depend on anything.
    private func bindSubquery(
        _ query: Query, use: BoundQueryNode.Use, in scope: Scope
    ) throws(Diagnostic) -> ExpressionTraits {
        let index = try bindQuery(query, parent: scope)
        bound.queries[index].readers = 1
        bound.queries[index].use = use
        bound.subqueries[query.span] = index
        var traits = ExpressionTraits()
        traits.hasQuery = true
        return traits
    }

    private func bindMembership(
        _ operand: Expression, _ set: MembershipSet, in scope: Scope
    ) throws(Diagnostic) -> ExpressionTraits {
        var traits = try bindExpression(operand, in: scope)
        switch set {
        case .list(let values):
            traits.formUnion(try bindAll(values, in: scope))
            for value in values { noteComparison(operand, value) }
        case .query(let query):
            traits.formUnion(try bindSubquery(query, use: .rows, in: scope))
            for row in query.constantRows { noteComparison(operand.elements, row) }
        case .table(let name):
            try bindSet(name, scope: scope)
            traits.hasQuery = true
        case .function(let name, _):
            throw Diagnostic(
                .notSupported, "IN with a table-valued function is not supported: \(bound.text[name.span])",
                at: name.span, hints: ["write IN (SELECT value FROM \(bound.text[name.span])(…))"])
        }
        return traits
    }

    private func bindCall(_ call: FunctionCall, in scope: Scope) throws(Diagnostic) -> ExpressionTraits {
        let name = call.name.name.asciiLowercased
        var traits = ExpressionTraits()
        var count = 0
        if case .list(let arguments) = call.arguments {
            traits.formUnion(try bindAll(arguments, in: scope))
            count = arguments.count
        }
        if let order = call.order { bound.edits += Self.edits(of: order) }
        if let filter = call.filter { traits.formUnion(try bindExpression(filter, in: scope)) }
        let isAggregate =
            FunctionKinds.aggregates.contains(name) || count == 1 && FunctionKinds.eitherWay.contains(name)
        if let over = call.over {
            if let select = scope.select { bound.selects[select].hasWindow = true }
            traits.hasAggregate = true
            if case .definition(let window) = over { traits.formUnion(try bindWindow(window, in: scope)) }
        } else if isAggregate {
            if let select = scope.select { bound.selects[select].isAggregate = true }
            traits.hasAggregate = true
            // An aggregate over outer columns alone belongs to the query around.
            for source in traits.sources where bound.sources[source].select != scope.select {
                bound.selects[bound.sources[source].select].isAggregate = true
            }
        }
        if FunctionKinds.volatile.contains(name) { traits.isVolatile = true }
        return traits
    }

    /// What makes `sparkline(x ORDER BY t DESC)` the call that the store knows, `sparkline(x , t , 'desc')`.
    private static func edits(of order: FunctionCall.ArgumentOrder) -> [TextEdit] {
        let words = TextEdit(span: order.span, replacement: ",")
        guard let direction = order.direction else { return [words] }
        return [
            words,
            TextEdit(span: direction.span, replacement: direction.kind == .descending ? ", 'desc'" : ""),
        ]
    }

    private func bindConditional(
        _ conditional: Conditional, in scope: Scope
    ) throws(Diagnostic) -> ExpressionTraits {
        var traits = ExpressionTraits()
        if let operand = conditional.operand {
            traits.formUnion(try bindExpression(operand, in: scope))
        }
        for branch in conditional.branches {
            traits.formUnion(try bindExpression(branch.condition, in: scope))
            traits.formUnion(try bindExpression(branch.result, in: scope))
        }
        if let otherwise = conditional.otherwise {
            traits.formUnion(try bindExpression(otherwise, in: scope))
        }
        if let operand = conditional.operand {
            for branch in conditional.branches { noteComparison(operand, branch.condition) }
        }
        return traits
    }

    /// Binds the terms of a window.
    func bindWindow(_ window: WindowDefinition, in scope: Scope) throws(Diagnostic) -> ExpressionTraits {
        var traits = try bindAll(window.partitionBy + window.orderBy.map(\.expression), in: scope)
        for bound in [window.frame?.start, window.frame?.end] {
            if case .preceding(let offset)? = bound {
                traits.formUnion(try bindExpression(offset, in: scope))
            }
            if case .following(let offset)? = bound {
                traits.formUnion(try bindExpression(offset, in: scope))
            }
        }
        return traits
    }

    private func noteComparison(_ left: Expression, _ right: Expression) {
        if left.isRow || right.isRow {
            noteComparison(left.elements, right.elements)
        } else {
            noteSingleComparison(left, right)
        }
    }

    /// Notes the comparisons of the elements of two rows, of which either may be a single value.
    private func noteComparison(_ left: [Expression], _ right: [Expression]) {
        guard left.count == right.count else { return }
        for (one, other) in zip(left, right) { noteSingleComparison(one, other) }
    }

    private func noteSingleComparison(_ one: Expression, _ other: Expression) {
        if let column = bound.valueColumns(of: one).first {
            bound.comparisons.append(Comparison(column: column, operand: other))
        }
        if let column = bound.valueColumns(of: other).first {
            bound.comparisons.append(Comparison(column: column, operand: one))
        }
    }
}

extension Expression {
    /// The elements of a row value; the expression itself where it is none.
    var elements: [Expression] {
        switch kind {
        case .row(let elements): elements
        case .parenthesized(let inner): inner.isRow ? inner.elements : [self]
        default: [self]
        }
    }

    /// Whether it is a row value: it has more than one element.
    var isRow: Bool {
        switch kind {
        case .row: true
        case .parenthesized(let inner): inner.isRow
        default: false
        }
    }
}

extension Query {
    /// The rows of a query that is a `VALUES` and nothing else.
    var constantRows: [[Expression]] {
        guard with == nil, compounds.isEmpty, limit == nil, case .values(let values) = first else {
            return []
        }
        return values.rows
    }
}

/// What the binder has to know of SQLite's functions.
enum FunctionKinds {
    /// Functions over the rows of a group.
    static let aggregates: Set<String> = [
        "avg", "count", "group_concat", "sum", "total", "json_group_array", "json_group_object",
        "median", "percentile", "sparkline", "stddev", "string_agg",
    ]
    /// Functions that stand in a FROM, with their columns; the hidden ones are their arguments.
    static let tables: [String: (visible: [String], hidden: [String])] = [
        "json_each": (jsonColumns, ["json", "root", "rowid"]),
        "json_tree": (jsonColumns, ["json", "root", "rowid"]),
        "generate_series": (["value"], ["start", "stop", "step", "rowid"]),
    ]
    private static let jsonColumns = ["key", "value", "type", "atom", "id", "parent", "fullkey", "path"]
    /// Functions that are aggregates with one argument and ordinary with more.
    static let eitherWay: Set<String> = ["min", "max"]
    /// Functions whose second call may answer differently.
    static let volatile: Set<String> = [
        "random", "randomblob", "changes", "total_changes", "last_insert_rowid",
    ]
}

extension BinaryOperator {
    /// Whether it compares two values.
    var isComparison: Bool {
        switch self {
        case .equal, .notEqual, .is, .isNot, .less, .lessOrEqual, .greater, .greaterOrEqual: true
        default: false
        }
    }
}

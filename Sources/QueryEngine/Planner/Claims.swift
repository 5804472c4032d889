internal import SQLSyntax

/// What a condition says of single columns: each claim holds wherever the condition does, and never for NULL.
struct Claims {
    /// A claim about a column.
    struct Claim {
        var column: BoundColumn
        var kind: Fact.Kind
    }

    private let bound: BoundQuery
    private let folder: ConstantFolder

    /// Reads conditions of a query.
    init(_ bound: BoundQuery, folder: ConstantFolder) {
        self.bound = bound
        self.folder = folder
    }

    /// What a condition says; nil where it cannot hold.
    func claims(of condition: Expression) -> [Claim]? {
        if let truth = folder.truth(condition) { return truth ? [] : nil }
        switch condition.kind {
        case .parenthesized(let inner): return claims(of: inner)
        case .chain(let chain) where chain.rest.allSatisfy({ $0.op == .and }):
            var all: [Claim] = []
            for part in [chain.first] + chain.rest.map(\.operand) {
                guard let its = claims(of: part) else { return nil }
                all += its
            }
            return all
        case .chain(let chain) where chain.rest.allSatisfy({ $0.op == .or }):
            return alternatives([chain.first] + chain.rest.map(\.operand))
        case .chain(let chain) where chain.rest.count == 1:
            return comparison(chain.first, chain.rest[0].op, chain.rest[0].operand)
        case .between(let operand, let low, let high, negated: false):
            return comparison(operand, .greaterOrEqual, low) + comparison(operand, .lessOrEqual, high)
        case .membership(let operand, let set, negated: false): return membership(operand, set)
        default: return []
        }
    }

    /// What holds where at least one of several conditions does: for each column that all of them speak of.
    private func alternatives(_ parts: [Expression]) -> [Claim]? {
        let possible = parts.compactMap(claims)
        guard let first = possible.first else { return nil }
        guard possible.count > 1 else { return first }
        var all: [Claim] = []
        for column in first.map(\.column).uniqued {
            let its = possible.map { $0.filter { $0.column == column }.map(\.kind) }
            if let values = Self.merged(its, { $0.values }) {
                all.append(Claim(column: column, kind: .oneOf(values)))
                continue
            }
            if let low = Self.merged(its, { $0.low }) {
                all.append(Claim(column: column, kind: .atLeast(low)))
            }
            if let high = Self.merged(its, { $0.high }) {
                all.append(Claim(column: column, kind: .atMost(high)))
            }
        }
        return all
    }

    /// What each of several lists has, one after the other; nil where one list has none.
    private static func merged(
        _ lists: [[Fact.Kind]], _ part: (Fact.Kind) -> [Expression]?
    ) -> [Expression]? {
        var all: [Expression] = []
        for kinds in lists {
            guard let first = kinds.lazy.compactMap(part).first else { return nil }
            all += first
        }
        return all
    }

    /// Whether a condition is nothing but that a column equals one of some values: `=`, `IS`, `IN` with a list, or several of
    /// these on one column joined by OR.
    func isWhole(_ condition: Expression) -> Bool {
        wholeColumn(condition) != nil
    }

    private func wholeColumn(_ condition: Expression) -> BoundColumn? {
        switch condition.kind {
        case .parenthesized(let inner): return wholeColumn(inner)
        case .chain(let chain) where chain.rest.allSatisfy({ $0.op == .or }):
            let columns = ([chain.first] + chain.rest.map(\.operand)).map(wholeColumn)
            guard let first = columns.first, columns.allSatisfy({ $0 == first }) else { return nil }
            return first
        case .chain(let chain) where chain.rest.count == 1:
            let right = chain.rest[0].operand
            guard [.equal, .is].contains(chain.rest[0].op), !chain.first.isRow, !right.isRow
            else { return nil }
            let sides = [bound.columns(of: chain.first), bound.columns(of: right)]
            // One side is a column and the other a value.
            guard sides.count(where: \.isEmpty) == 1 else { return nil }
            return sides.lazy.flatMap(\.self).first
        case .membership(let operand, .list, negated: false):
            return !operand.isRow ? bound.columns(of: operand).first : nil
        default: return nil
        }
    }

    private func comparison(_ left: Expression, _ op: BinaryOperator, _ right: Expression) -> [Claim] {
        if left.isRow || right.isRow {
            let lefts = left.elements
            let rights = right.elements
            // Of rows only `=` says something of each element.
            guard op == .equal, lefts.count == rights.count else { return [] }
            return zip(lefts, rights).flatMap { comparison($0, .equal, $1) }
        }
        switch op {
        case .equal: return equal(left, right) + equal(right, left)
        case .is:
            // Like `=` where the other side is a value; IS TRUE and IS NULL ask for something else.
            return isValue(left) || isValue(right) ? equal(left, right) + equal(right, left) : []
        case .greater, .greaterOrEqual:
            return bounded(left) { .atLeast([right]) } + bounded(right) { .atMost([left]) }
        case .less, .lessOrEqual:
            return bounded(left) { .atMost([right]) } + bounded(right) { .atLeast([left]) }
        default: return []
        }
    }

    private func isValue(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .literal(.string), .literal(.integer), .literal(.real): true
        case .parameter: folder.value(expression).map { $0 != .null } ?? false
        default: false
        }
    }

    private func bounded(_ expression: Expression, _ kind: () -> Fact.Kind) -> [Claim] {
        bound.columns(of: expression).map { Claim(column: $0, kind: kind()) }
    }

    private func equal(_ left: Expression, _ right: Expression) -> [Claim] {
        let columns = bound.columns(of: left)
        guard !columns.isEmpty else { return [] }
        let values = bound.valueColumns(of: right)
        if values.isEmpty { return columns.map { Claim(column: $0, kind: .oneOf([right])) } }
        return equal(columns, values, chosen: chosen(right, values))
    }

    /// The query that chooses what an expression is, where it is a query or the column of one.
    private func chosen(_ expression: Expression, _ values: [BoundColumn]) -> ChosenValues? {
        switch expression.kind {
        case .parenthesized(let inner): return chosen(inner, values)
        case .subquery(let query):
            guard let index = bound.subqueries[query.span], bound.chooses(index) else { return nil }
            return ChosenValues(query: index, position: 0)
        case .column: return chosen(values)
        default: return nil
        }
    }

    private func chosen(_ values: [BoundColumn]) -> ChosenValues? {
        guard let value = values.first, values.count == 1,
            case .query(let query) = bound.sources[value.source].kind, bound.chooses(query)
        else { return nil }
        return ChosenValues(query: query, position: value.index, source: value.source)
    }

    /// That columns take their values from others.
    func equal(_ columns: [BoundColumn], _ values: [BoundColumn], chosen: ChosenValues? = nil) -> [Claim] {
        var origins: [BoundColumn] = []
        for value in values {
            guard let its = bound.origins(value) else { return [] }
            origins += its
        }
        let all = ValueOrigins(columns: origins.uniqued, chosen: chosen ?? self.chosen(values))
        return columns.filter { column in !values.contains { $0.source == column.source } }.map {
            Claim(column: $0, kind: .equals(all))
        }
    }

    private func membership(_ operand: Expression, _ set: MembershipSet) -> [Claim]? {
        let operands = operand.elements
        switch set {
        case .list(let values):
            if values.isEmpty { return nil }
            return bounded(operand) { .oneOf(values) }
        case .query(let query):
            let rows = query.constantRows
            return operands.indices.flatMap { position in
                let values = rows.compactMap { $0.element(position) }
                if !values.isEmpty { return bounded(operands[position]) { .oneOf(values) } }
                return element(operands[position], of: query.span, at: position)
            }
        case .table(let name): return element(operand, of: name.span, at: 0)
        case .function: return []
        }
    }

    /// That an expression is among the values of a query's column.
    private func element(_ operand: Expression, of span: SourceSpan, at position: Int) -> [Claim] {
        guard let query = bound.subqueries[span], let origins = bound.origins(ofOutput: position, of: query)
        else { return [] }
        let chosen = bound.chooses(query) ? ChosenValues(query: query, position: position) : nil
        return bounded(operand) { .equals(ValueOrigins(columns: origins, chosen: chosen)) }
    }
}

extension Fact.Kind {
    /// The values that it allows, where it names them.
    fileprivate var values: [Expression]? {
        if case .oneOf(let values) = self { values } else { nil }
    }

    /// The expressions of which the least is a lower bound.
    fileprivate var low: [Expression]? {
        switch self {
        case .oneOf(let values), .atLeast(let values): values
        case .atMost, .equals: nil
        }
    }

    /// The expressions of which the greatest is an upper bound.
    fileprivate var high: [Expression]? {
        switch self {
        case .oneOf(let values), .atMost(let values): values
        case .atLeast, .equals: nil
        }
    }
}

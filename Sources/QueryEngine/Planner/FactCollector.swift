internal import SQLSyntax

/// Collects from WHERE, ON, USING and NATURAL what must hold for the rows of each table.
///
/// A fact about a table may come from
/// - WHERE, whatever the joins: it is false or NULL for the rows that an outer join fills up with NULLs, and a
///   row of the table that it excludes could only have reached the answer through such a row;
/// - ON of an inner join: both sides; of a LEFT JOIN: the right side; of a RIGHT JOIN: the left side; of a
///   FULL JOIN: neither, since a row that it excludes still appears, filled up.
struct FactCollector {
    private let bound: BoundQuery
    private(set) var facts: [Fact] = []
    private(set) var local: [LocalCondition] = []

    /// Collects the facts of a whole query.
    init(_ bound: BoundQuery) {
        self.bound = bound
        for select in bound.selects {
            // A condition inside a subquery says nothing about the tables around it.
            if let condition = select.select.condition { collect(condition, for: Set(select.sources)) }
            for join in select.joins {
                let allowed = Set(Self.sides(of: join).map { select.sources[$0] })
                guard !allowed.isEmpty else { continue }
                if let condition = join.condition { collect(condition, for: allowed) }
                for (left, right) in join.equalities {
                    let span = SourceSpan(0, 0)
                    equate(left, right, span, for: allowed)
                    equate(right, left, span, for: allowed)
                }
            }
        }
    }

    /// The positions of the sources about which a join's condition says something.
    private static func sides(of join: BoundJoin) -> [Int] {
        switch join.kind {
        case .comma, .plain, .inner, .cross: Array(join.left) + Array(join.right)
        case .left: Array(join.right)
        case .right: Array(join.left)
        case .full: []
        }
    }

    /// Takes a condition apart at its ANDs; `allowed` are the sources it may speak of.
    private mutating func collect(_ condition: Expression, for allowed: Set<Int>) {
        switch condition.kind {
        case .parenthesized(let inner):
            collect(inner, for: allowed)
            return
        case .chain(let chain) where chain.rest.allSatisfy({ $0.op == .and }):
            for part in [chain.first] + chain.rest.map(\.operand) { collect(part, for: allowed) }
            return
        default: break
        }
        let traits = bound.traits(of: condition)
        if traits.sources.count == 1, let source = traits.sources.first, traits.isLocal(to: source),
            allowed.contains(source)
        {
            local.append(LocalCondition(source: source, span: condition.span))
        }
        interpret(condition, for: allowed)
    }

    private mutating func interpret(_ condition: Expression, for allowed: Set<Int>) {
        let span = condition.span
        switch condition.kind {
        case .chain(let chain) where chain.rest.count == 1:
            compare(chain.first, chain.rest[0].op, chain.rest[0].operand, span, for: allowed)
        case .chain(let chain) where chain.rest.allSatisfy({ $0.op == .or }):
            let parts = [chain.first] + chain.rest.map(\.operand)
            if let (column, values) = alternatives(parts) { add(column, .oneOf(values), span, for: allowed) }
        case .between(let operand, let low, let high, negated: false):
            if let column = bound.column(of: operand) {
                add(column, .atLeast(low), span, for: allowed)
                add(column, .atMost(high), span, for: allowed)
            }
        case .membership(let operand, .list(let values), negated: false):
            if let column = bound.column(of: operand) { add(column, .oneOf(values), span, for: allowed) }
        default: break
        }
    }

    private mutating func compare(
        _ left: Expression, _ op: BinaryOperator, _ right: Expression, _ span: SourceSpan,
        for allowed: Set<Int>
    ) {
        let leftColumn = bound.column(of: left)
        let rightColumn = bound.column(of: right)
        switch op {
        case .equal:
            if let leftColumn, let rightColumn {
                equate(leftColumn, rightColumn, span, for: allowed)
                equate(rightColumn, leftColumn, span, for: allowed)
            } else if let leftColumn {
                add(leftColumn, .oneOf([right]), span, for: allowed)
            } else if let rightColumn {
                add(rightColumn, .oneOf([left]), span, for: allowed)
            }
        case .greater, .greaterOrEqual:
            if let leftColumn { add(leftColumn, .atLeast(right), span, for: allowed) }
            if let rightColumn { add(rightColumn, .atMost(left), span, for: allowed) }
        case .less, .lessOrEqual:
            if let leftColumn { add(leftColumn, .atMost(right), span, for: allowed) }
            if let rightColumn { add(rightColumn, .atLeast(left), span, for: allowed) }
        default: break
        }
    }

    /// The one column of `a = 1 OR a = 2 OR a IN (3, 4)`, and all of its values.
    private func alternatives(_ parts: [Expression]) -> (BoundColumn, [Expression])? {
        var column: BoundColumn?
        var values: [Expression] = []
        for part in parts {
            guard let (found, its) = alternative(part), column == nil || column == found else { return nil }
            column = found
            values += its
        }
        return column.map { ($0, values) }
    }

    private func alternative(_ part: Expression) -> (BoundColumn, [Expression])? {
        switch part.kind {
        case .parenthesized(let inner): return alternative(inner)
        case .membership(let operand, .list(let values), negated: false):
            return bound.column(of: operand).map { ($0, values) }
        case .chain(let chain) where chain.rest.allSatisfy({ $0.op == .or }):
            return alternatives([chain.first] + chain.rest.map(\.operand))
        case .chain(let chain) where chain.rest.count == 1 && chain.rest[0].op == .equal:
            let right = chain.rest[0].operand
            if let column = bound.column(of: chain.first), bound.column(of: right) == nil {
                return (column, [right])
            }
            if let column = bound.column(of: right), bound.column(of: chain.first) == nil {
                return (column, [chain.first])
            }
            return nil
        default: return nil
        }
    }

    private mutating func equate(
        _ left: BoundColumn, _ right: BoundColumn, _ span: SourceSpan, for allowed: Set<Int>
    ) {
        guard left.source != right.source else { return }
        add(left, .equals(right), span, for: allowed)
    }

    private mutating func add(
        _ column: BoundColumn, _ kind: Fact.Kind, _ span: SourceSpan, for allowed: Set<Int>
    ) {
        guard allowed.contains(column.source) else { return }
        for target in bound.pushTargets(column) {
            facts.append(Fact(instance: target.instance, column: target.column, kind: kind, condition: span))
        }
    }
}

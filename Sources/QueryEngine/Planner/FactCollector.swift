internal import SQLSyntax

/// Collects from WHERE, ON, USING, NATURAL and HAVING what must hold for the rows of each table.
///
/// A fact about a table may come from
/// - WHERE, whatever the joins: it is false or NULL for the rows that an outer join fills up with NULLs, and a
///   row of the table that it excludes could only have reached the answer through such a row;
/// - ON of an inner join: both sides; of a LEFT JOIN: the right side; of a RIGHT JOIN: the left side; of a
///   FULL JOIN: neither, since a row that it excludes still appears, filled up;
/// - HAVING, where it compares a column by which rows are grouped with values: all rows of a group have the same one, so that
///   it could as well stand in WHERE.
struct FactCollector {
    private let bound: BoundQuery
    private let claims: Claims
    /// The facts.
    private(set) var facts: [Fact] = []
    /// The conditions on single sources.
    private(set) var local: [LocalCondition] = []
    /// The conditions on single sources whose subqueries read tables, with these.
    private(set) var reading: [(condition: LocalCondition, instances: Set<Int>)] = []
    /// The tables of which no row can reach the answer, with the condition that says so.
    private(set) var impossible: [Int: SourceSpan] = [:]

    /// Collects the facts of a whole query.
    init(_ bound: BoundQuery, folder: ConstantFolder) {
        self.bound = bound
        claims = Claims(bound, folder: folder)
        for select in bound.selects {
            let filled = NullRejection.filledSources(select)
            // A condition inside a subquery says nothing about the tables around it.
            if let condition = select.select.condition {
                collect(condition, for: SmallIndexSet(select.sources), filled: filled)
            }
            collectHaving(of: select)
            for join in select.joins {
                let allowed = SmallIndexSet(Self.sides(of: join).lazy.map { select.sources[$0] })
                guard !allowed.isEmpty else { continue }
                if let condition = join.condition { collect(condition, for: allowed, filled: filled) }
                for equality in join.equalities {
                    let both =
                        claims.equal(equality.left, [equality.right])
                        + claims.equal([equality.right], equality.left)
                    for claim in both { add(claim, SourceSpan(0, 0), for: allowed) }
                }
            }
        }
        carry()
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
    private mutating func collect(_ condition: Expression, for allowed: SmallIndexSet, filled: SmallIndexSet)
    {
        let parts = Self.conjuncts(condition)
        guard parts.count == 1, let condition = parts.first else {
            for part in parts { collect(part, for: allowed, filled: filled) }
            return
        }
        guard let found = claims.claims(of: condition) else {
            for instance in allowed.flatMap(bound.instances(under:)) {
                impossible[instance] = condition.span
            }
            return
        }
        let isWhole = claims.isWhole(condition)
        for claim in found { add(claim, condition.span, for: allowed, isWhole: isWhole) }
        let traits = bound.traits(of: condition)
        // A row that an outer join fills up may meet a condition that no row of the table meets: without the
        // others the table would be another one.
        if let source = traits.sources.only, traits.isLocal(to: source),
            allowed.contains(source),
            !filled.contains(source) || NullRejection(bound).rejects(condition)
        {
            local.append(LocalCondition(source: source, condition: condition))
        }
        if traits.hasQuery, !traits.hasAggregate, !traits.hasAlias,
            let source = traits.sources.only, allowed.contains(source), !filled.contains(source),
            let read = bound.instancesRead(by: condition.span, over: source)
        {
            reading.append((LocalCondition(source: source, condition: condition), read))
        }
    }

    private mutating func collectHaving(of select: BoundSelect) {
        guard let having = select.select.having else { return }
        for condition in Self.conjuncts(having) {
            let traits = bound.traits(of: condition)
            guard !traits.hasAggregate, !traits.hasQuery, !traits.isVolatile else { continue }
            for claim in claims.claims(of: condition) ?? [] where select.groupKeys.contains(claim.column) {
                // Of the other column a group may have many values.
                if case .equals = claim.kind { continue }
                add(claim, condition.span, for: SmallIndexSet(select.sources))
            }
        }
    }

    /// The parts of a condition that all have to hold.
    private static func conjuncts(_ condition: Expression) -> [Expression] {
        switch condition.kind {
        case .parenthesized(let inner): conjuncts(inner)
        case .chain(let chain) where chain.rest.allSatisfy({ $0.op == .and }):
            ([chain.first] + chain.rest.map(\.operand)).flatMap(conjuncts)
        default: [condition]
        }
    }

    private mutating func add(
        _ claim: Claims.Claim, _ span: SourceSpan, for allowed: SmallIndexSet, isWhole: Bool = false
    ) {
        guard allowed.contains(claim.column.source) else { return }
        for target in bound.pushTargets(claim.column) {
            if case .equals(let origins) = claim.kind {
                let source = bound.instances[target.instance].source
                guard !origins.columns.contains(where: { $0.source == source }) else { continue }
            }
            facts.append(
                Fact(
                    instance: target.instance, column: target.column, kind: claim.kind, condition: span,
                    isWhole: isWhole))
        }
    }

    // MARK: Equality

    /// Carries what holds for a column over to those that equal it, as far as it goes.
    private mutating func carry() {
        var known = Set(facts.compactMap(Key.init))
        var isComplete = false
        while !isComplete {
            isComplete = true
            for fact in facts {
                guard case .equals(let origins) = fact.kind, origins.columns.count == 1,
                    let origin = origins.columns.first,
                    case .instance(let other) = bound.sources[origin.source].kind,
                    column(fact.instance, fact.column).compares(like: column(other, origin.index))
                else { continue }
                for reason in facts where reason.instance == other && reason.column == origin.index {
                    var carried = reason
                    carried.instance = fact.instance
                    carried.column = fact.column
                    carried.isCarried = true
                    guard let key = Key(carried), known.insert(key).inserted else { continue }
                    facts.append(carried)
                    isComplete = false
                }
            }
        }
    }

    private func column(_ instance: Int, _ index: Int) -> Column {
        bound.instances[instance].schema.columns[index]
    }

    /// What makes two facts with constants the same.
    private struct Key: Hashable {
        let instance: Int
        let column: Int
        let condition: SourceSpan
        let form: Int

        init?(_ fact: Fact) {
            instance = fact.instance
            column = fact.column
            condition = fact.condition
            switch fact.kind {
            case .oneOf: form = 0
            case .atLeast: form = 1
            case .atMost: form = 2
            case .equals: return nil
            }
        }
    }
}

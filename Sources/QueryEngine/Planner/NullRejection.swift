internal import SQLSyntax

/// Tells which conditions cannot hold for a row that an outer join fills up with NULLs.
struct NullRejection {
    private let bound: BoundQuery

    /// Looks at the conditions of a query.
    init(_ bound: BoundQuery) {
        self.bound = bound
    }

    /// The sources of a `SELECT` that an outer join can fill up.
    static func filledSources(_ select: BoundSelect) -> SmallIndexSet {
        var positions: [Int] = []
        for join in select.joins {
            switch join.kind {
            case .comma, .plain, .inner, .cross: break
            case .left: positions += Array(join.right)
            case .right: positions += Array(join.left)
            case .full: positions += Array(join.left) + Array(join.right)
            }
        }
        return SmallIndexSet(positions.lazy.map { select.sources[$0] })
    }

    /// Whether a condition that names columns of one source alone is surely false or NULL where all are NULL.
    func rejects(_ condition: Expression) -> Bool {
        switch condition.kind {
        case .parenthesized(let inner): return rejects(inner)
        case .chain(let chain) where chain.rest.allSatisfy({ $0.op == .or }):
            return ([chain.first] + chain.rest.map(\.operand)).allSatisfy(rejects)
        case .chain(let chain) where chain.rest.allSatisfy({ $0.op == .and }):
            return ([chain.first] + chain.rest.map(\.operand)).contains(where: rejects)
        case .chain(let chain) where chain.rest.count == 1:
            let operand = chain.rest[0].operand
            switch chain.rest[0].op {
            case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
                return isColumn(chain.first) || isColumn(operand)
            case .isNot:
                if case .literal(.null) = operand.kind { return isColumn(chain.first) }
                return false
            default: return false
            }
        case .between(let operand, _, _, _): return isColumn(operand)
        case .membership(let operand, .list(let values), _): return isColumn(operand) && !values.isEmpty
        case .pattern(let operand, _, _, _, _): return isColumn(operand)
        case .nullTest(let operand, let form): return form != .isNull && isColumn(operand)
        default: return false
        }
    }

    private func isColumn(_ expression: Expression) -> Bool {
        !bound.columns(of: expression).isEmpty
    }
}

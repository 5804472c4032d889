internal import SQLSyntax

/// Decides whether an answer is the number of rows of a scan, which one request tells.
///
/// It is where a query asks for nothing but `count(*)` of one table, or of a subquery that passes on its rows, and every
/// condition is with the site exactly.
struct CountRule {
    let bound: BoundQuery
    let folder: ConstantFolder
    /// Whether a condition is with the site exactly.
    let isPushed: (Expression) -> Bool

    func applies(to query: Query, _ scans: [ScanPlan]) -> Bool {
        guard scans.count == 1, scans[0].provider.cost.canCount, scans[0].emptyReason == nil,
            query.compounds.isEmpty, query.orderBy.isEmpty, letsRowThrough(query.limit),
            let core = bound.queries[0].cores.first, let outermost = core
        else { return false }
        let select = bound.selects[outermost].select
        guard select.groupBy.isEmpty, select.having == nil, !select.columns.isEmpty,
            select.columns.allSatisfy(isCount)
        else { return false }
        return passes(outermost, depth: 1)
    }

    /// Whether a `SELECT` reads all rows of the one table that meet conditions of the site's, `depth` queries deep.
    private func passes(_ core: Int, depth: Int) -> Bool {
        let select = bound.selects[core]
        guard select.sources.count == 1, select.select.condition.map(isPushed) ?? true else { return false }
        switch bound.sources[select.sources[0]].kind {
        case .instance:
            // Nothing else is read anywhere.
            return bound.queries.count == depth && bound.selects.count == depth
                && bound.sources.count == depth
        case .function: return false
        case .query(let inner):
            let node = bound.queries[inner]
            guard node.readers == 1, !node.hasLimit, !node.isRecursive, node.cores.count == 1,
                let core = node.cores[0], node.syntax?.orderBy.isEmpty ?? false
            else { return false }
            let select = bound.selects[core]
            return !select.isAggregate && !select.hasWindow && select.select.quantifier != .distinct
                && passes(core, depth: depth + 1)
        }
    }

    /// Whether the one row of the answer is not cut off.
    private func letsRowThrough(_ limit: LimitClause?) -> Bool {
        guard let limit else { return true }
        guard case .integer(let count)? = folder.value(limit.count), count != 0 else { return false }
        guard let offset = limit.offset else { return true }
        guard case .integer(let skipped)? = folder.value(offset) else { return false }
        return skipped <= 0
    }

    private func isCount(_ term: ResultTerm) -> Bool {
        guard case .expression(let expression, _, _) = term.kind, case .function(let call) = expression.kind,
            call.name.name.asciiLowercased == "count", call.filter == nil, call.over == nil
        else { return false }
        return switch call.arguments {
        case .star: true
        case .list(let arguments): arguments.isEmpty
        }
    }
}

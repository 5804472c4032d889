internal import SQLSyntax

/// Decides whether an answer is the number of rows of a scan, which one request tells.
///
/// It is where a query asks for nothing but `count(*)` of one table, and every condition is with the site exactly.
enum CountRule {
    static func applies(
        to query: Query, _ bound: BoundQuery, _ scans: [ScanPlan], isPushed: (Expression) -> Bool
    )
        -> Bool
    {
        guard bound.queries.count == 1, bound.selects.count == 1, bound.sources.count == 1, scans.count == 1,
            query.compounds.isEmpty, query.orderBy.isEmpty, query.limit == nil,
            scans[0].provider.cost.canCount,
            scans[0].emptyReason == nil
        else { return false }
        let select = bound.selects[0].select
        guard select.groupBy.isEmpty, select.having == nil, !select.columns.isEmpty,
            select.columns.allSatisfy(isCount)
        else { return false }
        return select.condition.map(isPushed) ?? true
    }

    private static func isCount(_ term: ResultTerm) -> Bool {
        guard case .expression(let expression, _, _) = term.kind, case .function(let call) = expression.kind,
            call.name.name.asciiLowercased == "count", call.filter == nil, call.over == nil
        else { return false }
        return switch call.arguments {
        case .star: true
        case .list(let arguments): arguments.isEmpty
        }
    }
}

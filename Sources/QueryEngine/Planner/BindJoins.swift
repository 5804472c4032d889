internal import SQLSyntax

/// Finds for the required parameters of tables the columns that their values can come from, in any order of
/// the FROM and chained to any depth, and sorts the scans into stages.
struct BindJoins {
    /// The columns that values come from, by instance and parameter.
    private(set) var sources: [Int: [(parameter: ScanParameter, from: BoundColumn)]] = [:]
    /// The instances by stages.
    private(set) var stages: [[Int]] = []

    /// Orders the instances of a query.
    ///
    /// - Parameters:
    ///   - bound: the query.
    ///   - facts: what must hold for the rows.
    ///   - missing: the required parameters without a constant, by instance.
    /// - Throws: a diagnostic for a table whose parameter no column gives.
    init(_ bound: BoundQuery, facts: [Fact], missing: [Int: [ScanParameter]]) throws(Diagnostic) {
        var waiting = Set(bound.instances.indices)
        var ready: Set<Int> = []
        while !waiting.isEmpty {
            var stage: [Int] = []
            for instance in waiting.sorted() {
                if let found = Self.resolve(missing[instance] ?? [], of: instance, bound, facts, ready) {
                    sources[instance] = found
                    stage.append(instance)
                }
            }
            guard !stage.isEmpty else {
                let first = waiting.min() ?? 0
                throw Self.unresolved(bound, instance: first, missing: missing[first] ?? [])
            }
            waiting.subtract(stage)
            ready.formUnion(stage)
            stages.append(stage)
        }
    }

    private static func resolve(
        _ parameters: [ScanParameter], of instance: Int, _ bound: BoundQuery, _ facts: [Fact],
        _ ready: Set<Int>
    ) -> [(parameter: ScanParameter, from: BoundColumn)]? {
        var found: [(parameter: ScanParameter, from: BoundColumn)] = []
        let schema = bound.instances[instance].schema
        for parameter in parameters {
            let column = schema.ownColumnIndex(parameter.column)
            let origin = facts.lazy.compactMap { fact -> BoundColumn? in
                guard fact.instance == instance, fact.column == column, case .equals(let other) = fact.kind,
                    case .instance(let from) = bound.sources[other.source].kind, ready.contains(from)
                else { return nil }
                return other
            }.first
            guard let origin else { return nil }
            found.append((parameter, origin))
        }
        return found
    }

    /// The error for a table that cannot be read, with a query that could.
    private static func unresolved(
        _ bound: BoundQuery, instance: Int, missing: [ScanParameter]
    ) -> Diagnostic {
        let table = bound.instances[instance]
        let names = missing.map(\.column)
        let needed = names.map { "\(table.name).\($0)" }.joined(separator: " and ")
        let example = names.map { "\(table.name).\($0) = '…'" }.joined(separator: " and ")
        return Diagnostic(
            .missingParameter,
            "\(table.schema.name) cannot be read without a value for \(needed)", at: table.nameSpan,
            hints: [
                "add a condition such as \(example), or IN (…), or join it to a table that has "
                    + names.joined(separator: " and ")
            ])
    }
}

internal import SQLSyntax

/// Finds for the required parameters of tables the columns that their values can come from, in any order of
/// the FROM and chained to any depth, and sorts the scans into stages.
struct BindJoins {
    /// The columns that values come from, by instance and parameter.
    private(set) var sources: [Int: [Found]] = [:]
    /// The instances by stages.
    private(set) var stages: [[Int]] = []

    /// Where the values of a parameter come from.
    struct Found {
        /// The parameter; it takes what the other columns hold.
        var parameter: ScanParameter
        /// The columns of tables that are there before.
        var from: [BoundColumn]
        /// The further columns that a value must be in as well.
        var within: [[BoundColumn]]
    }

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

    /// The instances whose rows are there before an instance is asked for.
    func ready(before instance: Int) -> Set<Int> {
        let before = stages.prefix { !$0.contains(instance) }
        return Set(before.flatMap(\.self))
    }

    private static func resolve(
        _ parameters: [ScanParameter], of instance: Int, _ bound: BoundQuery, _ facts: [Fact],
        _ ready: Set<Int>
    ) -> [Found]? {
        var all: [Found] = []
        let schema = bound.instances[instance].schema
        for parameter in parameters {
            guard let index = schema.ownColumnIndex(parameter.column) else { return nil }
            let column = schema.columns[index]
            var lists: [[BoundColumn]] = []
            for fact in facts where fact.instance == instance && fact.column == index {
                guard case .equals(let origins) = fact.kind,
                    origins.allSatisfy({ origin in
                        guard case .instance(let other) = bound.sources[origin.source].kind else {
                            return false
                        }
                        return ready.contains(other)
                            && column.takes(bound.instances[other].schema.columns[origin.index])
                    })
                else { continue }
                lists.append(origins)
            }
            guard let first = lists.first else { return nil }
            all.append(
                Found(
                    parameter: parameter.taking(valuesOf: column), from: first,
                    within: Array(lists.dropFirst())))
        }
        return all
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

extension ScanParameter {
    /// The parameter with the values that other columns hold put into the form of its own.
    fileprivate func taking(valuesOf column: Column) -> ScanParameter {
        var parameter = self
        let encode = encode
        parameter.encode = { value in
            // An unknown spelling may still be what the rows have.
            (column.held(value) ?? (column.type == .text ? value : nil)).flatMap(encode)
        }
        return parameter
    }
}

extension Column {
    /// Whether all values that equal one of another column can be told from that one's value.
    ///
    /// A text that equals a number can be written in many ways (`07`, `7.0`), and a column that compares
    /// without case has values that equal several of one that does not.
    fileprivate func takes(_ other: Column) -> Bool {
        let isText = other.type == .text || other.type == .json || other.type == .time
        return switch type {
        case .text: isText && (enumeration != nil || other.enumeration == nil)
        case .json: isText && other.enumeration == nil
        case .integer: other.type != .time
        case .time: other.type == .time
        case .real: false
        }
    }
}

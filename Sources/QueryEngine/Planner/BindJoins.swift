internal import SQLSyntax

/// Finds for the required parameters of tables the columns that their values can come from, in any order of
/// the FROM and chained to any depth, and sorts the scans into stages.
struct BindJoins {
    /// The columns that values come from, by instance and parameter.
    private(set) var sources: [Int: [Found]] = [:]
    /// The columns that values of parameters come from without which a request can be made as well.
    private(set) var optional: [Int: Found] = [:]
    /// The optional binds that could be turned round, by the instance that gives the values: the one that takes them, and what
    /// it could give.
    private(set) var turns: [Int: (other: Int, found: Found)] = [:]
    /// The instances by stages.
    private(set) var stages: [[Int]] = []

    /// Where the values of a parameter come from.
    struct Found {
        /// The parameter; it takes what the other columns hold.
        var parameter: ScanParameter
        /// The columns of tables that are there before.
        var from: ValueOrigins
        /// The further columns that a value must be in as well.
        var within: [ValueOrigins]

        /// The instances whose rows have to be there, for all that the values are known to be in.
        func instances(_ bound: BoundQuery) -> Set<Int> {
            let lists = [from] + within
            let chosen = lists.compactMap(\.chosen).compactMap { bound.instancesRead(byQuery: $0.query) }
            return Set(lists.flatMap(\.columns).compactMap { bound.instance(of: $0) })
                .union(chosen.flatMap(\.self))
        }
    }

    /// Orders the instances of a query.
    ///
    /// - Parameters:
    ///   - bound: the query.
    ///   - facts: what must hold for the rows.
    ///   - missing: the required parameters without a constant, by instance.
    ///   - catalog: all tables, for the error that tells which could give the values.
    /// - Throws: a diagnostic for a table whose parameter no column gives.
    init(
        _ bound: BoundQuery, facts: [Fact], missing: [Int: [ScanParameter]], catalog: Catalog
    ) throws(Diagnostic) {
        var waiting = Set(bound.instances.indices)
        var ready: Set<Int> = []
        while !waiting.isEmpty {
            // What a query chooses is known when all of its tables are there; without them there are more values.
            var stage: [Int] = []
            for isPatient in [true, false] where stage.isEmpty {
                for instance in waiting.sorted() {
                    guard
                        let found = Self.resolve(missing[instance] ?? [], of: instance, bound, facts, ready),
                        !isPatient || found.allSatisfy({ $0.instances(bound).isSubset(of: ready) })
                    else { continue }
                    sources[instance] = found
                    stage.append(instance)
                }
            }
            guard !stage.isEmpty else {
                let first = waiting.min() ?? 0
                throw MissingParameters(bound, instance: first, missing: missing[first] ?? [], catalog)
                    .diagnostic
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

    /// Finds for tables that could be read as a whole the columns that would narrow their requests.
    ///
    /// Only a parameter that is exact is bound: the rows of two of its values are never the same. What is narrowed
    /// already comes first, then what has no window, so that the long tables are asked for by the values of
    /// the short ones.
    ///
    /// - Parameters:
    ///   - bound: the query.
    ///   - facts: what must hold for the rows.
    ///   - open: the parameters that no constant is known for, by instance; instances that share a scan or
    ///     need no request have none.
    ///   - ranks: of two instances the one of the lower rank is read first.
    mutating func bindOptional(
        _ bound: BoundQuery, facts: [Fact], open: [Int: [ScanParameter]], ranks: [Int]
    ) {
        // Only what is in an earlier stage: the rest was not waited for.
        var needs = Dictionary(
            uniqueKeysWithValues: sources.map { instance, found in
                let ready = ready(before: instance)
                return (instance, Set(found.flatMap { $0.instances(bound) }).intersection(ready))
            })
        for instance in open.keys.sorted(by: { ranks[$0] < ranks[$1] })
        where (sources[instance] ?? []).isEmpty {
            let before = Set(bound.instances.indices.filter { ranks[$0] < ranks[instance] })
            for parameter in open[instance] ?? [] where parameter.isExact {
                guard let found = Self.resolve([parameter], of: instance, bound, facts, before)?.first else {
                    continue
                }
                let from = found.instances(bound).subtracting([instance])
                guard !Self.reach(from, needs).contains(instance) else { continue }
                optional[instance] = found
                needs[instance, default: []].formUnion(from)
                break
            }
        }
        if !optional.isEmpty { stages = Self.stages(Set(bound.instances.indices), needs) }
        findTurns(bound, facts: facts, open: open, needs)
    }

    /// Finds the optional binds between two instances of which neither has to do with a third one.
    private mutating func findTurns(
        _ bound: BoundQuery, facts: [Fact], open: [Int: [ScanParameter]], _ needs: [Int: Set<Int>]
    ) {
        for (taking, found) in optional {
            guard let giving = needs[taking]?.first, needs[taking]?.count == 1,
                needs[giving, default: []].isEmpty, turns[giving] == nil,
                !needs.contains(where: { $0.key != taking && $0.value.contains(giving) }),
                found.instances(bound) == [giving]
            else { continue }
            for parameter in open[giving] ?? [] where parameter.isExact {
                guard let other = Self.resolve([parameter], of: giving, bound, facts, [taking])?.first,
                    other.instances(bound) == [taking]
                else { continue }
                turns[giving] = (taking, other)
                break
            }
        }
    }

    /// The instances that some instances wait for, themselves included.
    private static func reach(_ start: Set<Int>, _ needs: [Int: Set<Int>]) -> Set<Int> {
        var all = start
        var next = Array(start)
        while let instance = next.popLast() {
            for other in needs[instance] ?? [] where all.insert(other).inserted { next.append(other) }
        }
        return all
    }

    private static func stages(_ instances: Set<Int>, _ needs: [Int: Set<Int>]) -> [[Int]] {
        var waiting = instances
        var stages: [[Int]] = []
        while !waiting.isEmpty {
            let stage = waiting.filter { (needs[$0] ?? []).isDisjoint(with: waiting) }.sorted()
            guard !stage.isEmpty else { return stages + [waiting.sorted()] }
            waiting.subtract(stage)
            stages.append(stage)
        }
        return stages
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
            var lists: [ValueOrigins] = []
            for fact in facts where fact.instance == instance && fact.column == index {
                guard case .equals(let origins) = fact.kind,
                    origins.columns.allSatisfy({ origin in
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
    func takes(_ other: Column) -> Bool {
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

internal import SQLSyntax

/// The column of a query that chooses among the rows of tables by a LIMIT, by groups, by a window and the like: fewer values
/// than the tables' columns have that they come from.
struct ChosenValues: Hashable {
    /// The query, as an index of `BoundQuery.queries`.
    var query: Int
    /// The column's position.
    var position: Int
    /// The source that it is in a `FROM`; nil where it stands as a value or behind `IN`.
    var source: Int?
}

/// The columns of tables that values come from, NULL aside.
struct ValueOrigins {
    /// The columns.
    var columns: [BoundColumn]
    /// The query between them and the values, where it leaves some out.
    var chosen: ChosenValues?
}

extension BoundQuery {
    /// Whether a query may leave out rows of its tables otherwise than by conditions.
    func chooses(_ query: Int) -> Bool {
        let node = queries[query]
        guard !node.isRecursive, let syntax = node.syntax else { return false }
        if node.hasLimit || node.use == .firstValue { return true }
        if syntax.compounds.contains(where: { $0.op == .except || $0.op == .intersect }) { return true }
        return node.cores.contains { core in
            guard let core else { return false }
            return selects[core].isAggregate || selects[core].hasWindow
                || selects[core].sources.contains { source in
                    if case .query(let inner) = sources[source].kind { chooses(inner) } else { false }
                }
        }
    }

    /// The tables that a query reads, where it can be run on its own, behind the `WITH` clauses around it.
    ///
    /// - Returns: their instances; nil where a name in it means something outside, or a second run could differ.
    func instancesRead(byQuery query: Int) -> Set<Int>? {
        var reached: Set<Int> = []
        var next = [query]
        var spans: [SourceSpan] = []
        while let index = next.popLast() {
            guard reached.insert(index).inserted else { continue }
            if let span = queries[index].syntax?.span {
                spans.append(span)
                next += subqueries.filter { span.contains($0.key) }.values
            }
            for case let core? in queries[index].cores {
                for source in selects[core].sources {
                    if case .query(let inner) = sources[source].kind { next.append(inner) }
                }
            }
        }
        let inside = { (place: Int) in spans.contains { $0.lower <= place && place < $0.upper } }
        let cores = Set(reached.flatMap { queries[$0].cores.compactMap(\.self) })
        let declared = Set(sources.indices.filter { cores.contains(sources[$0].select) })
        for (place, column) in columns where inside(place) {
            guard (merged[place] ?? [column]).allSatisfy({ declared.contains($0.source) }) else { return nil }
        }
        guard aliased.allSatisfy({ !inside($0.key) || isOwnAlias($0.value, at: $0.key, of: reached) }),
            !traits.contains(where: { inside($0.key.lower) && $0.value.isVolatile })
        else { return nil }
        return Set(declared.compactMap { instance(of: BoundColumn(source: $0, index: 0)) })
    }

    /// Whether an alias is one of the innermost query's that its name stands in.
    private func isOwnAlias(_ alias: OutputColumn, at place: Int, of reached: Set<Int>) -> Bool {
        let around = reached.filter { queries[$0].syntax.map { $0.span.contains(place) } ?? false }
        let innermost = around.min { length($0) < length($1) }
        return innermost.map { query in
            queries[query].cores.contains { core in
                core.map { selects[$0].outputs.contains { $0.name == alias.name } } ?? false
            }
        } ?? false
    }

    private func length(_ query: Int) -> Int {
        queries[query].syntax.map { $0.span.upper - $0.span.lower } ?? 0
    }
}

extension SourceSpan {
    /// Whether another span lies in this one.
    func contains(_ other: SourceSpan) -> Bool { lower <= other.lower && other.upper <= upper }

    /// Whether a byte lies in this span.
    func contains(_ place: Int) -> Bool { lower <= place && place < upper }
}

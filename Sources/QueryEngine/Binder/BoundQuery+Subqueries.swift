internal import SQLSyntax

extension BoundQuery {
    /// The tables that a condition's subqueries read, where it depends on nothing else but rows of `source`.
    ///
    /// - Returns: their instances; nil where a name in it means something outside, or a second evaluation could differ.
    func instancesRead(by condition: SourceSpan, over source: Int) -> Set<Int>? {
        func isInside(_ place: Int) -> Bool { condition.lower <= place && place < condition.upper }
        let declared = Set(
            sources.indices.filter { isInside(selects[sources[$0].select].select.span.lower) })
        for (place, column) in columns where isInside(place) {
            for meant in merged[place] ?? [column]
            where meant.source != source && !declared.contains(meant.source) {
                return nil
            }
        }
        // A common table expression of the text around it is not there where the condition stands alone.
        for source in declared {
            guard case .query(let query) = sources[source].kind else { continue }
            guard let span = queries[query].syntax?.span, isInside(span.lower) else { return nil }
        }
        for (span, query) in subqueries where isInside(span.lower) {
            guard let definition = queries[query].syntax?.span else { continue }
            guard isInside(definition.lower) else { return nil }
        }
        guard !aliased.keys.contains(where: isInside),
            !traits.contains(where: { isInside($0.key.lower) && $0.value.isVolatile })
        else { return nil }
        var seen: Set<Int> = []
        return Set(declared.flatMap { instances(readBy: $0, &seen) })
    }

    /// The tables that a source reads, however deep in it.
    private func instances(readBy source: Int, _ seen: inout Set<Int>) -> [Int] {
        switch sources[source].kind {
        case .instance(let id): return [id]
        case .function: return []
        case .query(let query):
            guard seen.insert(query).inserted else { return [] }
            var found: [Int] = []
            for case let core? in queries[query].cores {
                for inner in selects[core].sources { found += instances(readBy: inner, &seen) }
                // Subqueries in its conditions read tables as well.
                found += instances.indices.filter { instance in
                    let span = selects[core].select.span
                    return span.lower <= instances[instance].nameSpan.lower
                        && instances[instance].nameSpan.upper <= span.upper
                }
            }
            return found
        }
    }
}

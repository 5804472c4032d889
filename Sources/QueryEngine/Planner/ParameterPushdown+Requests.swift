internal import SQLSyntax

extension ParameterPushdown {
    /// Requests no two of which bring the same row.
    ///
    /// Two are sure to differ where a parameter that is exact has different values in them; others are made
    /// one, with what they have in common. A parameter that no request can do without stays: its values are
    /// taken to be exclusive.
    static func separated(_ requests: [[String: String]], _ schema: TableSchema) -> [[String: String]] {
        guard requests.count > 1 else { return requests }
        let separating = Set(schema.parameters.filter { $0.isExact || $0.isNeeded }.map(\.name))
        var order: [[String: String]] = []
        var common: [[String: String]: [String: String]] = [:]
        for request in requests {
            let key = request.filter { separating.contains($0.key) }
            if let other = common[key] {
                common[key] = other.filter { request[$0.key] == $0.value }
            } else {
                order.append(key)
                common[key] = request
            }
        }
        let distinct = order.compactMap { common[$0] }
        // Different values of the same parameters: the usual case, and no pairs to look at.
        guard Set(order.map { Set($0.keys) }).count > 1 else { return distinct }
        return merged(withoutCovered(distinct), separating)
    }

    /// Makes one of each two requests that no parameter keeps apart, until there are none.
    private static func merged(_ requests: [[String: String]], _ separating: Set<String>) -> [[String:
        String]]
    {
        var remaining = requests
        var position = 0
        while position < remaining.count {
            let one = remaining[position]
            let other = remaining.indices.first { index in
                index > position
                    && !separating.contains { name in
                        guard let value = one[name], let its = remaining[index][name] else { return false }
                        return value != its
                    }
            }
            guard let other else {
                position += 1
                continue
            }
            let second = remaining[other]
            remaining[position] = one.filter { second[$0.key] == $0.value }
            remaining = withoutCovered(remaining)
            // What is wider now may meet one that was passed.
            position = 0
        }
        return remaining
    }

    /// The requests without those whose rows another one brings as well.
    static func withoutCovered(_ requests: [[String: String]]) -> [[String: String]] {
        let distinct = requests.uniqued
        guard distinct.contains(where: { $0.count != distinct[0].count }) else { return distinct }
        return distinct.filter { request in
            !distinct.contains { other in
                other.count < request.count && other.allSatisfy { request[$0.key] == $0.value }
            }
        }
    }
}

extension ScanParameter {
    /// Whether a request without it is no request, or one for other rows.
    var isNeeded: Bool { isRequired || !defaultValues.isEmpty }
}

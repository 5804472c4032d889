/// The faults of a site, and how many requests each has seen.
struct FaultScript: Sendable {
    private var entries: [(fault: Fault, seen: Int)] = []

    init(_ faults: [Fault]) {
        add(faults)
    }

    /// Adds faults, which count requests from now on.
    mutating func add(_ faults: [Fault]) {
        entries += faults.map { ($0, 0) }
    }

    /// What goes wrong with a request: the first fault that hits it, though all of them count it.
    mutating func action(forPath path: String) -> Fault.Action? {
        // What hits nothing any more is forgotten.
        defer { entries.removeAll { $0.seen >= $0.fault.requests.upperBound } }
        var hit: Fault.Action?
        for index in entries.indices {
            let fault = entries[index].fault
            let isMeant = fault.path.map(path.hasSuffix) ?? (path != IdentityService.path)
            guard isMeant else { continue }
            entries[index].seen += 1
            if hit == nil, fault.requests.contains(entries[index].seen) { hit = fault.action }
        }
        return hit
    }
}

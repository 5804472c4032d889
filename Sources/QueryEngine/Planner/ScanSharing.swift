internal import SQLSyntax

/// Lets tables that ask for the same rows share one scan.
struct ScanSharing {
    /// The scans that remain.
    private(set) var scans: [ScanPlan] = []
    /// The scan of each instance.
    private(set) var scanOfInstance: [Int] = []

    /// Merges the instances' scans; those that wait for values of others stay alone.
    init(scans all: [ScanPlan], binds: [Int: [(parameter: ScanParameter, from: BoundColumn)]]) {
        var alone: [Int] = []
        for (instance, scan) in all.enumerated() {
            let waits = !(binds[instance] ?? []).isEmpty
            let twin = waits ? nil : alone.first { Self.isSame(scans[$0], scan) }
            guard let twin else {
                if !waits { alone.append(scans.count) }
                scanOfInstance.append(scans.count)
                scans.append(scan)
                continue
            }
            scans[twin].names.append(scan.names[0])
            scans[twin].columns = Set(scans[twin].columns + scan.columns).sorted()
            scans[twin].predicates = (scans[twin].predicates + scan.predicates).uniqued
            scanOfInstance.append(twin)
        }
    }

    private static func isSame(_ one: ScanPlan, _ other: ScanPlan) -> Bool {
        one.schema.name == other.schema.name && Set(one.combinations) == Set(other.combinations)
            && one.window?.window == other.window?.window && one.emptyReason == other.emptyReason
    }

    /// The stages with each scan only where it comes first.
    func withoutRepetitions(_ stages: [[Int]]) -> [[Int]] {
        var seen: Set<Int> = []
        return stages.map { $0.filter { seen.insert($0).inserted } }.filter { !$0.isEmpty }
    }
}

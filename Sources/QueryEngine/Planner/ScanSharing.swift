internal import SQLSyntax

/// Lets mentions of a table share one scan where one of them asks for all rows that the others ask for.
struct ScanSharing {
    /// The scans that remain.
    private(set) var scans: [ScanPlan] = []
    /// The scan of each instance.
    private(set) var scanOfInstance: [Int] = []

    /// Merges the instances' scans; those that wait for values of others stay alone.
    init(scans all: [ScanPlan], waiting: Set<Int>) {
        // What each remaining scan has to serve.
        var members: [[ScanPlan]] = []
        for (instance, scan) in all.enumerated() {
            let shared =
                waiting.contains(instance)
                ? nil
                : members.indices.first { index in
                    !members[index].isEmpty
                        && (Self.covers(scans[index], scan)
                            || members[index].allSatisfy { Self.covers(scan, $0) })
                }
            guard let shared else {
                scanOfInstance.append(scans.count)
                scans.append(scan)
                members.append(waiting.contains(instance) ? [] : [scan])
                continue
            }
            if !Self.covers(scans[shared], scan) {
                scans[shared].combinations = scan.combinations
                scans[shared].whole = scan.whole
                scans[shared].window = scan.window
            }
            members[shared].append(scan)
            scans[shared].names.append(scan.names[0])
            scans[shared].columns = Set(scans[shared].columns + scan.columns).sorted()
            scans[shared].predicates = (scans[shared].predicates + scan.predicates).uniqued
            scanOfInstance.append(shared)
        }
    }

    /// Whether the rows of one scan contain those of another, which then are found by the query's conditions.
    private static func covers(_ wide: ScanPlan, _ narrow: ScanPlan) -> Bool {
        guard wide.schema.name == narrow.schema.name, wide.emptyReason == narrow.emptyReason else {
            return false
        }
        if wide.window?.window == narrow.window?.window,
            Set(wide.combinations) == Set(narrow.combinations)
        {
            return true
        }
        // A value that only the request knows would be another one.
        return !narrow.showsRequest && covers(wide.window, narrow.window)
            && narrow.combinations.allSatisfy { request in
                wide.combinations.contains { $0.allSatisfy { request[$0.key] == $0.value } }
            }
    }

    /// Windows that no condition sets are what they are: more rows would change the answer.
    private static func covers(_ wide: WindowPlan?, _ narrow: WindowPlan?) -> Bool {
        guard let wide, let narrow, wide.window != narrow.window else {
            return wide?.window == narrow?.window
        }
        return narrow.origin == .conditions && wide.window.begin <= narrow.window.begin
            && wide.window.end >= narrow.window.end
    }

    /// Whether no other instance shares an instance's scan.
    func isAlone(_ instance: Int) -> Bool {
        scanOfInstance.count { $0 == scanOfInstance[instance] } == 1
    }

    /// The stages with each scan only where it comes first.
    func withoutRepetitions(_ stages: [[Int]]) -> [[Int]] {
        var seen: Set<Int> = []
        return stages.map { $0.filter { seen.insert($0).inserted } }.filter { !$0.isEmpty }
    }
}

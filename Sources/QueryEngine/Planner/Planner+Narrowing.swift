internal import SQLSyntax

extension Planner {
    /// Lets a window that nothing ends have no end for tables that have it as a condition: rows of the future count.
    func openWindows(_ scans: inout [ScanPlan]) {
        for index in scans.indices where scans[index].provider is any NarrowableProvider {
            guard scans[index].window?.isOpen == true else { continue }
            scans[index].window?.window.end = TimeText.maximum
        }
    }

    /// Gives the conditions on tables that can apply them to these, where no other mention shares the rows.
    func narrow(_ scans: inout [ScanPlan], _ sharing: ScanSharing, _ collector: FactCollector) {
        for (index, instance) in bound.instances.enumerated() where sharing.isAlone(index) {
            guard let provider = instance.provider as? any NarrowableProvider else { continue }
            let scan = sharing.scanOfInstance[index]
            var values: [(column: Int, values: [Value])] = []
            for fact in collector.facts where fact.instance == index {
                guard case .oneOf(let expressions) = fact.kind,
                    let list = ParameterPushdown.values(
                        expressions, column: instance.schema.columns[fact.column], folder: folder)
                else { continue }
                values.append((fact.column, list))
            }
            let conditions = collector.local.filter { $0.source == instance.source }.map(\.condition)
            guard !conditions.isEmpty || !values.isEmpty else { continue }
            let folder = folder
            let (narrowed, applied) = provider.narrowed(
                by: RowNarrowing(
                    name: instance.name, conditions: conditions, values: values,
                    constants: { folder.value($0) }))
            scans[scan].provider = narrowed
            for position in scans[scan].predicates.indices
            where applied.contains(scans[scan].predicates[position].span) {
                scans[scan].predicates[position].effect = .exact("SQL")
            }
        }
    }
}

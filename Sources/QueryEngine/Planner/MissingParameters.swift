internal import SQLSyntax

/// The error for a table that cannot be read without values that nothing gives, with queries that would work.
struct MissingParameters {
    private let bound: BoundQuery
    private let instance: TableInstance
    private let missing: [ScanParameter]
    private let catalog: Catalog

    /// An error about an instance and the parameters that it lacks.
    init(_ bound: BoundQuery, instance: Int, missing: [ScanParameter], _ catalog: Catalog) {
        self.bound = bound
        self.instance = bound.instances[instance]
        self.missing = missing
        self.catalog = catalog
    }

    /// The diagnostic.
    var diagnostic: Diagnostic {
        let needed = missing.map { "\(instance.name).\($0.column)" }.joined(separator: " and ")
        let example = missing.map { "\(instance.name).\($0.column) = '…'" }.joined(separator: " and ")
        var hints = ["add a condition such as \(example), or IN (…)"]
        hints += missing.compactMap { join($0) ?? $0.origin?.english }
        return Diagnostic(
            .missingParameter, "\(instance.schema.name) cannot be read without a value for \(needed)",
            at: instance.nameSpan, hints: hints)
    }

    /// How a parameter's values can come from another table; nil where no table has them.
    private func join(_ parameter: ScanParameter) -> String? {
        guard let index = instance.schema.ownColumnIndex(parameter.column) else { return nil }
        let column = instance.schema.columns[index]
        let own = "\(instance.name).\(column.name)"
        // A table of the query comes first: its rows are read anyway.
        for source in bound.sources where source.select == bound.sources[instance.source].select {
            guard case .instance(let other) = source.kind, bound.instances[other].source != instance.source,
                gives(column, bound.instances[other].schema)
            else { continue }
            return "\(source.name) has \(column.name): add \(own) = \(source.name).\(column.name)"
        }
        let table = catalog.providers.filter { gives(column, $0.schema) && !$0.cost.isFree }
            .min { cost(of: $0) < cost(of: $1) }
        guard let table else { return nil }
        let name = table.schema.name
        return "\(column.name) can come from \(name): … join \(name) on \(name).\(column.name) = \(own)"
    }

    /// Whether a table has values of a column and can be read without knowing one.
    private func gives(_ column: Column, _ schema: TableSchema) -> Bool {
        guard let index = schema.ownColumnIndex(column.name), !schema.columns[index].isHidden,
            !schema.parameters.contains(where: \.isRequired)
        else { return false }
        return column.takes(schema.columns[index])
    }

    /// A table without a window is short and complete; one whose column carries conditions is about these things.
    private func cost(of provider: any TableProvider) -> Int {
        (provider.schema.timeColumn == nil ? 0 : 2) + (provider.schema.parameters.isEmpty ? 1 : 0)
    }
}

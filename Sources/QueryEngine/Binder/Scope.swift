internal import SQLSyntax

/// What names mean in one `SELECT`, and around it.
final class Scope {
    /// The scope around this one; its columns can be named where no closer one has the name.
    let parent: Scope?
    /// What the `FROM` names, as indices of `BoundQuery.sources`.
    var sources: [Int] = []
    /// The aliases of the result's columns.
    var aliases: [String] = []
    /// Names that joins give only once, though several sources have them.
    var sharedNames: Set<String> = []
    /// The common table expressions that are defined here, by their names in small letters.
    var commonTables: [String: CommonTable] = [:]
    /// The `SELECT` that it is the scope of.
    let select: Int?

    init(parent: Scope?, select: Int?) {
        self.parent = parent
        self.select = select
    }

    /// The common table expression of a name, the closest one.
    func commonTable(_ name: String) -> CommonTable? {
        commonTables[name.asciiLowercased] ?? parent?.commonTable(name)
    }
}

/// A common table expression, bound when it is first read: one that nothing reads costs nothing.
final class CommonTable {
    let definition: CommonTableExpression
    let scope: Scope
    /// The query, once binding has begun.
    var query: Int?

    init(_ definition: CommonTableExpression, scope: Scope) {
        self.definition = definition
        self.scope = scope
    }
}

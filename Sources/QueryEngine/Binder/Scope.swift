internal import SQLSyntax

/// What names mean in one `SELECT`, and around it.
final class Scope {
    /// The scope around this one; its columns can be named where no closer one has the name.
    let parent: Scope?
    /// What the `FROM` names, as indices of `BoundQuery.sources`.
    var sources: [Int] = []
    /// The result's columns that have an alias, by it in small letters.
    var aliases: [String: OutputColumn] = [:]
    /// The columns that a join by name compared with one further left: `*` and a bare name leave them out.
    var joinedByName: Set<BoundColumn> = []
    /// Whether a RIGHT or FULL JOIN can fill up rows, so that a bare name means the first that is not NULL.
    var fillsLeft = false
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
    /// Whether binding has begun and not ended: who reads it now is a part of it.
    var isBeingBound = false

    init(_ definition: CommonTableExpression, scope: Scope) {
        self.definition = definition
        self.scope = scope
    }
}

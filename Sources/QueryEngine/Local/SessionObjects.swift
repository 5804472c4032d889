internal import SQLSyntax
import Synchronization

/// What a session has of its own: snapshots, views and settings.
package final class SessionObjects: Sendable {
    /// A view: a name for a query.
    struct View: Sendable {
        let name: String
        /// The query's text, with the columns' names before it where the view gives any.
        let definition: String
        let columns: [String]
        /// What the query gives, by the names of the view.
        let schema: TableSchema
    }

    private struct State {
        var tables: [LocalTable] = []
        var views: [View] = []
    }

    private let state = Mutex(State())

    /// Nothing yet.
    package init() {}

    /// The session's tables behind those of a catalogue.
    func catalog(over base: Catalog) -> Catalog {
        let own = state.withLock(\.tables)
        return own.isEmpty ? base : Catalog(base.providers + own)
    }

    /// The snapshots, in the order of their making.
    package var snapshotSchemas: [TableSchema] { state.withLock { $0.tables.map(\.schema) } }

    /// What the views give, in the order of their making.
    package var viewSchemas: [TableSchema] { state.withLock { $0.views.map(\.schema) } }

    /// The views, in the order of their making.
    var views: [View] { state.withLock(\.views) }

    /// Keeps a snapshot.
    ///
    /// - Throws: a diagnostic where the name is taken.
    func add(_ table: LocalTable, over base: Catalog, at span: SourceSpan) throws(Diagnostic) {
        try state.withLock { state throws(Diagnostic) in
            try Self.check(table.schema.name, state, base, span)
            state.tables.append(table)
        }
    }

    /// Keeps a view.
    ///
    /// - Throws: a diagnostic where the name is taken.
    func add(_ view: View, over base: Catalog, at span: SourceSpan) throws(Diagnostic) {
        try state.withLock { state throws(Diagnostic) in
            try Self.check(view.name, state, base, span)
            state.views.append(view)
        }
    }

    /// Makes sure that a name is free.
    ///
    /// - Throws: a diagnostic where the name is taken.
    func check(_ name: String, over base: Catalog, at span: SourceSpan) throws(Diagnostic) {
        try state.withLock { state throws(Diagnostic) in try Self.check(name, state, base, span) }
    }

    /// Whether the session or the catalogue has a table or view of a name.
    func has(_ name: String, over base: Catalog) -> Bool {
        state.withLock { Self.kind(of: name, $0, base) != nil }
    }

    /// Forgets a snapshot or a view.
    ///
    /// - Throws: a diagnostic where the session has none of the name.
    func drop(
        _ target: Statement.DropTarget, _ name: Identifier, ifExists: Bool, over base: Catalog
    ) throws(Diagnostic) {
        let folded = name.name.asciiLowercased
        try state.withLock { state throws(Diagnostic) in
            switch (target, Self.kind(of: name.name, state, base)) {
            case (.table, .snapshot): state.tables.removeAll { $0.schema.name.asciiLowercased == folded }
            case (.view, .view): state.views.removeAll { $0.name.asciiLowercased == folded }
            case (_, nil):
                if ifExists { return }
                throw Diagnostic(
                    .unknownTable, "no such \(target == .table ? "table" : "view"): \(name.name)",
                    at: name.span)
            case (.table, .view):
                throw Diagnostic(
                    .wrongKind, "\(name.name) is a view", at: name.span, hints: ["DROP VIEW removes it"])
            case (.view, .snapshot):
                throw Diagnostic(
                    .wrongKind, "\(name.name) is a table", at: name.span, hints: ["DROP TABLE removes it"])
            case (_, .site):
                throw Diagnostic(
                    .wrongKind, "\(name.name) is a table of the site and cannot be dropped", at: name.span)
            }
        }
    }

    private enum Kind {
        case site
        case snapshot
        case view
    }

    private static func kind(of name: String, _ state: State, _ base: Catalog) -> Kind? {
        let folded = name.asciiLowercased
        if state.tables.contains(where: { $0.schema.name.asciiLowercased == folded }) { return .snapshot }
        if state.views.contains(where: { $0.name.asciiLowercased == folded }) { return .view }
        return base.provider(named: name) == nil ? nil : .site
    }

    private static func check(
        _ name: String, _ state: State, _ base: Catalog, _ span: SourceSpan
    ) throws(Diagnostic) {
        switch kind(of: name, state, base) {
        case nil: return
        case .view:
            throw Diagnostic(
                .nameTaken, "there is already a view named \(name)", at: span,
                hints: ["DROP VIEW \(name) removes it"])
        case .snapshot:
            throw Diagnostic(
                .nameTaken, "there is already a table named \(name)", at: span,
                hints: ["DROP TABLE \(name) removes it"])
        case .site:
            throw Diagnostic(.nameTaken, "the site has a table named \(name)", at: span)
        }
    }
}

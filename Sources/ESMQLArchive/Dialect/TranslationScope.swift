internal import QueryEngine
internal import SQLSyntax

/// What names mean in one translated `SELECT`, and around it.
final class TranslationScope {
    /// The scope around this one.
    let parent: TranslationScope?
    /// The common table expressions that can be read.
    let common: CommonScope?
    /// What the FROM names, in order.
    var sources: [TranslationSource] = []
    /// The result columns that have an alias, by it in small letters.
    var aliases: [String: Expression] = [:]
    /// Whether a name can be an alias now.
    var seesAliases = false
    /// How many of the sources can be named now.
    var visible = Int.max
    /// Whether names of the scopes around can be used now.
    var seesOuter = true
    /// The keys of the groups, where expressions are about groups now.
    var groups: [Translated]?
    /// Whether an aggregate can stand here.
    var takesAggregates = false
    /// Whether a window function can stand here.
    var takesWindows = false
    /// The windows that have a name.
    var windows: [NamedWindow] = []

    init(parent: TranslationScope?, common: CommonScope?) {
        self.parent = parent
        self.common = common
    }
}

/// Something that a FROM names.
struct TranslationSource {
    /// The name in small letters; empty where there is none.
    var name: String
    /// The columns.
    var columns: [TranslationColumn]
}

/// A column of a source.
struct TranslationColumn {
    /// The name.
    var name: String
    /// Other names, which count where no column has them.
    var wireNames: [String] = []
    /// Whether `*` leaves it out.
    var isHidden = false
    /// Whether a join by name compares it with one further left, which the bare name then means.
    var isMerged = false
    /// The column in PostgreSQL's words.
    var value: Translated
}

/// The common table expressions of a query, and those around it.
final class CommonScope {
    let parent: CommonScope?
    private var tables: [String: CommonEntry] = [:]

    init(parent: CommonScope?, _ definitions: [CommonTableExpression]) {
        self.parent = parent
        for definition in definitions {
            tables[definition.name.name.asciiLowercased] = CommonEntry(definition, scope: self)
        }
    }

    /// The table of a name, the closest one.
    func table(_ name: String) -> CommonEntry? { tables[name.asciiLowercased] ?? parent?.table(name) }
}

/// A common table expression, translated when it is first read.
final class CommonEntry {
    let definition: CommonTableExpression
    /// The scope that it belongs to, which outlives it.
    unowned let scope: CommonScope
    /// Its name in the statement and its columns, once it is translated.
    var translated: (name: String, outputs: [RemoteOutput])?
    /// Whether it is being translated: who reads it then is a part of it.
    var isOpen = false

    init(_ definition: CommonTableExpression, scope: CommonScope) {
        self.definition = definition
        self.scope = scope
    }
}

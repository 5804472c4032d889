import SQLSyntax

/// The tables of a query's FROM and the columns that they have, as far as an unfinished text tells.
struct QuerySources {
    /// A table as the query calls it.
    struct Source: Hashable {
        /// Its alias, or its name.
        var label: String
        /// Its columns; empty where they are not known.
        var columns: [CompletionCatalog.Column]
    }

    private typealias Item = SyntaxOutline.Item
    private typealias Group = SyntaxOutline.Group

    /// How deep queries within queries are looked at.
    private static let deepest = 16

    private let outline: SyntaxOutline
    private let catalog: CompletionCatalog

    /// The sources of a statement.
    init(_ outline: SyntaxOutline, _ catalog: CompletionCatalog) {
        self.outline = outline
        self.catalog = catalog
    }

    /// What names mean at the cursor: the sources of the innermost query first, then those around it.
    func visible() -> [[Source]] {
        let path = outline.path
        var tables: [CompletionCatalog.Table] = []
        var levels: [[Source]] = []
        for group in path where outline.isQuery(group) {
            tables += commonTables(of: group, tables, depth: 0)
            levels.insert(sources(of: core(of: group), tables, depth: 0), at: 0)
        }
        return levels
    }

    /// The names of WITH that can be used at the cursor.
    func commonTables() -> [CompletionCatalog.Table] {
        outline.path.filter(outline.isQuery).reduce(into: []) { tables, group in
            tables += commonTables(of: group, tables, depth: 0)
        }
    }

    /// The names of the result columns of the query around the cursor.
    func aliases() -> [String] {
        guard let group = outline.path.last(where: outline.isQuery) else { return [] }
        return aliases(of: core(of: group)).compactMap(\.self)
    }

    // MARK: Queries

    /// The items of the part of a compound that the cursor is in.
    private func core(of group: Group) -> [Item] {
        let items = outline.items(of: group)
        var core: [Item] = []
        for item in items {
            switch outline.keyword(item) {
            case .union, .except, .intersect:
                if item.start >= outline.cursor { return core }
                core = []
            default: core.append(item)
            }
        }
        return core
    }

    private func commonTables(
        of group: Group, _ known: [CompletionCatalog.Table], depth: Int
    ) -> [CompletionCatalog.Table] {
        let items = outline.items(of: group)
        guard depth < Self.deepest, let start = items.firstIndex(where: { outline.keyword($0) == .with })
        else { return [] }
        var tables: [CompletionCatalog.Table] = []
        var index = start + 1
        if index < items.count, outline.keyword(items[index]) == .recursive { index += 1 }
        while index < items.count, case .word(let word) = items[index], let name = outline.word(word)?.name {
            index += 1
            var names: [String]?
            if index < items.count, case .group(let columns) = items[index] {
                names = outline.items(of: columns).compactMap { item in
                    if case .word(let index) = item { outline.word(index)?.name } else { nil }
                }
                index += 1
            }
            while index < items.count, let keyword = outline.keyword(items[index]),
                [.as, .not, .materialized].contains(keyword)
            {
                index += 1
            }
            guard index < items.count, case .group(let query) = items[index] else { break }
            index += 1
            let columns =
                names.map { $0.map { CompletionCatalog.Column(name: $0) } }
                ?? self.columns(of: query, known + tables, depth: depth + 1)
            tables.append(CompletionCatalog.Table(name: name, columns: columns))
            guard index < items.count, case .word(let comma) = items[index],
                outline.word(comma)?.kind == .comma
            else { break }
            index += 1
        }
        return tables
    }

    /// The columns that a query gives.
    private func columns(
        of group: Group, _ known: [CompletionCatalog.Table], depth: Int
    ) -> [CompletionCatalog.Column] {
        guard depth < Self.deepest else { return [] }
        let tables = known + commonTables(of: group, known, depth: depth)
        var items: [Item] = []
        for item in outline.items(of: group) {
            if let keyword = outline.keyword(item), [.union, .except, .intersect].contains(keyword) { break }
            items.append(item)
        }
        let sources = sources(of: items, tables, depth: depth)
        var columns: [CompletionCatalog.Column] = []
        for piece in resultColumns(of: items) {
            if case .word(let last)? = piece.last, outline.word(last)?.kind == .star {
                let label = piece.count >= 3 ? outline.word(piece[0].start)?.name?.lowercased() : nil
                for source in sources where piece.count == 1 || source.label.lowercased() == label {
                    columns += source.columns.filter { !$0.isHidden }
                }
            } else if let name = Self.alias(piece, outline) {
                let values = sources.lazy.flatMap(\.columns).first { $0.name == name }?.values ?? []
                columns.append(CompletionCatalog.Column(name: name, values: values))
            }
        }
        return columns
    }

    private func aliases(of core: [Item]) -> [String?] {
        resultColumns(of: core).map { Self.alias($0, outline) }
    }

    /// The items of each result column.
    private func resultColumns(of core: [Item]) -> [[Item]] {
        guard let start = core.firstIndex(where: { outline.keyword($0) == .select }) else { return [] }
        var pieces: [[Item]] = [[]]
        for item in core[(start + 1)...] {
            let keyword = outline.keyword(item)
            if let keyword, Self.clauseKeywords.contains(keyword) { break }
            if pieces.last?.isEmpty == true, keyword == .distinct || keyword == .all { continue }
            if case .word(let index) = item, outline.word(index)?.kind == .comma {
                pieces.append([])
            } else {
                pieces[pieces.count - 1].append(item)
            }
        }
        return pieces.filter { !$0.isEmpty }
    }

    /// The name of a result column; nil where it is only its text.
    private static func alias(_ piece: [Item], _ outline: SyntaxOutline) -> String? {
        guard case .word(let last)? = piece.last, let name = outline.word(last)?.name else { return nil }
        guard piece.count > 1, case .word(let before) = piece[piece.count - 2],
            let word = outline.word(before)
        else { return name }
        switch word.kind {
        case .dot, .keyword(.as), .identifier, .quotedIdentifier, .string, .integer, .real, .keyword(.end):
            return name
        default: return nil
        }
    }

    // MARK: FROM

    private static let clauseKeywords: Set<Keyword> = [
        .from, .where, .group, .having, .window, .order, .limit, .union, .except, .intersect,
    ]

    /// The sources of a FROM.
    private func sources(
        of core: [Item], _ tables: [CompletionCatalog.Table], depth: Int
    ) -> [Source] {
        guard let start = core.firstIndex(where: { outline.keyword($0) == .from }) else { return [] }
        var items: [Item] = []
        for item in core[(start + 1)...] {
            if let keyword = outline.keyword(item), Self.clauseKeywords.contains(keyword) { break }
            items.append(item)
        }
        return joined(items, tables, depth: depth)
    }

    private func joined(
        _ items: [Item], _ tables: [CompletionCatalog.Table], depth: Int
    ) -> [Source] {
        guard depth < Self.deepest else { return [] }
        var sources: [Source] = []
        var index = 0
        var expectsTable = true
        while index < items.count {
            let item = items[index]
            defer { index += 1 }
            guard expectsTable else {
                let keyword = outline.keyword(item)
                let isComma = outline.word(item.start)?.kind == .comma && item.start == item.end
                expectsTable = keyword == .join || isComma
                continue
            }
            switch item {
            case .group(let group):
                expectsTable = false
                if outline.isQuery(group) {
                    let alias = alias(in: items, after: &index)
                    let columns = columns(of: group, tables, depth: depth + 1)
                    sources.append(Source(label: alias ?? "", columns: columns))
                } else {
                    sources += joined(outline.items(of: group), tables, depth: depth + 1)
                }
            case .word(let word):
                guard let name = outline.word(word)?.name else { continue }
                expectsTable = false
                if index + 1 < items.count, case .group = items[index + 1] { index += 1 }
                let alias = alias(in: items, after: &index)
                let table = tables.last { $0.name.lowercased() == name.lowercased() } ?? catalog.table(name)
                sources.append(Source(label: alias ?? name, columns: table?.columns ?? []))
            }
        }
        return sources
    }

    /// The alias behind a table.
    private func alias(in items: [Item], after index: inout Int) -> String? {
        var next = index + 1
        if next < items.count, outline.keyword(items[next]) == .as { next += 1 }
        guard next < items.count, case .word(let word) = items[next], let found = outline.word(word),
            let name = found.name, found.keyword?.isJoinWord != true, found.keyword != .indexed
        else { return nil }
        index = next
        return name
    }
}

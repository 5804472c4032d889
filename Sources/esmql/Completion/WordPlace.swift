import SQLSyntax

/// The words that may stand at the cursor: by the clause that it is in and the word before it.
struct WordPlace {
    typealias Candidate = SQLCompletion.Candidate

    /// The words, in the order in which they are to be listed.
    private(set) var candidates: [Candidate] = []

    private let outline: SyntaxOutline
    private let catalog: CompletionCatalog
    private let sources: QuerySources
    private let typed: String

    /// Finds them.
    init(_ outline: SyntaxOutline, _ catalog: CompletionCatalog, typed: String) {
        self.outline = outline
        self.catalog = catalog
        self.typed = typed
        sources = QuerySources(outline, catalog)
        candidates = find()
    }

    private var before: SyntaxOutline.Word? { outline.word(outline.cursor - 1) }

    private func find() -> [Candidate] {
        if before?.kind == .dot { return qualified(by: outline.word(outline.cursor - 2)?.name) }
        guard outline.cursor > 0 else {
            return Self.keywords([
                "select", "with", "values", "explain", "show", "describe", "set", "create", "drop", "refresh",
            ])
        }
        if let own = statementWords() { return own }
        guard let group = outline.path.last else { return [] }
        if !outline.isQuery(group), let inner = inParentheses(group) { return inner }
        return inClause(of: group)
    }

    // MARK: Statements

    /// What stands in statements that are no query; nil in one that is.
    private func statementWords() -> [Candidate]? {
        let position = outline.cursor
        switch outline.words[0].text.lowercased() {
        case "show": return position == 1 ? Self.keywords(["tables", "settings"]) : []
        case "describe", "desc", "refresh": return position == 1 ? tableNames() : []
        case "set":
            if position == 1 { return catalog.settings.map { Candidate($0.name, matches: $0.name) } }
            let values =
                catalog.settings.first { $0.name == outline.words[1].text.lowercased() }?.values ?? []
            return position >= 3 ? values.map { Candidate($0, matches: $0) } : Self.keywords(["to"])
        case "drop":
            if position == 1 { return Self.keywords(["table", "view"]) }
            let isView = outline.keyword(1) == .view
            let names = catalog.tables.filter { $0.kind == (isView ? .view : .snapshot) }.map(\.name)
            return names.map { .name($0) } + (position == 2 ? Self.keywords(["if exists"]) : [])
        case "create": return creationWords()
        case "explain":
            if position == 1 { return Self.keywords(["analyze", "select", "with", "values"]) }
            return position == 2 && outline.keyword(1) == .analyze ? Self.queryStarts : nil
        default: return nil
        }
    }

    private func creationWords() -> [Candidate]? {
        let head = outline.words[..<outline.cursor]
        guard let start = head.firstIndex(where: { $0.keyword == .as }) else {
            let kind = head.firstIndex { $0.keyword == .table || $0.keyword == .view }
            guard let kind else {
                return Self.keywords(["table", "view"] + (outline.cursor == 1 ? ["temp"] : []))
            }
            switch outline.cursor - kind {
            case 1: return Self.keywords(["if not exists"])
            case 2 where before?.keyword == .if, 3 where before?.keyword == .not:
                return Self.keywords(["exists"])
            default: return before?.keyword == .exists ? [] : Self.keywords(["as"])
            }
        }
        return start == outline.cursor - 1 ? Self.queryStarts : nil
    }

    static let queryStarts = keywords(["select", "with", "values"])

    static func keywords(_ words: [String], isQuiet: Bool = false) -> [Candidate] {
        words.map { .keyword($0, isQuiet: isQuiet) }
    }

    // MARK: Parentheses

    /// What stands in parentheses that hold no query; nil where it is what the clause around them takes.
    private func inParentheses(_ group: SyntaxOutline.Group) -> [Candidate]? {
        let isFirst = outline.cursor == group.open + 1
        switch outline.keyword(group.open - 1) {
        case .in:
            let isNegated = outline.keyword(group.open - 2) == .not
            let values = StringPlace.columnValues(
                endingAt: group.open - (isNegated ? 3 : 2), outline, catalog)
            return values.map { Candidate("'\($0)'", matches: $0) } + (isFirst ? Self.queryStarts : [])
                + (before?.kind == .comma || isFirst ? [] : operators())
        case .using: return commonColumns()
        case .over, .partition: return windowWords()
        case .as, .materialized:
            // WITH name AS (, or WINDOW name AS (.
            return isWithin(.window) ? windowWords() : isFirst ? Self.queryStarts : []
        case .from, .join: return isFirst ? tableNames() + Self.queryStarts : nil
        case .filter: return isFirst ? Self.keywords(["where"]) : expression()
        case .exists: return Self.queryStarts
        default: break
        }
        if isFirst, clause() == .from, outline.word(group.open - 1)?.kind == .comma {
            return tableNames() + Self.queryStarts
        }
        let first = isFirst ? Self.keywords(["distinct", "select"], isQuiet: true) : []
        return expression() + first
    }

    private func windowWords() -> [Candidate] {
        if before?.keyword == .partition || before?.keyword == .order { return Self.keywords(["by"]) }
        let words = Self.keywords(["partition by", "order by", "rows", "range", "groups"])
        switch before?.kind {
        case .leftParenthesis: return words
        case .keyword(.by), .comma: return operands()
        default: return Self.keywords(["order by", "asc", "desc", "rows", "range", "groups"]) + operators()
        }
    }

    private func commonColumns() -> [Candidate] {
        let level = sources.visible().first ?? []
        let names = level.map { Set($0.columns.filter { !$0.isHidden }.map(\.name)) }
        guard let last = names.last else { return [] }
        let shared = names.dropLast().reduce(into: Set<String>()) { $0.formUnion($1) }.intersection(last)
        return (level.last?.columns ?? []).filter { shared.contains($0.name) }.map { .name($0.name) }
    }

    // MARK: Clauses

    /// The clause of a query that the cursor is in.
    enum Clause: Hashable {
        case start, with, select, from, on, using, `where`, groupBy, having, window, orderBy, limit, values
    }

    private func isWithin(_ keyword: Keyword) -> Bool {
        guard let group = outline.path.last(where: outline.isQuery) else { return false }
        return outline.items(of: group).contains {
            $0.start < outline.cursor && outline.keyword($0) == keyword
        }
    }

    private func clause() -> Clause {
        guard let group = outline.path.last(where: outline.isQuery) else { return .start }
        var clause = Clause.start
        for item in outline.items(of: group) where item.start < outline.cursor {
            switch outline.keyword(item) {
            case .with: clause = .with
            case .select: clause = .select
            case .from, .join: clause = .from
            case .on: clause = .on
            case .using: clause = .using
            case .where: clause = .where
            case .group: clause = .groupBy
            case .having: clause = .having
            case .window: clause = .window
            case .order: clause = .orderBy
            case .limit, .offset: clause = .limit
            case .values: clause = .values
            case .union, .except, .intersect: clause = .start
            default:
                let isComma = item.start == item.end && outline.word(item.start)?.kind == .comma
                if isComma, clause == .on || clause == .using { clause = .from }
            }
        }
        return clause
    }

    private func inClause(of group: SyntaxOutline.Group) -> [Candidate] {
        let clause = clause()
        let last = before?.keyword
        switch clause {
        case .start:
            if last == .all || last == .except || last == .intersect {
                return Self.keywords(["select", "values"])
            }
            return Self.keywords(
                last == .union ? ["all", "select", "values"] : ["select", "with", "values"])
        case .with:
            if last == .with { return Self.keywords(["recursive"]) }
            return before?.kind == .rightParenthesis
                ? Self.keywords(["select", "as"]) : Self.keywords(["as"])
        case .from:
            if last == .as { return [] }
            if last == .from || last == .join || before?.kind == .comma { return tableNames() }
            if let last, [.left, .right, .full, .inner, .cross, .natural, .outer].contains(last) {
                return Self.keywords(last == .natural ? ["join", "left join"] : ["join", "outer join"])
            }
            return Self.keywords(
                ["where", "join", "left join", "on", "using", "group by", "order by", "limit"])
                + Self.keywords(
                    ["as", "inner join", "cross join", "full join", "natural join", "having", "union"],
                    isQuiet: true)
        case .using: return Self.keywords(["where", "join", "left join", "group by", "order by", "limit"])
        case .groupBy where last == .group, .orderBy where last == .order: return Self.keywords(["by"])
        case .limit: return before?.kind == .integer ? Self.keywords(["offset"]) : []
        case .window: return Self.keywords(["as", "order by"])
        default: return expression()
        }
    }

    // MARK: Expressions

    /// What stands in an expression: an operand, or what follows one.
    private func expression() -> [Candidate] {
        guard let before else { return operands() }
        switch before.kind {
        case .comma, .leftParenthesis, .plus, .minus, .star, .slash, .percent, .doubleBar, .bar, .ampersand,
            .tilde, .shiftLeft, .shiftRight, .arrow, .longArrow:
            // A star is a result column as a whole, or a sign of multiplication.
            if before.kind == .star, isWholeStar { return operators() }
            return operands()
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            let values = StringPlace.columnValues(endingAt: outline.cursor - 2, outline, catalog)
            return values.map { Candidate("'\($0)'", matches: $0) } + operands()
        case .keyword(let keyword): return behind(keyword)
        default: return operators()
        }
    }

    private var isWholeStar: Bool {
        switch outline.word(outline.cursor - 2)?.kind {
        case .keyword(.select), .keyword(.distinct), .keyword(.all), .comma, .dot, .leftParenthesis: true
        default: false
        }
    }

    private func behind(_ keyword: Keyword) -> [Candidate] {
        switch keyword {
        case .select: return operands() + Self.keywords(["distinct"])
        case .is: return Self.keywords(["null", "not null", "not", "distinct from"])
        case .as:
            // An alias, or the type of a CAST.
            let isCast = outline.path.last.map { outline.keyword($0.open - 1) == .cast } ?? false
            return isCast ? Self.keywords(["text", "integer", "real"]) : []
        case .not:
            return operands() + Self.keywords(["in", "like", "between", "exists", "null", "regexp", "glob"])
        case .in: return []
        case .nulls: return Self.keywords(["first", "last"])
        case .collate: return Self.keywords(["nocase", "binary", "rtrim"])
        case .end, .null, .asc, .desc, .currentDate, .currentTime, .currentTimestamp, .first, .last, .exists:
            return operators()
        case .distinct, .all, .where, .and, .or, .on, .having, .by, .when, .then, .else, .case, .between,
            .like,
            .glob, .regexp, .match, .escape, .over, .filter:
            return operands()
        default: return keyword.canBeName ? operators() : operands()
        }
    }

    /// Columns, aliases, functions.
    private func operands() -> [Candidate] {
        let levels = sources.visible()
        var found: [Candidate] = []
        for (depth, level) in levels.enumerated() {
            for source in level {
                found += source.columns.map { .name($0.name, isQuiet: $0.isHidden || depth > 0) }
            }
        }
        let clause = clause()
        if [.groupBy, .having, .orderBy].contains(clause) { found += sources.aliases().map { .name($0) } }
        if levels.allSatisfy(\.isEmpty), clause == .select {
            // Nobody has said yet which tables.
            found += catalog.tables.flatMap(\.columns).filter { !$0.isHidden }.map {
                .name($0.name, isQuiet: true)
            }
        }
        for level in levels where level.count > 1 || levels.count > 1 {
            found += level.filter { !$0.label.isEmpty }.map { source in
                Candidate(Candidate.name(source.label).text + ".", matches: source.label)
            }
        }
        found += catalog.functions.map { .function($0) }
        return found + Self.keywords(["case", "cast(", "exists (", "not", "null"], isQuiet: true)
    }

    /// Operators, and the clauses that may follow.
    private func operators() -> [Candidate] {
        var words: [String] = []
        switch clause() {
        case .select: words = ["from", "as"]
        case .where: words = ["and", "or", "group by", "order by", "limit"]
        case .on: words = ["and", "or", "where", "join", "left join", "group by", "order by", "limit"]
        case .groupBy: words = ["having", "order by", "limit"]
        case .having: words = ["and", "or", "order by", "limit"]
        case .orderBy: words = ["asc", "desc", "nulls first", "nulls last", "limit"]
        default: words = []
        }
        if isInCase { words = ["when", "then", "else", "end"] + words }
        let others = [
            "in (", "like", "between", "is null", "is not null", "not", "regexp", "glob", "and", "or",
            "over (",
            "filter (", "collate", "union", "union all", "except", "intersect", "as", "asc", "desc", "escape",
        ]
        let quiet = others.filter { !words.contains($0) }
        return Self.keywords(words) + Self.keywords(quiet, isQuiet: true)
    }

    private var isInCase: Bool {
        guard let group = outline.path.last else { return false }
        let keywords = outline.items(of: group).filter { $0.start < outline.cursor }.compactMap(
            outline.keyword)
        return keywords.count { $0 == .case } > keywords.count { $0 == .end }
    }

    // MARK: Names

    private func tableNames() -> [Candidate] {
        let common = sources.commonTables().map(\.name)
        return (common + catalog.tables.map(\.name)).map { .name($0) }
            + catalog.tableFunctions.map { .function($0) }
    }

    /// The columns of a table or alias.
    private func qualified(by label: String?) -> [Candidate] {
        guard let label = label?.lowercased() else { return [] }
        for level in sources.visible() {
            for source in level where source.label.lowercased() == label {
                return source.columns.map { .name($0.name, isQuiet: $0.isHidden) }
            }
        }
        return (catalog.table(label)?.columns ?? []).map { .name($0.name, isQuiet: $0.isHidden) }
    }
}

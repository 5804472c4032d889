import TestSupport

/// A query that the generator made.
struct ArchiveQuery {
    /// The text.
    var text: String
    /// Whether an ORDER BY decides the order of all rows.
    var isOrdered: Bool
}

/// Makes queries over the tables of a world, as people write them and as they do not.
struct ArchiveQueries {
    /// A column that an expression may name.
    struct Name {
        var sql: String
        var kind: WorldKind
    }

    /// Something that a FROM can name.
    struct Table {
        var sql: String
        var columns: [(name: String, kind: WorldKind)]
    }

    static let tables = [
        Table(
            sql: "archive.metrics",
            columns: [
                ("at", .time), ("host", .text), ("metric", .text), ("service", .service), ("value", .real),
                ("n", .integer),
            ]),
        Table(
            sql: "archive.alarms",
            columns: [("at", .time), ("host", .text), ("severity", .integer), ("note", .text)]),
        Table(
            sql: "archive.hosts",
            columns: [
                ("host", .text), ("cores", .integer), ("ram", .real), ("service", .service), ("seen", .time),
            ]),
        Table(
            sql: "archive.hosts_history",
            columns: [
                ("host", .text), ("cores", .integer), ("ram", .real), ("service", .service), ("seen", .time),
                ("valid_from", .time), ("valid_to", .time),
            ]),
    ]

    var random: SeededRandom
    private var aliases = 0

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    mutating func alias() -> String {
        aliases += 1
        return "t\(aliases)"
    }

    /// A whole query.
    mutating func make() -> ArchiveQuery {
        let body: (sql: String, width: Int)
        switch random.number(0...9) {
        case 0...3: body = select(depth: 2)
        case 4...7: body = groups(depth: 2)
        case 8: body = compound()
        default: body = common()
        }
        guard random.chance(60) else { return ArchiveQuery(text: body.sql, isOrdered: false) }
        let terms = (1...body.width).map { "\($0)\(random.pick("", " desc", " asc nulls last", ""))" }
        let limit =
            random.chance(40) ? random.pick(" limit 3", " limit 2 offset 1", " limit 0", " limit -1") : ""
        return ArchiveQuery(
            text: "\(body.sql) order by \(terms.joined(separator: ", "))\(limit)", isOrdered: true)
    }

    // MARK: Queries

    private mutating func compound() -> (sql: String, width: Int) {
        let kinds = (0..<random.number(1...2)).map { _ in random.pick(WorldKind.integer, .text, .real, .time)
        }
        var sql = select(depth: 1, kinds: kinds).sql
        for _ in 0..<random.number(1...2) {
            sql +=
                " \(random.pick("union", "union all", "intersect", "except")) \(select(depth: 1, kinds: kinds).sql)"
        }
        return (sql, kinds.count)
    }

    private mutating func common() -> (sql: String, width: Int) {
        let inner = groups(depth: 1)
        let names = (1...inner.width).map { "k\($0)" }
        let list = names.joined(separator: ", ")
        let reader =
            random.chance(50)
            ? "select \(list) from c where k1 is not null"
            : "select c.k1, count(*) from c join archive.hosts h on c.k1 = h.host group by c.k1"
        return (
            "with c(\(list)) as (\(inner.sql)) \(reader)", reader.hasPrefix("select c.") ? 2 : inner.width
        )
    }

    private mutating func select(depth: Int, kinds: [WorldKind]? = nil) -> (sql: String, width: Int) {
        let allowsWindows = kinds == nil
        let (from, names) = self.from(depth: depth)
        let kinds =
            kinds ?? (0..<random.number(1...3)).map { _ in random.element(WorldKind.allCases) ?? .text }
        let hasWindow = allowsWindows && random.chance(12)
        let items = kinds.enumerated().map { index, kind in
            "\(hasWindow && index == 0 ? window(names) : value(kind, names, depth: 2)) as r\(index)"
        }
        let distinct = random.chance(12) ? "distinct " : ""
        return (
            "select \(distinct)\(items.joined(separator: ", ")) from \(from)\(filter(names, depth))",
            kinds.count
        )
    }

    private mutating func groups(depth: Int) -> (sql: String, width: Int) {
        let (from, names) = self.from(depth: depth)
        let keys = (0..<random.number(0...2)).map { index -> String in
            let kind = random.element(WorldKind.allCases) ?? .text
            return index == 0 && random.chance(60) ? name(kind, names) : value(kind, names, depth: 1)
        }
        let count = random.number(1...2)
        let aggregates = (0..<count).map { _ in aggregate(names) }
        var items = keys.enumerated().map { "\($0.element) as g\($0.offset)" }
        items += aggregates.enumerated().map { index, sql in
            (random.chance(15) ? "round(\(sql), 1)" : sql) + " as a\(index)"
        }
        var sql = "select \(items.joined(separator: ", ")) from \(from)\(filter(names, depth))"
        if !keys.isEmpty {
            let list = keys.indices.map {
                random.chance(50) ? "\($0 + 1)" : random.chance(50) ? "g\($0)" : keys[$0]
            }
            sql += " group by \(list.joined(separator: ", "))"
            if random.chance(25) {
                sql +=
                    " having \(aggregate(names)) \(random.pick(">", "<", "=", "is not")) \(random.number(0...3))"
            }
        }
        return (sql, items.count)
    }

    private mutating func from(depth: Int) -> (String, [Name]) {
        var (sql, names) = source(depth: depth)
        guard random.chance(35) else { return (sql, names) }
        let (right, more) = source(depth: depth)
        let all = names + more
        let word = random.pick("join", "left join", "join", ", ")
        sql += " \(word) \(right)"
        if word != ", " {
            let kind = random.pick(WorldKind.text, .text, .integer, .service, .time)
            let (one, other) = (name(kind, names), name(kind, more))
            sql += " on \(one) = \(other)"
            if random.chance(30) { sql += " and \(condition(all, depth: 1))" }
        }
        names = all
        return (sql, names)
    }

    private mutating func source(depth: Int) -> (String, [Name]) {
        let alias = alias()
        if depth > 0, random.chance(20) {
            let kinds = (0..<random.number(2...4)).map { _ in random.element(WorldKind.allCases) ?? .text
            }
            let inner = select(depth: depth - 1, kinds: kinds)
            let order =
                random.chance(15)
                ? " order by \((1...kinds.count).map(String.init).joined(separator: ", ")) limit 4" : ""
            return (
                "(\(inner.sql)\(order)) \(alias)",
                kinds.enumerated().map { Name(sql: "\(alias).r\($0.offset)", kind: $0.element) }
            )
        }
        let table = random.element(Self.tables) ?? Self.tables[0]
        return (
            "\(table.sql) \(alias)", table.columns.map { Name(sql: "\(alias).\($0.name)", kind: $0.kind) }
        )
    }

    private mutating func filter(_ names: [Name], _ depth: Int) -> String {
        random.chance(75) ? " where \(condition(names, depth: depth))" : ""
    }
}

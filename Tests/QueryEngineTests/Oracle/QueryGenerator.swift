import TestSupport

@testable import QueryEngine

/// A query that the generator made.
struct OracleQuery {
    /// The texts.
    var text: OracleSQL
    /// The text without the outermost LIMIT, where there is one whose rows no order decides.
    var unlimited: OracleSQL?
    /// What that LIMIT keeps of the rows.
    var limit: (count: Int, offset: Int) = (-1, 0)
    /// Whether an ORDER BY decides the order of all rows.
    var isOrdered = false
    /// The values of the parameters, for the engine and for SQLite.
    var parameters: (engine: [Value], plain: [Value]) = ([], [])
}

/// Makes queries over the tables of a world.
struct QueryGenerator {
    /// A column that an expression may name.
    struct Column {
        var sql: OracleSQL
        var name: String
        var kind: OracleKind
        /// Tells the tables of a FROM apart.
        var source: Int
    }

    /// A part that gives rows: its text and its columns.
    struct Part {
        var sql: OracleSQL
        var outputs: [(name: String, kind: OracleKind)]
    }

    let world: OracleWorld
    var random: SeededRandom
    /// The common table expressions that can be read.
    var common: [Part] = []
    private var aliases = 0
    private var values: [(engine: Value, plain: Value)] = []

    init(world: OracleWorld, seed: UInt64) {
        self.world = world
        random = SeededRandom(seed: seed)
    }

    /// A name that nothing else has.
    mutating func alias(_ start: String) -> String {
        aliases += 1
        return "\(start)\(aliases)"
    }

    // MARK: Queries

    /// A whole query.
    mutating func make() -> OracleQuery {
        var prefix: OracleSQL = ""
        if random.chance(22) { prefix = with() }
        let body: Part
        if prefix.engine.isEmpty, random.chance(35) {
            body = shape()
        } else if random.chance(25) {
            body = scan()
        } else if random.chance(15) {
            body = compound(depth: 2)
        } else {
            body = select(depth: 2, outer: [])
        }
        var query = OracleQuery(text: prefix + body.sql)
        if random.chance(35) {
            query.text = query.text + order(body.outputs.count)
            query.isOrdered = true
        }
        if random.chance(35) {
            let count = random.pick(0, 1, 1, 2, 3, 5, 100, -1)
            let offset = random.chance(30) ? random.number(0...3) : nil
            if !query.isOrdered { query.unlimited = query.text }
            query.limit = (count, offset ?? 0)
            let clause: OracleSQL =
                if let offset {
                    random.chance(50) ? " limit \(count) offset \(offset)" : " limit \(offset), \(count)"
                } else { " limit \(count)" }
            query.text = query.text + clause
        }
        query.parameters = parameters(in: query.text)
        query.text = Self.numbered(query.text)
        query.unlimited = query.unlimited.map(Self.numbered)
        return query
    }

    /// `ORDER BY` all columns.
    private mutating func order(_ count: Int) -> OracleSQL {
        let terms = (1...count).map { position -> OracleSQL in
            "\(position)\(random.pick("", " desc", " asc nulls last"))"
        }
        return " order by " + terms.joined(", ")
    }

    /// Operands of the same width joined by compound operators.
    mutating func compound(depth: Int) -> Part {
        let kinds = (0..<random.number(1...2)).map { _ in
            random.pick(OracleKind.integer, .text, .service, .time)
        }
        var part = select(depth: depth - 1, outer: [], kinds: kinds)
        for _ in 0..<random.number(1...2) {
            let other = select(depth: depth - 1, outer: [], kinds: kinds)
            var word = random.pick("union", "union all", "intersect", "except")
            // SQLite 3.40 forgets the conditions on such a compound in a subquery.
            if other.sql.engine.contains("right join") || other.sql.engine.contains("full join"),
                word == "union all"
            {
                word = "union"
            }
            part.sql = part.sql + " \(word) " + other.sql
        }
        return part
    }

    /// `WITH …`: plain or recursive, read once, twice or never.
    private mutating func with() -> OracleSQL {
        var tables: [OracleSQL] = []
        for _ in 0..<random.number(1...2) {
            let name = random.chance(20) ? "hosts" : alias("c")
            if name == "hosts", common.contains(where: { $0.sql.engine == "hosts" }) { continue }
            if random.chance(15) {
                tables.append(
                    "\(alias("r"))(n) as (select 1 union all select n + 1 from r\(aliases) where n < 4)")
                common.append(Part(sql: "r\(aliases)", outputs: [("n", .integer)]))
                continue
            }
            // A table so called cannot be read in it.
            shadowed = name
            var body = random.chance(20) ? compound(depth: 1) : select(depth: 1, outer: [])
            shadowed = nil
            body.outputs = body.outputs.enumerated().map { ("k\($0.offset)", $0.element.kind) }
            let columns = body.outputs.map { OracleSQL($0.name) }.joined(", ")
            tables.append("\(name)(\(columns)) as (\(body.sql)\(limited(body.outputs.count)))")
            common.append(Part(sql: OracleSQL(name), outputs: body.outputs))
        }
        return "with recursive " + tables.joined(", ") + " "
    }

    /// The name of a common table expression in the making.
    var shadowed: String?

    /// An ORDER BY and LIMIT that leave no choice, sometimes.
    mutating func limited(_ width: Int) -> OracleSQL {
        guard random.chance(15) else { return "" }
        return order(width) + " limit \(random.number(0...4))" + (random.chance(30) ? " offset 1" : "")
    }

    // MARK: Parameters

    /// A place for a value that comes with the call.
    mutating func parameter(engine: Value, plain: Value) -> OracleSQL {
        values.append((engine, plain))
        return OracleSQL("\u{1}\(values.count - 1)\u{1}")
    }

    private func parameters(in text: OracleSQL) -> (engine: [Value], plain: [Value]) {
        let order = Self.places(text.engine)
        return (order.map { values[$0].engine }, order.map { values[$0].plain })
    }

    private static func places(_ text: String) -> [Int] {
        text.split(separator: "\u{1}", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.compactMap { Int($0.element) }
    }

    private static func numbered(_ text: OracleSQL) -> OracleSQL {
        func numbered(_ text: String) -> String {
            text.split(separator: "\u{1}", omittingEmptySubsequences: false).enumerated()
                .map { $0.offset.isMultiple(of: 2) ? String($0.element) : "?" }.joined()
        }
        return OracleSQL(engine: numbered(text.engine), plain: numbered(text.plain))
    }
}

@testable import QueryEngine

extension QueryGenerator {
    /// A query over one table, of the form whose rows can leave page by page.
    mutating func scan() -> Part {
        let tables = world.tables.filter { table in !common.contains { $0.sql.engine == table.schema.name } }
        guard let table = random.element(tables) else { return select(depth: 0, outer: []) }
        let name = table.schema.name
        var columns: [Column] = []
        for (column, kind) in zip(table.schema.columns.map(\.name), table.kinds) {
            columns.append(
                Column(
                    sql: random.chance(20)
                        ? OracleSQL(engine: "Wire_\(column)", plain: column)
                        : OracleSQL(random.chance(30) ? "\(name).\(column)" : column),
                    name: column, kind: kind, source: 0))
        }
        var from = From(sql: OracleSQL(name), columns: columns, sources: 1)
        if let required = table.required { from.needs = [columns[required]] }
        let condition = whereClause(from, outer: [], depth: random.chance(25) ? 1 : 0)
        if random.chance(30) {
            let outputs = zip(table.schema.columns.map(\.name), table.kinds).map { ($0, $1) }
            return Part(
                sql: "select \(random.chance(20) ? "distinct " : "")* from " + from.sql + condition,
                outputs: outputs)
        }
        let terms = terms(from.columns, outer: [], depth: 0, kinds: nil)
        return Part(sql: "select " + terms.sql + " from " + from.sql + condition, outputs: terms.outputs)
    }

    /// A `SELECT`, with columns of these kinds where they are given.
    mutating func select(depth: Int, outer: [Column], kinds: [OracleKind]? = nil) -> Part {
        let from = from(depth: depth)
        if kinds == nil, random.chance(18) { return grouped(from, outer: outer, depth: depth) }
        let condition = whereClause(from, outer: outer, depth: depth)
        let terms = terms(from.columns, outer: outer, depth: depth, kinds: kinds)
        let distinct: OracleSQL = random.chance(15) ? "distinct " : ""
        // Beside a count the value of a bare column is any row's.
        let isCount = terms.outputs.first?.name == "n"
        let aliased = kinds == nil && !isCount && random.chance(15) ? alias("a") : nil
        guard let aliased, let column = random.element(from.columns) else {
            return Part(
                sql: "select " + distinct + terms.sql + " from " + from.sql + condition,
                outputs: terms.outputs)
        }
        // A condition on an alias of a column.
        let name = Column(sql: OracleSQL(aliased), name: aliased, kind: column.kind, source: column.source)
        let extra = comparison(name, outer: [])
        return Part(
            sql: "select " + distinct + terms.sql + ", \(column.sql) as \(aliased) from " + from.sql
                + (condition.engine.isEmpty ? " where " : condition + " and ") + extra,
            outputs: terms.outputs + [(aliased, column.kind)])
    }

    /// `WHERE`, with what the tables need.
    mutating func whereClause(_ from: From, outer: [Column], depth: Int) -> OracleSQL {
        var parts: [OracleSQL] = []
        for need in from.needs where random.chance(93) { parts.append(source(of: need, from, outer: outer)) }
        if random.chance(62) { parts.append(condition(from.columns, outer: outer, depth: depth)) }
        if random.chance(12) { parts.append(condition(from.columns, outer: outer, depth: 0)) }
        guard !parts.isEmpty else { return "" }
        return " where " + parts.map { "(\($0))" as OracleSQL }.joined(" and ")
    }

    /// A condition that gives a required parameter its values.
    private mutating func source(of need: Column, _ from: From, outer: [Column]) -> OracleSQL {
        let others = (from.columns + outer).filter { $0.kind == need.kind && $0.source != need.source }
        switch random.number(0...9) {
        case 0...4:
            guard let other = random.element(others) else { break }
            return random.chance(50) ? "\(need.sql) = \(other.sql)" : "\(other.sql) = \(need.sql)"
        case 5:
            let inner = select(depth: 0, outer: [], kinds: [need.kind])
            return "\(need.sql) in (\(inner.sql))"
        default: break
        }
        let values = (0..<random.number(1...3)).map { _ in literal(need.kind) }
        return values.count == 1 && random.chance(70)
            ? "\(need.sql) = \(values[0])" : "\(need.sql) in (\(values.joined(", ")))"
    }

    // MARK: Result columns

    mutating func terms(
        _ columns: [Column], outer: [Column], depth: Int, kinds: [OracleKind]?
    ) -> (sql: OracleSQL, outputs: [(name: String, kind: OracleKind)]) {
        if kinds == nil, random.chance(6) {
            // Alone, so that the number of columns need not be known.
            return ("count(*) as n", [("n", .integer)])
        }
        var terms: [OracleSQL] = []
        var outputs: [(name: String, kind: OracleKind)] = []
        for kind in kinds
            ?? (0..<random.number(1...3)).map({ _ in random.pick(.integer, .text, .service, .time, .real) })
        {
            let name = alias("o")
            let (sql, given) = term(kind, columns, outer: outer, depth: depth, exact: kinds != nil)
            terms.append("\(sql) as \(name)")
            outputs.append((name, given))
        }
        if kinds == nil, random.chance(10), let column = random.element(columns) {
            let window: OracleSQL = random.pick(
                "rank() over (order by \(column.sql))", "count(*) over (partition by \(column.sql))",
                "dense_rank() over (partition by \(column.sql) order by \(columns[0].sql))")
            terms.append("\(window) as \(alias("w"))")
            outputs.append(("w\(outputs.count)", .integer))
            outputs[outputs.count - 1].name = String(
                terms[terms.count - 1].engine.split(separator: " ").last ?? "w")
        }
        return (terms.joined(", "), outputs)
    }

    private mutating func term(
        _ kind: OracleKind, _ columns: [Column], outer: [Column], depth: Int, exact: Bool
    ) -> (OracleSQL, OracleKind) {
        let isMixed = exact && kind == .text && random.chance(15)
        let own = columns.filter { $0.kind == (isMixed ? .service : kind) }
        if depth > 0, random.chance(10) {
            // One value, whatever the rows: an aggregate over a query about the row.
            let from = from(depth: 0)
            if let column = random.element(from.columns.filter { $0.kind == kind && $0.source < 100 }) {
                let condition = whereClause(from, outer: columns + outer, depth: 0)
                let text: OracleSQL =
                    "(select \(random.pick("max", "min"))(\(column.sql)) from " + from.sql + condition + ")"
                return (text, kind)
            }
        }
        if let column = random.element(own) {
            if kind == .integer, random.chance(15) { return ("\(column.sql) + 1", kind) }
            return (column.sql, kind)
        }
        if exact {
            switch kind {
            case .integer: return ("\(random.number(0...3))", kind)
            case .text: return ("'a'", kind)
            case .service: return ("(select min(service) from main.metrics)", kind)
            case .real: return ("1.5", kind)
            case .time: return ("(select max(at) from main.metrics)", kind)
            }
        }
        guard let column = random.element(columns) else { return ("1", .integer) }
        return (column.sql, column.kind)
    }

    /// `GROUP BY` with aggregates, or aggregates alone.
    private mutating func grouped(_ from: From, outer: [Column], depth: Int) -> Part {
        let condition = whereClause(from, outer: outer, depth: depth)
        var terms: [OracleSQL] = []
        var outputs: [(name: String, kind: OracleKind)] = []
        var tail: OracleSQL = ""
        let key = random.chance(70) ? random.element(from.columns) : nil
        if let key {
            let name = alias("o")
            terms.append("\(key.sql) as \(name)")
            outputs.append((name, key.kind))
            tail = " group by " + random.pick(key.sql, "1", OracleSQL(name))
        }
        for _ in 0..<random.number(1...2) {
            let name = alias("o")
            guard let column = random.element(from.columns) else { continue }
            let term: (OracleSQL, OracleKind) = random.pick(
                ("count(*)", .integer), ("count(\(column.sql))", .integer),
                ("max(\(column.sql))", column.kind),
                ("min(\(column.sql))", column.kind), ("count(distinct \(column.sql))", .integer),
                ("count(*) filter (where \(comparison(column, outer: [])))", .integer))
            terms.append("\(term.0) as \(name)")
            outputs.append((name, term.1))
        }
        if !tail.engine.isEmpty, random.chance(30) {
            if let key, random.chance(40) {
                tail = tail + " having " + comparison(key, outer: [])
                if random.chance(30) { tail = tail + " and count(*) > \(random.number(0...2))" }
            } else if let column = random.element(from.columns), random.chance(50) {
                let extreme = Column(
                    sql: "max(\(column.sql))", name: "", kind: column.kind, source: column.source)
                tail = tail + " having " + comparison(extreme, outer: [])
            } else {
                tail = tail + " having count(*) > \(random.number(0...2))"
            }
        }
        return Part(
            sql: "select " + terms.joined(", ") + " from " + from.sql + condition + tail, outputs: outputs)
    }
}

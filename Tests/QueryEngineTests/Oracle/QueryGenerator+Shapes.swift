import TestSupport

@testable import QueryEngine

/// Shapes in which a rule of push-down decides the answer, which free composition meets too seldom.
extension QueryGenerator {
    mutating func shape() -> Part {
        switch random.number(0...12) {
        case 0, 1: cut()
        case 2: bound()
        case 3: filled()
        case 4: paired()
        case 5: few()
        case 6: counted()
        case 8: spans()
        case 9: wide()
        case 10: carried()
        case 11: repeated()
        case 12: random.chance(75) ? guarded() : numbered()
        default: chain()
        }
    }

    /// A table under an alias, with its columns.
    mutating func table(_ names: String..., source: Int) -> (
        name: String, alias: String, columns: [Column]
    ) {
        let shown = world.tables.filter { table in names.isEmpty || names.contains(table.schema.name) }
        let table = random.element(shown) ?? world.tables[0]
        let name = alias("t")
        let columns = zip(table.schema.columns.map(\.name), table.kinds).map { column, kind in
            Column(sql: "\(name).\(column)", name: column, kind: kind, source: source)
        }
        return ("main.\(table.schema.name)", name, columns)
    }

    /// Subqueries of which a few rows are looked at, and tables that are asked for by their values.
    private mutating func few() -> Part {
        let looked = table("hosts", "metrics", "items", "labels", source: 0)
        let outer = table("hosts", "metrics", "items", source: 1)
        guard let one = random.element(looked.columns), let sorted = random.element(looked.columns),
            let other = random.element(outer.columns.filter { $0.kind == one.kind }) ?? outer.columns.first
        else { return scan() }
        let filter: OracleSQL = random.chance(60) ? " where " + comparison(sorted, outer: []) : ""
        let rows: OracleSQL = "select \(one.sql) from \(looked.name) \(looked.alias)\(filter)"
        let sorting: OracleSQL = " order by \(sorted.sql) \(random.pick("asc", "desc")), \(one.sql)"
        let cut: OracleSQL =
            sorting + " limit \(random.number(0...4))" + (random.chance(30) ? " offset 1" : "")
        let count: OracleSQL = random.pick("count(*)", "count(\(one.sql))", "max(\(one.sql))")
        let condition: OracleSQL = random.pick(
            "\(random.pick("", "not "))exists (\(rows))",
            "\(random.pick("", "not "))exists (\(rows)\(cut))",
            "\(other.sql) \(random.pick("in", "not in")) (\(rows)\(cut))",
            "\(other.sql) \(random.pick("=", "is", "<")) (\(rows)\(sorting))",
            "\(other.sql) in (\(rows))",
            "\(other.sql) >= (select \(count) from \(looked.name) \(looked.alias)\(filter))",
            "\(random.number(0...5)) < (select \(count) from (select * from \(looked.name) \(looked.alias)\(filter)\(cut)) \(looked.alias))"
        )
        return Part(
            sql: "select \(other.sql) as a, 1 as b from \(outer.name) \(outer.alias) where \(condition)",
            outputs: [("a", other.kind), ("b", .integer)])
    }

    /// Nothing but a number of rows.
    private mutating func counted() -> Part {
        let table =
            random.chance(70)
            ? table("hosts", "metrics", source: 0) : table("items", "labels", source: 0)
        // Mostly a column that a request can carry.
        let carried = world.tables.first { "main.\($0.schema.name)" == table.name }?.schema.parameters ?? []
        let fitting = table.columns.filter { column in
            random.chance(15) || carried.contains { $0.column == column.name }
        }
        let column = random.element(fitting) ?? table.columns[0]
        let equal: OracleSQL = " where \(column.sql) = \(literal(column.kind))"
        let filter: OracleSQL = random.pick(
            "", equal, equal, equal,
            " where \(column.sql) in (\(literal(column.kind)), \(literal(column.kind)))",
            " where " + comparison(column, outer: []))
        let second: OracleSQL = random.pick("count(*)", "count(*)", "count()", "count(\(column.sql))")
        return Part(
            sql: random.pick(
                "select count(*) as a, \(second) as b from \(table.name) \(table.alias)\(filter)",
                "select count(*) as a, count() as b from (select * from \(table.name) \(table.alias)\(filter)) \(table.alias)",
                "select count(*) as a, count(*) as b from (select \(column.sql) as \(column.name), 1 as one from \(table.name) \(table.alias)) \(table.alias)\(filter)",
                "select count(*) as a, count(*) as b from (select \(random.pick("distinct ", "distinct ", "all "))\(column.sql) from \(table.name) \(table.alias)\(filter)) \(table.alias)",
                "select count(*) as a, \(second) as b from \(table.name) \(table.alias)\(filter) limit \(random.pick("1", "0", "2 offset 1", "-1"))"
            ), outputs: [("a", .integer), ("b", .integer)])
    }

    /// A condition on a query whose rows are counted, cut or numbered.
    private mutating func cut() -> Part {
        let inner = table("hosts", "metrics", "labels", source: 0)
        let asked = inner.columns.filter { ["id", "host", "service", "at", "name"].contains($0.name) }
        guard let one = random.element(asked), let other = random.element(inner.columns) else {
            return scan()
        }
        let second = table("hosts", "metrics", source: 0)
        let fitting = second.columns.first { $0.kind == one.kind } ?? one
        let tables = "\(inner.name) \(inner.alias)"
        let filter: OracleSQL = random.chance(30) ? " where " + comparison(other, outer: []) : ""
        let plain: OracleSQL = "select \(one.sql) as p, \(other.sql) as q from \(tables)\(filter)"
        let body: OracleSQL = random.pick(
            plain + " order by 2, 1 limit \(random.number(1...3))",
            "select \(one.sql) as p, rank() over (order by \(other.sql)) as q from \(tables)\(filter)",
            "select \(one.sql) as p, count(*) as q from \(tables)\(filter) group by \(random.pick("1", "p", one.sql.plain))",
            "select \(one.sql) as p, (select count(\(one.sql))) as q from \(tables)\(filter)",
            // A bare column beside max() is that of the row with the greatest.
            "select \(one.sql) as p, max(\(one.sql)) as q from \(tables)\(filter) group by \(other.sql)",
            "select \(one.sql) as p, max(\(one.sql)) as q from \(tables)\(filter) group by \(other.sql)",
            "select distinct \(one.sql) as p, 1 as q from \(tables)\(filter)",
            fitting.source == one.source && fitting.sql.plain != one.sql.plain
                ? "select \(one.sql) as p, 1 as q from \(tables)\(filter) \(random.pick("except", "union", "intersect")) "
                    + "select \(fitting.sql), 1 from \(second.name) \(second.alias)" : plain)
        let name = alias("d")
        if random.chance(20) {
            // Read twice: a condition on one reading says nothing of the other.
            let read = Column(sql: "\(name).p", name: "p", kind: one.kind, source: 0)
            return Part(
                sql:
                    "with c as (\(plain)) select \(name).p as p, \(name)b.q as q from c \(name), c as \(name)b "
                    + "where \(comparison(read, outer: [])) limit 100",
                outputs: [("p", one.kind), ("q", other.kind)])
        }
        let column = Column(sql: "\(name).p", name: "p", kind: one.kind, source: 0)
        var condition = comparison(column, outer: [])
        if random.chance(40) { condition = "\(column.sql) = \(literal(column.kind))" }
        return Part(
            sql: "select \(name).p as p, \(name).q as q from (\(body)) \(name) where \(condition)",
            outputs: [("p", one.kind), ("q", .integer)])
    }

    /// A table whose required parameter comes from others, whatever their types, through all kinds of queries.
    private mutating func bound() -> Part {
        let required = table("vms", "logs", source: 0)
        let key = required.columns[0]
        let giver = table("hosts", "metrics", "items", source: 1)
        let second = table("hosts", "metrics", "items", source: 1)
        func column(_ columns: [Column], _ random: inout SeededRandom) -> Column {
            let fitting = columns.filter { random.chance(30) || $0.kind == key.kind }
            return random.element(fitting) ?? columns[0]
        }
        let one = column(giver.columns, &random)
        let two = column(second.columns, &random)
        let name = alias("d")
        let filter: OracleSQL = random.chance(40) ? " where " + comparison(one, outer: []) : ""
        let first: OracleSQL = "select \(one.sql) as k from \(giver.name) \(giver.alias)\(filter)"
        let values: OracleSQL = random.pick(
            first, first, "select distinct max(\(one.sql)) as k from \(giver.name) \(giver.alias)\(filter)",
            first
                + " \(random.pick("union", "union all", "except", "intersect")) select \(two.sql) from \(second.name) \(second.alias)",
            "select coalesce(\(one.sql), \(two.sql)) as k from \(giver.name) \(giver.alias), \(second.name) \(second.alias)\(filter)",
            first + " order by 1 limit 2", first + " order by 1 limit 2 offset 1",
            // Queries that choose: what they leave out is not asked for.
            first + " group by 1 having count(*) > 1",
            first + " group by 1 order by count(*) desc, 1 limit \(random.number(0...2))",
            "select k from (select \(one.sql) as k, row_number() over (order by \(one.sql)) as n from \(giver.name) \(giver.alias)\(filter)) where n <= 2",
            "select \(one.sql) as k from \(giver.name) \(giver.alias), \(second.name) \(second.alias)\(filter) order by 1 limit 3",
            "with c(k) as (\(first)) select max(k) as k from c")
        let table: OracleSQL = "\(required.name) \(required.alias)"
        let extra = comparison(required.columns[1], outer: [])
        let select: OracleSQL = "select \(key.sql) as a, \(required.columns[1].sql) as b"
        let text: OracleSQL = random.pick(
            select + " from (\(values)) \(name), \(table) where \(name).k = \(key.sql)",
            select + " from \(table) join (\(values)) \(name) on \(key.sql) = \(name).k where \(extra)",
            select + " from (\(values)) \(name) left join \(table) on \(key.sql) = \(name).k and \(extra)",
            select + " from \(table) where \(key.sql) in (\(values)) and \(extra)",
            select + " from \(table) where \(key.sql) \(random.pick("=", "is")) (\(values) limit 1)",
            select
                + " from \(second.name) \(second.alias), \(table) where \(key.sql) \(random.pick("=", "in")) "
                + "(select max(\(one.sql)) from \(giver.name) \(giver.alias) where \(one.sql) = \(two.sql))",
            "select \(one.sql) as a, (select count(*) from \(table) where \(key.sql) = \(one.sql)) as b from \(giver.name) \(giver.alias)\(filter)",
            "select \(one.sql) as a, 1 as b from \(giver.name) \(giver.alias) where "
                + "\(random.pick("", "not "))exists (select 1 from \(table) where \(one.sql) = \(key.sql) and \(extra))"
        )
        return Part(sql: text, outputs: [("a", key.kind), ("b", required.columns[1].kind)])
    }

    /// Conditions, NULL-seeking ones among them, on rows that an outer join fills up.
    private mutating func filled() -> Part {
        let left = table("hosts", "items", source: 0)
        let right = table("hosts", "metrics", source: 1)
        let required = table("vms", "logs", source: 2)
        let key = required.columns[0]
        guard let give = right.columns.first(where: { $0.kind == key.kind }),
            let link = equality(left.columns, right.columns), let looked = random.element(right.columns)
        else { return scan() }
        let kind = random.pick("left join", "left join", "full join", "right join")
        let extra: OracleSQL = random.chance(30) ? " and " + comparison(looked, outer: []) : ""
        let tables: OracleSQL = random.pick(
            "\(left.name) \(left.alias) \(kind) (\(right.name) \(right.alias) join \(required.name) \(required.alias) "
                + "on \(key.sql) = \(give.sql)\(extra)) on \(link)",
            "\(left.name) \(left.alias) \(kind) \(right.name) \(right.alias) on \(link) and \(random.pick("", "not "))exists "
                + "(select 1 from \(required.name) \(required.alias) where \(key.sql) = \(give.sql)\(extra))",
            "\(left.name) \(left.alias) \(kind) \(right.name) \(right.alias) on \(link) left join \(required.name) "
                + "\(required.alias) on \(key.sql) = \(give.sql)\(extra)")
        let condition: OracleSQL = random.pick(
            "\(looked.sql) is null", "coalesce(\(looked.sql), 1) = 1", comparison(looked, outer: []),
            "\(looked.sql) is not \(literal(looked.kind))", "not (\(comparison(looked, outer: [])))",
            "not exists (select 1 from main.labels l where l.name = \(looked.sql))",
            "coalesce(\(looked.sql), 'a') \(random.pick("in", "not in")) (select name from main.labels where name is not null)"
        )
        return Part(
            sql: "select \(left.columns[0].sql) as a, \(looked.sql) as b from \(tables) where \(condition)",
            outputs: [("a", left.columns[0].kind), ("b", looked.kind)])
    }

    /// Two tables with equal columns and conditions on one or both of them.
    private mutating func paired() -> Part {
        let left = table("hosts", "metrics", "items", "labels", source: 0)
        let right =
            random.chance(40) ? table("metrics", source: 1) : table("hosts", "labels", "metrics", source: 1)
        guard let one = random.element(left.columns) else { return scan() }
        let fitting = right.columns.filter { random.chance(45) || $0.kind == one.kind }
        guard let other = random.element(fitting) else { return scan() }
        let link: OracleSQL = random.pick(
            "\(one.sql) = \(other.sql)", "\(one.sql) = \(other.sql)", "\(other.sql) = \(one.sql)", "1")
        let kind = random.pick("join", "join", "left join", "right join")
        var conditions = [comparison(one, outer: [])]
        if random.chance(50) { conditions.append(comparison(other, outer: [])) }
        if let time = left.columns.first(where: { $0.kind == .time }) {
            conditions.append(comparison(time, outer: []))
        }
        if let time = right.columns.first(where: { $0.kind == .time }), random.chance(70) {
            conditions.append(comparison(time, outer: []))
        }
        return Part(
            sql:
                "select \(one.sql) as a, \(other.sql) as b from \(left.name) \(left.alias) \(kind) \(right.name) "
                + "\(right.alias) on \(link) where \(conditions.joined(" and "))",
            outputs: [("a", one.kind), ("b", other.kind)])
    }

    /// Tables joined by a name that all of them have, of which one needs it.
    private mutating func chain() -> Part {
        var names = ["hosts", "metrics", "vms"]
        names.shuffle(using: &random)
        let kinds = ["join", "left join", "right join", "full join"]
        var text: OracleSQL = ""
        for (position, name) in names.enumerated() {
            guard position > 0 else {
                text = "main.\(name) \(name)"
                continue
            }
            // Several names in common may be too many: a NATURAL JOIN has all of them.
            let kind = random.element(kinds) ?? "join"
            text = text + " \(kind) main.\(name) \(name) using (host)"
        }
        let bare = Column(sql: "host", name: "host", kind: .text, source: 9)
        let term: OracleSQL = random.pick("host", "hosts.host", "metrics.host", "vms.host")
        let body: OracleSQL = "select \(term) as a, n as b from \(text)"
        let name = alias("d")
        return Part(
            sql: random.pick(
                body, body + " where " + comparison(bare, outer: []), body + " where vms.host = 'a'",
                body + " join main.vms w on w.host = \(term)",
                "select a, b from (\(body)) \(name) where a = \(literal(.text))",
                "select \(name).a as a, w.n as b from (\(body)) \(name) join main.vms w on w.host = \(name).a",
                "select a, count(*) as b from (select host as a, * from \(text)) \(name) group by 1"),
            outputs: [("a", .text), ("b", .integer)])
    }
}

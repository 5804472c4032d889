@testable import QueryEngine

/// Shapes about rules of which a mistake shows in few rows only.
extension QueryGenerator {
    /// Times: several bounds, alternatives, and rows that lie on a bound.
    mutating func spans() -> Part {
        let table = table("metrics", source: 0)
        guard let time = table.columns.first(where: { $0.kind == .time }) else { return scan() }
        func bound(_ generator: inout QueryGenerator) -> OracleSQL { generator.literal(.time) }
        let (one, two, three) = (bound(&self), bound(&self), bound(&self))
        let at = time.sql
        let condition: OracleSQL = random.pick(
            "\(at) <= \(one) or \(at) <= \(two)", "\(at) >= \(one) or \(at) > \(two)",
            "\(at) between \(one) and \(two) or \(at) between \(two) and \(three)",
            "\(at) = \(one) or \(at) < \(two)",
            "\(at) in (\(one), \(two)) or \(at) between \(one) and \(three)",
            "\(at) >= \(one) and \(at) <= \(one)", "\(at) >= \(one) and \(at) < \(two) and \(at) <= \(three)",
            "\(at) not between \(one) and \(two)", "\(one) <= \(at) and \(two) >= \(at)")
        let other = random.element(table.columns) ?? time
        return Part(
            sql: "select \(other.sql) as a, \(at) as b from \(table.name) \(table.alias) where \(condition)",
            outputs: [("a", other.kind), ("b", .time)])
    }

    /// A longer table that a short one could narrow by a parameter that is not exact.
    mutating func wide() -> Part {
        let short = table("items", "labels", source: 0)
        let long = table("hosts", "metrics", source: 1)
        guard let key = long.columns.first(where: { $0.name == (long.name == "main.hosts" ? "host" : "id") }),
            let give = short.columns.first(where: { $0.kind == key.kind }),
            let looked = random.element(short.columns)
        else { return scan() }
        let condition: OracleSQL = random.chance(80) ? " where " + comparison(looked, outer: []) : ""
        return Part(
            sql: "select \(give.sql) as a, \(key.sql) as b from \(short.name) \(short.alias) "
                + "\(random.pick("join", "join", "left join")) \(long.name) \(long.alias) on \(key.sql) = \(give.sql)\(condition)",
            outputs: [("a", give.kind), ("b", key.kind)])
    }

    /// A constant that an equality carries over, where one value equals several of the other column.
    mutating func carried() -> Part {
        let left = table("hosts", "items", source: 0)
        let kinds: [OracleKind] = random.chance(65) ? [.integer] : [.service, .text]
        let right =
            random.chance(25) ? table("vms", source: 1) : table("labels", "labels", "hosts", source: 1)
        guard
            let one = random.element(left.columns.filter { kinds.contains($0.kind) }),
            let other = random.element(right.columns.filter { $0.kind == .text })
        else { return scan() }
        let link: OracleSQL =
            random.chance(50) ? "\(one.sql) = \(other.sql)" : "\(other.sql) = \(one.sql)"
        let asked = random.chance(80) ? one : other
        let values = (0..<random.number(1...2)).map { _ -> OracleSQL in
            // The number that most texts equal.
            asked.kind == .integer && random.chance(60) ? "7" : literal(asked.kind)
        }
        let condition: OracleSQL =
            values.count == 1 ? "\(asked.sql) = \(values[0])" : "\(asked.sql) in (\(values.joined(", ")))"
        return Part(
            sql: "select \(one.sql) as a, \(other.sql) as b from \(left.name) \(left.alias) "
                + "\(random.pick("join", "left join", "right join")) \(right.name) \(right.alias) on \(link) where \(condition)",
            outputs: [("a", one.kind), ("b", other.kind)])
    }

    /// A table that is mentioned twice with conditions that differ, so that one fetch may serve both.
    mutating func repeated() -> Part {
        let one = table("hosts", "metrics", source: 0)
        guard let column = random.element(one.columns.filter { $0.kind != .real }) else { return scan() }
        let other = alias("t")
        func condition(_ sql: OracleSQL, _ generator: inout QueryGenerator) -> OracleSQL {
            let values = (0..<generator.random.number(1...3)).map { _ in generator.literal(column.kind) }
            if column.kind == .time, generator.random.chance(70) {
                return "\(sql) \(generator.random.pick(">", ">=", "<", "<=")) \(values[0])"
            }
            return generator.random.chance(25) ? "1" : "\(sql) in (\(values.joined(", ")))"
        }
        let first = condition(column.sql, &self)
        let second = condition("\(other).\(column.name)", &self)
        return Part(
            sql: random.chance(50)
                ? "select \(column.sql) as a, (select count(*) from \(one.name) \(other) where \(second)) as b "
                    + "from \(one.name) \(one.alias) where \(first)"
                : "select \(column.sql) as a, 1 as b from \(one.name) \(one.alias) where \(first) union all "
                    + "select \(other).\(column.name), 2 from \(one.name) \(other) where \(second)",
            outputs: [("a", column.kind), ("b", .integer)])
    }

    /// Rows that an outer join fills up and that a subquery lets pass, while it keeps those of the table out.
    mutating func guarded() -> Part {
        let left = table("hosts", "items", source: 0)
        let right = table("metrics", "hosts", source: 1)
        let required = table("vms", source: 2)
        guard let give = right.columns.first(where: { $0.kind == .text }),
            let link = equality(left.columns.filter { $0.kind == .integer }, right.columns)
        else { return scan() }
        let condition: OracleSQL = random.pick(
            "not exists (select 1 from main.labels l where l.name = \(give.sql))",
            "coalesce(\(give.sql), 'z') not in (select name from main.labels where name is not null)",
            "(select count(*) from main.labels l where l.name = \(give.sql)) = 0",
            "\(give.sql) is null or \(give.sql) in (select name from main.labels)")
        return Part(
            sql:
                "select \(left.columns[0].sql) as a, \(give.sql) as b from \(left.name) \(left.alias) left join "
                + "(\(right.name) \(right.alias) join \(required.name) \(required.alias) "
                + "on \(required.columns[0].sql) = \(give.sql)) on \(link) where \(condition)",
            outputs: [("a", left.columns[0].kind), ("b", .text)])
    }

    /// A text that a request needs and that equals a number of another table: one number has many texts.
    mutating func numbered() -> Part {
        let giver = table("hosts", "items", source: 0)
        let required = table("vms", source: 1)
        let (id, key) = (giver.columns[0], required.columns[0])
        return Part(
            sql:
                "select \(id.sql) as a, \(key.sql) as b from \(giver.name) \(giver.alias) join \(required.name) "
                + "\(required.alias) on \(key.sql) = \(id.sql)\(random.chance(50) ? " where \(id.sql) = 7" : "")",
            outputs: [("a", .integer), ("b", .text)])
    }
}

extension ArchiveQueries {
    /// A column of a kind; a constant where there is none.
    mutating func name(_ kind: WorldKind, _ names: [Name]) -> String {
        random.element(names.filter { $0.kind == kind })?.sql ?? constant(kind)
    }

    mutating func constant(_ kind: WorldKind) -> String {
        switch kind {
        case .integer: return "\(random.pick(0, 1, 2, 7, -1, 8))"
        case .real: return random.pick("0.5", "1.0", "-0.25", "2.75", "3")
        case .text: return "'\((random.element(ArchiveWorld.texts) ?? "a").replacing("'", with: "''"))'"
        case .service: return random.pick("'EVS'", "'evs'", "'ecs-vm'", "'ECS'", "'nas'", "'unknown'")
        case .time: return time()
        }
    }

    private mutating func time() -> String {
        let day = random.number(28...31)
        return random.pick(
            "'2026-10-\(day)'", "'2026-10-\(day) 00:00:00.001'", "'2026-10-\(day)T08:00:00+08:00'",
            "ago('36h')", "now()",
            "'2026-10-\(day) 12:00'", "datetime('2026-10-\(day)', '+1 second')", "'2026-10'")
    }

    /// An expression of a kind.
    mutating func value(_ kind: WorldKind, _ names: [Name], depth: Int) -> String {
        guard depth > 0, random.chance(55) else {
            return random.chance(85) ? name(kind, names) : constant(kind)
        }
        switch kind {
        case .integer: return integer(names, depth - 1)
        case .real: return real(names, depth - 1)
        case .text: return text(names, depth - 1)
        case .service: return name(.service, names)
        case .time:
            return random.pick(
                name(.time, names),
                "time_bucket('\(random.pick("5m", "1h", "1d", "1.5s"))', \(name(.time, names)))",
                "coalesce(\(name(.time, names)), \(name(.time, names)))")
        }
    }

    private mutating func integer(_ names: [Name], _ depth: Int) -> String {
        let (one, other) = (value(.integer, names, depth: depth), value(.integer, names, depth: depth))
        switch random.number(0...13) {
        case 0...3: return "(\(one) \(random.pick("+", "-", "*", "/", "%", "&", "|")) \(other))"
        case 4: return "abs(\(one))"
        case 5: return "length(\(value(.text, names, depth: depth)))"
        case 6: return "instr(\(value(.text, names, depth: depth)), \(constant(.text)))"
        case 7: return "unixepoch(\(name(.time, names)))"
        case 8: return "(case when \(condition(names, depth: depth)) then \(one) else \(other) end)"
        case 9: return "coalesce(\(one), \(other))"
        case 10: return "(\(comparison(names, depth)))"
        case 11: return "\(random.pick("min", "max"))(\(one), \(other))"
        case 12: return "nullif(\(one), \(constant(.integer)))"
        default: return "-\(one)"
        }
    }

    private mutating func real(_ names: [Name], _ depth: Int) -> String {
        let (one, other) = (value(.real, names, depth: depth), value(.real, names, depth: depth))
        switch random.number(0...8) {
        case 0...2:
            return
                "(\(one) \(random.pick("+", "-", "*", "/")) \(random.chance(50) ? other : name(.integer, names)))"
        case 3: return "round(\(one))"
        case 4: return "round(\(one), \(random.number(0...2)))"
        case 5: return "cast(\(value(.integer, names, depth: depth)) as real)"
        case 6: return "abs(\(one))"
        case 7: return "ifnull(\(one), \(name(.real, names)))"
        default: return "iif(\(condition(names, depth: depth)), \(one), \(one))"
        }
    }

    private mutating func text(_ names: [Name], _ depth: Int) -> String {
        let one = value(.text, names, depth: depth)
        switch random.number(0...13) {
        case 0...1: return "(\(one) || \(random.chance(60) ? name(.text, names) : name(.integer, names)))"
        case 2: return "\(random.pick("lower", "upper", "trim", "ltrim", "rtrim"))(\(one))"
        case 3: return "substr(\(one), \(random.pick("1", "2", "-1", "0"))\(random.chance(50) ? ", 2" : ""))"
        case 4: return "replace(\(one), 'a', 'bc')"
        case 5: return "date(\(name(.time, names)))"
        case 6:
            return
                "strftime('\(random.pick("%H:%M", "%Y-%m", "%s", "%w", "%j", "%Y-%m-%dT%H:%M:%S", "%f"))', \(name(.time, names)))"
        case 7: return "datetime(\(name(.time, names)))"
        case 8: return "time(\(name(.time, names)))"
        case 9: return "cast(\(value(.integer, names, depth: depth)) as text)"
        case 10: return "coalesce(\(one), \(name(.text, names)))"
        case 11: return "max(\(one), \(name(.text, names)))"
        case 12:
            return "(case \(name(.text, names)) when \(constant(.text)) then \(one) when 'a' then 'z' end)"
        default: return "substr(\(name(.time, names)), 1, 13)"
        }
    }

    /// A condition.
    mutating func condition(_ names: [Name], depth: Int) -> String {
        switch random.number(0...9) {
        case 0...1 where depth > 0:
            return
                "(\(condition(names, depth: depth - 1)) \(random.pick("and", "or")) \(condition(names, depth: depth - 1)))"
        case 2 where depth > 0: return "not (\(condition(names, depth: depth - 1)))"
        case 3 where depth > 0: return query(names)
        case 4:
            return
                "\(value(random.element(WorldKind.allCases) ?? .text, names, depth: 1)) is \(random.pick("", "not "))null"
        default: return comparison(names, max(0, depth - 1))
        }
    }

    /// A subquery as a condition.
    private mutating func query(_ names: [Name]) -> String {
        let table = random.element(Self.tables) ?? Self.tables[0]
        let alias = alias()
        let columns = table.columns.map { Name(sql: "\(alias).\($0.name)", kind: $0.kind) }
        let kind = random.pick(WorldKind.text, .integer, .time)
        switch random.number(0...2) {
        case 0:
            return
                "exists (select 1 from \(table.sql) \(alias) where \(name(kind, columns)) = \(name(kind, names)))"
        case 1:
            return
                "\(name(kind, names)) \(random.pick("", "not "))in (select \(name(kind, columns)) from \(table.sql) \(alias))"
        default:
            return
                "\(name(kind, names)) \(random.pick("=", "<", ">=")) (select max(\(name(kind, columns))) from \(table.sql) \(alias))"
        }
    }

    private mutating func comparison(_ names: [Name], _ depth: Int) -> String {
        let kind = random.element(WorldKind.allCases) ?? .text
        let one = value(kind, names, depth: depth)
        let op = random.pick("=", "<>", "<", "<=", ">", ">=", "=", "is", "is not")
        switch random.number(0...11) {
        case 0...3: return "\(one) \(op) \(constant(kind))"
        case 4: return "\(one) \(op) \(value(kind, names, depth: depth))"
        case 5:
            // Values of another type: affinity decides.
            return "\(one) \(op) \(constant(random.element(WorldKind.allCases) ?? .text))"
        case 6: return "\(one) between \(constant(kind)) and \(constant(kind))"
        case 7:
            return
                "\(one) \(random.pick("", "not "))in (\(constant(kind)), \(constant(kind))\(random.chance(20) ? ", null" : ""))"
        case 8:
            return
                "\(name(random.pick(.text, .text, .service, .integer, .time), names)) \(random.pick("", "not "))like \(random.pick("'a%'", "'A_b'", "'%7'", "'É'", "'a\\_b'", "'a!%b' escape '!'", "'2026-10-3%'"))"
        case 9:
            return "\(name(.text, names)) glob \(random.pick("'a*'", "'?'", "'[a-c]*'", "'A?b'", "'*\\*'"))"
        case 10: return "\(one) \(op) \(constant(kind)) collate nocase"
        default: return "\(name(.integer, names)) \(op) \(name(.real, names))"
        }
    }

    /// An aggregate.
    mutating func aggregate(_ names: [Name]) -> String {
        let filter = random.chance(15) ? " filter (where \(condition(names, depth: 1)))" : ""
        let distinct = random.chance(15) ? "distinct " : ""
        let kind = random.element(WorldKind.allCases) ?? .text
        let number = random.pick(WorldKind.integer, .real)
        switch random.number(0...8) {
        case 0...1: return "count(*)\(filter)"
        case 2: return "count(\(distinct)\(value(kind, names, depth: 1)))\(filter)"
        case 3: return "sum(\(distinct)\(value(number, names, depth: 1)))\(filter)"
        case 4: return "avg(\(distinct)\(value(number, names, depth: 1)))\(filter)"
        case 5: return "total(\(value(number, names, depth: 1)))\(filter)"
        case 6...7: return "\(random.pick("min", "max"))(\(value(kind, names, depth: 1)))\(filter)"
        default: return "count(*) * 2 + sum(\(name(.integer, names)))"
        }
    }

    /// A window function; it is decided by all columns, so that no row has an equal.
    mutating func window(_ names: [Name]) -> String {
        let order = names.map { "\($0.sql)\(random.pick("", " desc"))" }.joined(separator: ", ")
        let kind = random.element(WorldKind.allCases) ?? .text
        let partition = random.chance(50) ? "partition by \(name(kind, names)) " : ""
        let frame = random.pick(
            "", "", " rows between 1 preceding and current row",
            " rows between unbounded preceding and 1 following exclude current row")
        let over = "over (\(partition)order by \(order)"
        let value = name(kind, names)
        let number = name(random.pick(.integer, .real), names)
        return random.pick(
            "row_number() \(over))", "rank() \(over))", "dense_rank() over (\(partition)order by \(value))",
            "ntile(3) \(over))",
            "lag(\(value)) \(over))", "lead(\(value), 2) \(over))", "first_value(\(value)) \(over))",
            "last_value(\(value)) \(over)\(frame))", "sum(\(number)) \(over)\(frame))",
            "avg(\(number)) \(over)\(frame))",
            "count(*) over (\(partition))", "max(\(value)) \(over)\(frame))",
            "total(\(number)) \(over)\(frame))")
    }
}

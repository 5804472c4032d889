@testable import QueryEngine

extension QueryGenerator {
    /// A condition on some columns, those of queries around included.
    mutating func condition(_ columns: [Column], outer: [Column], depth: Int) -> OracleSQL {
        guard let column = random.element(columns) else { return "1" }
        switch random.number(0...(depth > 0 ? 23 : 15)) {
        case 0...6: return comparison(column, outer: outer)
        case 7:
            return
                "(\(condition(columns, outer: outer, depth: 0)) or \(condition(columns, outer: outer, depth: 0)))"
        case 8:
            // Several values of one column by OR, in the forms that it can have.
            let parts: [OracleSQL] = (0..<random.number(2...3)).map { _ in
                random.chance(70) ? "\(column.sql) = \(literal(column.kind))" : comparison(column, outer: [])
            }
            return "(\(parts.joined(" or ")))"
        case 9: return "not (\(condition(columns, outer: outer, depth: 0)))"
        case 10:
            guard let other = random.element((columns + outer).filter { $0.kind == column.kind }) else {
                break
            }
            return "\(column.sql) \(random.pick("=", "=", "<>", "<", ">=", "is", "is not")) \(other.sql)"
        case 11: return random.pick("1 = 0", "1", "null", "2 > 1", "'a' = 'b'")
        case 12:
            return
                "(\(condition(columns, outer: outer, depth: 0)) and \(condition(columns, outer: outer, depth: 0)))"
        case 13:
            let truth = parameter(engine: .integer(1), plain: .integer(1))
            let unset = parameter(engine: .null, plain: .null)
            return random.chance(50)
                ? "(\(unset) is null or \(comparison(column, outer: [])))"
                : "(\(truth) is null or \(comparison(column, outer: [])))"
        case 14:
            guard let other = random.element(columns) else { break }
            return random.chance(50)
                ? "(\(column.sql), \(other.sql)) = (\(literal(column.kind)), \(literal(other.kind)))"
                : "(\(column.sql), \(other.sql)) \(random.pick("<", ">=", "<>", "is")) (\(literal(column.kind)), \(literal(other.kind)))"
        case 15:
            return
                "case \(column.sql) when \(literal(column.kind)) then 1 when \(literal(column.kind)) then 0 else \(random.number(0...1)) end"
        case 16...17: return membership(column, columns + outer)
        case 18...19: return exists(columns + outer)
        case 20:
            return "\(column.sql) \(random.chance(30) ? "not " : "")in labels"
        case 21:
            let from = from(depth: 0)
            guard let inner = random.element(from.columns.filter { $0.kind == column.kind }) else { break }
            let clause = whereClause(from, outer: columns + outer, depth: 0)
            return
                "\(column.sql) \(random.pick("=", "<", ">=")) (select \(random.pick("max", "min"))(\(inner.sql)) from "
                + from.sql + clause + ")"
        default:
            return
                "(\(condition(columns, outer: outer, depth: depth - 1)) \(random.pick("or", "and", "and")) \(condition(columns, outer: outer, depth: depth - 1)))"
        }
        return comparison(column, outer: outer)
    }

    /// `IN` and `NOT IN` with a query, about the row or not.
    private mutating func membership(_ column: Column, _ around: [Column]) -> OracleSQL {
        let inner = select(depth: 0, outer: random.chance(40) ? around : [], kinds: [column.kind])
        return "\(column.sql) \(random.chance(40) ? "not " : "")in (\(inner.sql))"
    }

    private mutating func exists(_ around: [Column]) -> OracleSQL {
        let from = from(depth: 0)
        var clause = whereClause(from, outer: around, depth: 0)
        if random.chance(70), let link = equality(around, from.columns) {
            clause = (clause.engine.isEmpty ? " where " : clause + " and ") + link
        }
        let word = random.chance(40) ? "not exists" : "exists"
        return "\(word) (select \(random.pick("1", "*", "count(*)")) from \(from.sql)\(clause))"
    }

    /// A comparison of a column with values.
    mutating func comparison(_ column: Column, outer: [Column]) -> OracleSQL {
        switch random.number(0...11) {
        case 0...2: return "\(column.sql) = \(literal(column.kind))"
        case 3: return "\(literal(column.kind)) \(random.pick("=", "<", ">=", "<>")) \(column.sql)"
        case 4...5: return "\(column.sql) \(random.pick("<", "<=", ">", ">=", "<>")) \(literal(column.kind))"
        case 6:
            let word = random.chance(25) ? "not between" : "between"
            return "\(column.sql) \(word) \(literal(column.kind)) and \(literal(column.kind))"
        case 7, 8:
            var values = (0..<random.number(1...3)).map { _ in literal(column.kind) }
            if random.chance(15) { values.append("null") }
            if random.chance(4) { values = [] }
            let word = random.chance(35) ? "not in" : "in"
            return "\(column.sql) \(word) (\(values.joined(", ")))"
        case 9: return "\(column.sql) \(random.pick("is null", "is not null", "isnull", "notnull"))"
        case 10:
            return
                "\(column.sql) \(random.pick("is", "is not")) \(random.chance(80) ? literal(column.kind) : "null")"
        default:
            if column.kind == .text, random.chance(50) { return "\(column.sql) like 'a%'" }
            if !outer.isEmpty, let other = random.element(outer.filter({ $0.kind == column.kind })) {
                return "\(column.sql) = \(other.sql)"
            }
            return "\(column.sql) = \(literal(column.kind))"
        }
    }

    // MARK: Literals

    /// A constant to compare a column of a kind with.
    mutating func literal(_ kind: OracleKind) -> OracleSQL {
        if random.chance(3) { return "null" }
        switch kind {
        case .integer:
            let number = OracleWorld.number(&random)
            if random.chance(12) {
                return parameter(engine: .integer(Int64(number)), plain: .integer(Int64(number)))
            }
            return random.pick(
                "\(number)", "\(number)", "\(number)", "\(number)", "'\(number)'", "'0\(number)'",
                "\(number).0",
                "\(number) + 0", "cast('\(number)' as text)", "(\(number))", "\(number).5", "' \(number) '")
        case .text:
            let text = random.element(OracleWorld.texts) ?? "a"
            if random.chance(12) { return parameter(engine: .text(text), plain: .text(text)) }
            return random.pick(
                "'\(text)'", "'\(text)'", "'\(text)'", "'\(text)'", "7", "lower('\(text)')",
                "cast('7' as integer)",
                "'\(text)' collate nocase", "7.0", "'' || '\(text)' collate nocase")
        case .real:
            return random.pick("\(random.number(0...3))", "\(Double(random.number(0...12)) / 4)", "'0.5'")
        case .service: return service()
        case .time: return time()
        }
    }

    private mutating func service() -> OracleSQL {
        let (canonical, spellings) = random.pick(
            ("EVS", ["EVS", "evs"]), ("ECS_VM", ["ecs-vm", "ECS_VM", "ecs"]), ("DeH", ["deh", "dedicated"]),
            random.chance(20) ? ("none", ["none"]) : ("EVS", ["Evs"]))
        let spelling = random.element(spellings) ?? canonical
        if random.chance(12) { return parameter(engine: .text(spelling), plain: .text(canonical)) }
        return OracleSQL(engine: "'\(spelling)'", plain: "'\(canonical)'")
    }

    /// An instant in one of the forms that the engine reads.
    private mutating func time() -> OracleSQL {
        let instant = OracleWorld.time(&random)
        let text = TimeText.format(instant) ?? ""
        let plain = "'\(text)'"
        if random.chance(12) {
            return parameter(
                engine: random.chance(50) ? .integer(instant) : .text(text), plain: .text(text))
        }
        let iso = text.split(separator: " ").joined(separator: "T")
        let local = (TimeText.format(instant + 8 * 3_600_000) ?? "").split(separator: " ").joined(
            separator: "T")
        var forms = [plain, "'\(iso)Z'", "'\(local)+08:00'", "\(instant)", "'\(text)'", "('\(iso)')"]
        if instant % 1000 == 0 { forms += ["\(instant / 1000)", "datetime('\(text)')"] }
        if instant % 86_400_000 == 0 {
            forms += ["'\(text.prefix(10))'", "ago('\((OracleWorld.now - instant) / 86_400_000)d')"]
        }
        return OracleSQL(engine: random.element(forms) ?? plain, plain: plain)
    }
}

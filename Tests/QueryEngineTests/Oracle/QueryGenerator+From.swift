@testable import QueryEngine

extension QueryGenerator {
    /// The tables of a FROM in the making.
    struct From {
        var sql: OracleSQL = ""
        var columns: [Column] = []
        /// Columns that need a value from somewhere.
        var needs: [Column] = []
        var sources = 0
    }

    /// One to three tables, joined in any way.
    mutating func from(depth: Int) -> From {
        var from = From()
        add(reference(depth: depth, source: 0, needs: &from.needs), to: &from, join: nil)
        let count = random.pick(0, 0, 1, 1, 1, 2)
        for _ in 0..<count {
            if random.chance(12), depth > 0 {
                joinNested(depth: depth, to: &from)
            } else {
                let part = reference(depth: depth, source: from.sources, needs: &from.needs)
                add(
                    part, to: &from,
                    join: random.pick(
                        ",", "join", "inner join", "cross join", "left join",
                        "left outer join", "join", "left join", "right join", "full join"))
            }
        }
        return from
    }

    /// A table, a derived table or a common table expression with an alias.
    private mutating func reference(
        depth: Int, source: Int, needs: inout [Column]
    ) -> (sql: OracleSQL, columns: [Column]) {
        let name = alias("t")
        func columns(_ outputs: [(name: String, kind: OracleKind)], wire: Bool) -> [Column] {
            outputs.map { output in
                Column(
                    sql: wire && random.chance(15)
                        ? OracleSQL(engine: "\(name).Wire_\(output.name)", plain: "\(name).\(output.name)")
                        : "\(name).\(output.name)",
                    name: output.name, kind: output.kind, source: source)
            }
        }
        if !common.isEmpty, random.chance(40), let part = random.element(common) {
            return (part.sql + " \(name)", columns(part.outputs, wire: false))
        }
        if depth > 0, random.chance(20) {
            let inner = random.chance(15) ? compound(depth: depth - 1) : select(depth: depth - 1, outer: [])
            return (
                "(\(inner.sql)\(limited(inner.outputs.count))) \(name)", columns(inner.outputs, wire: false)
            )
        }
        let hidden = Set(common.map(\.sql.engine) + [shadowed ?? ""])
        let tables = world.tables.filter { !hidden.contains($0.schema.name) }
        guard let table = random.element(tables) else { return ("items \(name)", []) }
        let outputs = zip(table.schema.columns.map(\.name), table.kinds).map { ($0, $1) }
        let all = columns(outputs, wire: true)
        if let required = table.required { needs.append(all[required]) }
        return (OracleSQL("\(table.schema.name) \(random.chance(30) ? "as " : "")\(name)"), all)
    }

    private mutating func add(
        _ part: (sql: OracleSQL, columns: [Column]), to from: inout From, join: String?
    ) {
        defer { from.sources += 1 }
        guard let join else {
            from.sql = part.sql
            from.columns = part.columns
            return
        }
        let left = from.columns
        let names = Set(left.map(\.name)).intersection(part.columns.map(\.name))
        let isSound = names.allSatisfy { name in
            left.filter { $0.name == name }.count == 1
                && left.first { $0.name == name }?.kind == part.columns.first { $0.name == name }?.kind
        }
        if join != ",", join != "cross join", isSound, !names.isEmpty, random.chance(18) {
            if random.chance(50) {
                from.sql = from.sql + " natural \(join) " + part.sql
            } else {
                from.sql =
                    from.sql + " \(join) " + part.sql + " using (\(names.sorted().joined(separator: ", ")))"
            }
            // The names that are left are bare: one that the join gives once, or a qualified one.
            from.columns = left + part.columns
            for name in names.sorted() where random.chance(40) {
                guard let first = left.first(where: { $0.name == name }) else { continue }
                from.columns.append(
                    Column(sql: OracleSQL(name), name: "", kind: first.kind, source: from.sources + 100))
            }
            return
        }
        from.sql = from.sql + "\(join == "," ? "," : " " + join) " + part.sql
        if join != ",", join != "cross join" || random.chance(30) {
            from.sql = from.sql + " on " + on(left, part.columns)
        }
        from.columns = left + part.columns
    }

    /// `(a JOIN b ON …)` on the right side of a join.
    private mutating func joinNested(depth: Int, to from: inout From) {
        var inner = From(sources: from.sources)
        add(reference(depth: depth - 1, source: from.sources, needs: &from.needs), to: &inner, join: nil)
        let second = reference(depth: depth - 1, source: inner.sources, needs: &from.needs)
        let kind = random.pick("join", "left join", "right join", "full join")
        inner.sql = inner.sql + " \(kind) " + second.sql + " on " + on(inner.columns, second.columns)
        inner.columns += second.columns
        inner.sources += 1
        let outer = random.pick("join", "left join", "left join", "right join", "full join")
        from.sql = from.sql + " \(outer) (" + inner.sql + ") on " + on(from.columns, inner.columns)
        from.columns += inner.columns
        from.sources = inner.sources
    }

    /// The condition of a join: mostly an equality across, often with more.
    private mutating func on(_ left: [Column], _ right: [Column]) -> OracleSQL {
        var parts: [OracleSQL] = []
        if random.chance(85), let equality = equality(left, right) { parts.append(equality) }
        if parts.isEmpty || random.chance(30) {
            parts.append(condition(left + right, outer: [], depth: random.chance(20) ? 1 : 0))
        }
        return parts.joined(" and ")
    }

    /// An equality of a column here and one there, of one kind where there are such.
    mutating func equality(_ left: [Column], _ right: [Column]) -> OracleSQL? {
        guard let one = random.element(left) else { return nil }
        let same = right.filter { $0.kind == one.kind && $0.source != one.source }
        guard let other = random.element(same.isEmpty || random.chance(10) ? right : same) else { return nil }
        return random.chance(50) ? "\(one.sql) = \(other.sql)" : "\(other.sql) = \(one.sql)"
    }
}

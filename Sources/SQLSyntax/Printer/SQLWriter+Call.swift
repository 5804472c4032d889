extension SQLWriter {
    mutating func write(_ call: FunctionCall) {
        write(call.name)
        switch call.arguments {
        case .star: put("(*)")
        case .list(let arguments):
            put(call.isDistinct ? (arguments.isEmpty ? "(DISTINCT" : "(DISTINCT ") : "(")
            if let order = call.order, let key = arguments.last {
                list(Array(arguments.dropLast()))
                put(" ORDER BY ")
                write(OrderingTerm(expression: key, direction: order.direction?.kind))
            } else {
                list(arguments)
            }
            put(")")
        }
        if let filter = call.filter {
            put(" FILTER (WHERE ")
            write(filter)
            put(")")
        }
        switch call.over {
        case nil: break
        case .named(let name):
            put(" OVER ")
            write(name)
        case .definition(let definition):
            put(" OVER ")
            write(definition)
        }
    }

    mutating func write(_ definition: WindowDefinition) {
        var separator = ""
        put("(")
        if let base = definition.base {
            write(base)
            separator = " "
        }
        if !definition.partitionBy.isEmpty {
            put(separator + "PARTITION BY ")
            list(definition.partitionBy)
            separator = " "
        }
        if !definition.orderBy.isEmpty {
            put(separator + "ORDER BY ")
            list(definition.orderBy) { writer, term in writer.write(term) }
            separator = " "
        }
        if let frame = definition.frame {
            put(separator)
            write(frame)
        }
        put(")")
    }

    private mutating func write(_ frame: WindowFrame) {
        switch frame.unit {
        case .rows: put("ROWS ")
        case .range: put("RANGE ")
        case .groups: put("GROUPS ")
        }
        if let end = frame.end {
            put("BETWEEN ")
            write(frame.start)
            put(" AND ")
            write(end)
        } else {
            write(frame.start)
        }
        switch frame.exclusion {
        case nil: break
        case .noOthers: put(" EXCLUDE NO OTHERS")
        case .currentRow: put(" EXCLUDE CURRENT ROW")
        case .group: put(" EXCLUDE GROUP")
        case .ties: put(" EXCLUDE TIES")
        }
    }

    private mutating func write(_ bound: WindowFrame.Bound) {
        switch bound {
        case .unboundedPreceding: put("UNBOUNDED PRECEDING")
        case .preceding(let distance):
            write(distance)
            put(" PRECEDING")
        case .currentRow: put("CURRENT ROW")
        case .following(let distance):
            write(distance)
            put(" FOLLOWING")
        case .unboundedFollowing: put("UNBOUNDED FOLLOWING")
        }
    }
}

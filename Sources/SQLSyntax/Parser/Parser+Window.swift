/// Windows.
extension Parser {
    /// `name AS (…), …` behind `WINDOW`.
    mutating func windows() throws(Stop) -> [NamedWindow] {
        var windows: [NamedWindow] = []
        repeat {
            let name = try name("the name of a window")
            try expect(.as)
            let symbols = windows.isEmpty ? 4 : 6
            depth += symbols
            windows.append(NamedWindow(name: name, definition: try windowDefinition()))
            depth -= symbols
        } while accept(.comma)
        return windows
    }

    /// `([base] [PARTITION BY …] [ORDER BY …] [frame])`.
    mutating func windowDefinition() throws(Stop) -> WindowDefinition {
        let start = current.span.lower
        try openParenthesis()
        var definition = WindowDefinition(span: SourceSpan(start, start))
        let outerDepth = depth
        if !at(.partition), frameUnit == nil, isName(current) {
            definition.base = identifier(current)
            advance()
            depth += 1
        }
        if accept(.partition) {
            try expect(.by)
            depth += 2
            definition.partitionBy = try expressions()
            depth += 1
        }
        if accept(.order) {
            depth += 2
            definition.orderBy = try orderBy()
            depth += definition.partitionBy.isEmpty ? 1 : -1
        }
        definition.frame = try frame()
        depth = outerDepth
        try closeParenthesis()
        definition.span = span(from: start)
        return definition
    }

    private var frameUnit: WindowFrame.Unit? {
        switch current.kind {
        case .keyword(.rows): .rows
        case .keyword(.range): .range
        case .keyword(.groups): .groups
        default: nil
        }
    }

    private mutating func frame() throws(Stop) -> WindowFrame? {
        guard let unit = frameUnit else {
            expected += [.keyword(.rows), .keyword(.range), .keyword(.groups)]
            return nil
        }
        advance()
        let start: WindowFrame.Bound
        var end: WindowFrame.Bound?
        if accept(.between) {
            depth += 2
            start = try bound(isEnd: false)
            try expect(.and)
            depth += 2
            end = try bound(isEnd: true)
            depth -= 4
        } else {
            depth += 1
            start = try bound(isEnd: false)
            depth -= 1
        }
        return WindowFrame(unit: unit, start: start, end: end, exclusion: try exclusion())
    }

    private mutating func bound(isEnd: Bool) throws(Stop) -> WindowFrame.Bound {
        if accept(.unbounded) {
            if isEnd {
                try expect(.following)
                return .unboundedFollowing
            }
            try expect(.preceding)
            return .unboundedPreceding
        }
        if accept(.current) {
            try expect(.row)
            return .currentRow
        }
        let distance = try expression()
        if accept(.preceding) { return .preceding(distance) }
        try expect(.following)
        return .following(distance)
    }

    private mutating func exclusion() throws(Stop) -> WindowFrame.Exclusion? {
        guard accept(.exclude) else { return nil }
        if accept(.no) {
            try expect(.others)
            return .noOthers
        }
        if accept(.current) {
            try expect(.row)
            return .currentRow
        }
        if accept(.group) { return .group }
        try expect(.ties)
        return .ties
    }
}

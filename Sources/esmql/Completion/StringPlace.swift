import SQLSyntax

/// The texts that a string at the cursor may be.
struct StringPlace {
    /// The texts, without quotes.
    let values: [String]

    /// Finds them.
    init(_ outline: SyntaxOutline, _ catalog: CompletionCatalog) {
        values = Self.values(outline, catalog)
    }

    private static func values(_ outline: SyntaxOutline, _ catalog: CompletionCatalog) -> [String] {
        let before = outline.cursor - 1
        if outline.word(0)?.keyword == .set, outline.cursor >= 2,
            let name = outline.word(1)?.text.lowercased()
        {
            let setting = catalog.settings.first { $0.name == name }
            return (setting?.values ?? []).filter { $0.hasPrefix("'") }.map {
                String($0.dropFirst().dropLast())
            }
        }
        // In the parentheses of IN, the column stands before them.
        if let group = outline.path.last, group.open >= 0, !outline.isQuery(group) {
            if outline.keyword(group.open - 1) == .in {
                let isNegated = outline.keyword(group.open - 2) == .not
                return columnValues(endingAt: group.open - (isNegated ? 3 : 2), outline, catalog)
            }
            if before == group.open, let function = outline.word(group.open - 1)?.name?.lowercased() {
                switch function {
                case "ago": return ["1h", "6h", "24h", "7d", "30d"]
                case "time_bucket": return ["1m", "5m", "15m", "1h", "1d"]
                default: break
                }
            }
        }
        switch outline.word(before)?.kind {
        case .equal, .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual, .keyword(.like),
            .keyword(.glob), .keyword(.is):
            return columnValues(endingAt: before - 1, outline, catalog)
        case .keyword(.not): return columnValues(endingAt: before - 2, outline, catalog)
        case .keyword(.between): return columnValues(endingAt: before - 1, outline, catalog)
        default: return []
        }
    }

    /// What the column whose name ends at a word can hold.
    static func columnValues(
        endingAt index: Int, _ outline: SyntaxOutline, _ catalog: CompletionCatalog
    ) -> [String] {
        var index = index
        if outline.keyword(index) == .not { index -= 1 }
        guard let name = outline.word(index)?.name?.lowercased() else { return [] }
        let label = outline.word(index - 1)?.kind == .dot ? outline.word(index - 2)?.name?.lowercased() : nil
        for level in QuerySources(outline, catalog).visible() {
            for source in level where label == nil || source.label.lowercased() == label {
                if let column = source.columns.first(where: { $0.name.lowercased() == name }) {
                    return column.values
                }
            }
        }
        return []
    }
}

internal import SQLSyntax

/// A change of a text: what stands at `span` becomes `replacement`; an empty span inserts.
struct TextEdit: Hashable {
    var span: SourceSpan
    var replacement: String
}

/// A text with changes, which knows where a place in the changed text was before.
struct EditedText {
    private let text: QueryText
    private let edits: [TextEdit]

    /// A text and what is changed in it; a change within a longer one is void, insertions at one place keep their order.
    init(_ text: QueryText, edits: [TextEdit]) {
        self.text = text
        // Insertions first, then the longest: what replaces an expression wins over what changes a part of it,
        // and what comes later over what came before.
        // The sort is not stable by contract, hence the index.
        self.edits = edits.enumerated().sorted { Self.order($0) < Self.order($1) }.map(\.element)
    }

    private static func order(_ edit: (offset: Int, element: TextEdit)) -> (Int, Int, Int) {
        let span = edit.element.span
        let length = span.upper - span.lower
        return length == 0 ? (span.lower, Int.min, edit.offset) : (span.lower, -length, -edit.offset)
    }

    /// The changed text of a part.
    func string(in span: SourceSpan) -> String {
        var output = ""
        var position = span.lower
        for edit in edits where edit.span.lower >= span.lower && edit.span.upper <= span.upper {
            guard edit.span.lower >= position else { continue }
            output += text[SourceSpan(position, edit.span.lower)]
            output += edit.replacement
            position = edit.span.upper
        }
        return output + text[SourceSpan(position, span.upper)]
    }

    /// The place in the original text for an offset in the changed text of a part.
    func originalOffset(_ offset: Int, in span: SourceSpan) -> Int {
        var produced = 0
        var position = span.lower
        for edit in edits where edit.span.lower >= span.lower && edit.span.upper <= span.upper {
            guard edit.span.lower >= position else { continue }
            let kept = edit.span.lower - position
            if offset < produced + kept { return position + offset - produced }
            produced += kept
            position = edit.span.upper
            let written = edit.replacement.utf8.count
            if offset < produced + written { return edit.span.lower }
            produced += written
        }
        return min(span.upper, position + offset - produced)
    }

    /// Whether a part is changed at all.
    func isChanged(_ span: SourceSpan) -> Bool {
        edits.contains { $0.span.lower >= span.lower && $0.span.upper <= span.upper }
    }
}

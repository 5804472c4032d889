/// Compares syntax trees by what they say, not by where it stands.
package enum SyntaxStructure {
    /// The tree as text, spans left out; equal texts are equal trees.
    package static func describe(_ node: Any) -> String {
        var text = ""
        write(node, to: &text)
        return text
    }

    private static func write(_ node: Any, to text: inout String) {
        let mirror = Mirror(reflecting: node)
        if mirror.displayStyle == .optional {
            if let value = mirror.children.first?.value { write(value, to: &text) } else { text += "nil" }
            return
        }
        guard !mirror.children.isEmpty else {
            text += node is String ? "\"\(node)\"" : "\(node)"
            return
        }
        if mirror.displayStyle == .struct { text += "\(mirror.subjectType)" }
        text += "("
        for child in mirror.children where child.label != "span" && child.label != "opSpan" {
            if let label = child.label { text += label + ": " }
            write(child.value, to: &text)
            text += " "
        }
        text += ")"
    }
}

/// A path with placeholders in braces.
enum PathTemplate {
    /// The names of the placeholders, in order.
    static func names(in path: String) -> [String] {
        path.matches(of: #/\{([^{}]*)\}/#).map { String($0.1) }
    }

    /// The path with a text in place of each placeholder.
    static func filled(_ path: String, _ text: (String) -> String) -> String {
        path.replacing(#/\{([^{}]*)\}/#) { text(String($0.1)) }
    }
}

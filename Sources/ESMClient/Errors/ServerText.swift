/// Texts of the site, made fit for one line of a message.
enum ServerText {
    private static let maximumLength = 300

    /// The text with its secrets masked, without control characters and line breaks, cut where it is long.
    static func clean(_ text: String, masking secrets: [Secret]) -> String {
        var output = ""
        var isPending = false
        // Masked before it is cut: half a token is a secret too.
        for scalar in Masking(secrets, upTo: text.utf8.count).masked(text).unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse,
                .unassigned, .surrogate:
                isPending = !output.isEmpty
            default:
                if isPending { output.append(" ") }
                isPending = false
                output.unicodeScalars.append(scalar)
            }
        }
        return output.count > maximumLength ? output.prefix(maximumLength) + "…" : output
    }
}

/// Texts of the site, made fit for one line of a message.
enum ServerText {
    private static let maximumLength = 300

    /// The text with its secrets masked, without control characters and line breaks, cut where it is long.
    static func clean(_ text: String, masking secrets: [Secret]) -> String {
        var output = ""
        var isPending = false
        // Masked before it is cut: half a token is a secret too.
        for scalar in mask(secrets, in: text).unicodeScalars {
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

    /// Secrets too short to be told from other text are left alone.
    private static func mask(_ secrets: [Secret], in text: String) -> String {
        var text = text
        for secret in secrets where secret.reveal().utf8.count >= 4 {
            text = text.replacing(secret.reveal(), with: Secret.mask)
        }
        return text
    }
}

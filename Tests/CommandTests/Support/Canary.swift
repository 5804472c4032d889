/// Secrets that must never be seen in what the command writes.
enum Canary {
    /// A password.
    static let password = "canary-word-1f7c"
    /// A token.
    static let token = "canary-token-a93e"
    /// An app code.
    static let appCode = "canary-code-5d20"
    /// Another app code.
    static let hcsoAppCode = "canary-hcso-77b4"

    /// Whether a text gives one of them away.
    static func isIn(_ text: String) -> Bool { text.contains("canary") }
}

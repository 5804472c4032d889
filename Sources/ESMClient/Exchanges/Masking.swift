/// Takes secrets out of texts of any length, whatever else stands in them.
struct Masking: Sendable {
    private let secrets: [String]

    /// Secrets too short to be told from other text are left alone.
    init(_ secrets: [Secret]) {
        self.secrets = secrets.map { $0.reveal() }.filter { $0.utf8.count >= 4 }
    }

    func masked(_ text: String) -> String {
        secrets.reduce(text) { $0.replacing($1, with: Secret.mask) }
    }
}

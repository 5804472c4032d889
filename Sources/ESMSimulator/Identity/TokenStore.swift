/// The tokens that a site has given out and not taken back; those that have ended are forgotten in time.
struct TokenStore: Sendable {
    private struct Token: Sendable {
        let expiresAt: Int64
        let hasProject: Bool
    }

    private var tokens: [String: Token] = [:]
    private var generator: SeededGenerator
    private let length: Int
    /// How many tokens there may be until those that have ended are looked for.
    private var bound = 1_000

    /// How many tokens are remembered.
    var count: Int { tokens.count }

    init(seed: UInt64, length: Int) {
        generator = SeededGenerator(seed: seed, stream: "tokens")
        self.length = min(max(length, 32), 65_536)
    }

    /// Gives out a token.
    ///
    /// - Parameters:
    ///   - now: The present, in ms since 1970 UTC.
    ///   - expiresAt: When it ends, in ms since 1970 UTC.
    ///   - hasProject: Whether it is scoped to the project.
    /// - Returns: The token.
    mutating func issue(at now: Int64, expiresAt: Int64, hasProject: Bool) -> String {
        if tokens.count >= bound {
            tokens = tokens.filter { now < $0.value.expiresAt }
            bound = max(1_000, 2 * tokens.count)
        }
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-")
        var text = "MII"
        while text.utf8.count < length {
            var bits = generator.next()
            for _ in 0..<10 {
                text.append(alphabet[Int(bits & 63)])
                bits >>= 6
            }
        }
        let token = String(text.prefix(length))
        tokens[token] = Token(expiresAt: expiresAt, hasProject: hasProject)
        return token
    }

    /// Checks a token.
    ///
    /// - Throws: A refusal for an unknown or old token, and for one without project.
    func check(_ token: String?, at now: Int64) throws(Refusal) {
        guard let token, let known = tokens[token], now < known.expiresAt else { throw .token }
        guard known.hasProject else { throw .tokenScope }
    }

    /// Takes a token back before its time.
    mutating func revoke(_ token: String?) {
        if let token { tokens[token] = nil }
    }
}

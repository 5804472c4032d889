/// Makes sentences of a grammar, the same ones for the same seed.
struct SentenceGenerator {
    private let grammar: Grammar
    private var random: SplitMix
    /// The depth of rules that a sentence of each rule needs at least.
    private let heights: [String: Int]
    /// The rules that are being written.
    private var open: [String] = []

    init(_ grammar: Grammar, seed: UInt64) {
        self.grammar = grammar
        random = SplitMix(state: seed)
        heights = Self.heights(grammar)
    }

    mutating func sentence(of rule: String) -> String {
        var words: [String] = []
        let length = 10 + random.below(50)
        write(.rule(rule), &words, length)
        return words.joined(separator: " ")
    }

    /// Writes a part; once there are `length` words it takes the shortest way to its end.
    private mutating func write(_ node: Grammar.Node, _ words: inout [String], _ length: Int) {
        switch node {
        case .terminal(let text): words.append(text)
        case .token: words.append(token(open.last ?? ""))
        case .sequence(let parts): for part in parts { write(part, &words, length) }
        case .rule(let name):
            guard let node = grammar.rules[name] else { return words.append("<\(name)>") }
            open.append(name)
            write(node, &words, length)
            open.removeLast()
        case .optional(let part):
            if words.count < length, random.below(3) == 0 { write(part, &words, length) }
        case .repetition(let part):
            while words.count < length, random.below(5) == 0 { write(part, &words, length) }
        case .choice(let parts):
            if words.count < length, open.count < 60 {
                return write(parts[random.below(parts.count)], &words, length)
            }
            let lowest = parts.map { height($0) }.min() ?? 0
            let low = parts.filter { height($0) == lowest }
            write(low[random.below(low.count)], &words, length)
        }
    }

    private mutating func token(_ rule: String) -> String {
        let samples = Self.samples[rule] ?? ["<\(rule)>"]
        // A view must not have parameters.
        if rule == "parameter", open.contains("create-view") { return "1" }
        return samples[random.below(samples.count)]
    }

    private static let samples: [String: [String]] = [
        "word": ["a", "t1", "_json", "容量", "x$y", "region"],
        "quoted-name": ["\"q\"", "\"a \"\"b\"\"\"", "[two words]", "`b`"],
        "string": ["'s'", "''", "'it''s'", "'容量'"],
        "blob": ["x''", "X'00fF'"], "integer": ["0", "42", "0xFf", "9223372036854775808"],
        "real": ["1.5", ".5", "5.", "1e3", "2.5E-3"], "parameter": ["?", "?7", ":p", "@p", "$p"],
    ]

    private func height(_ node: Grammar.Node) -> Int { Self.height(node, heights) }

    private static func height(_ node: Grammar.Node, _ known: [String: Int]) -> Int {
        switch node {
        case .terminal, .token, .optional, .repetition: 0
        case .rule(let name): known[name].map { $0 + 1 } ?? 1_000
        case .sequence(let parts): parts.map { height($0, known) }.max() ?? 0
        case .choice(let parts): parts.map { height($0, known) }.min() ?? 0
        }
    }

    private static func heights(_ grammar: Grammar) -> [String: Int] {
        var known: [String: Int] = [:]
        for _ in grammar.rules {
            for (name, node) in grammar.rules { known[name] = height(node, known) }
        }
        return known
    }
}

/// A small random generator with a seed (SplitMix64).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}

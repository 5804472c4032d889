/// Keeps long chains of `AND`, `OR` or `||` within the depth that SQLite allows an expression.
///
/// SQLite reads `a OR b OR c` as a tree that is as deep as the chain is long and refuses more than 1,000 levels. These
/// three operators are associative, so parentheses around runs of operands change no value.
package enum BalancedChain {
    /// A text to be put in at an offset of the source.
    package struct Insertion: Sendable, Hashable {
        /// The offset in bytes.
        package var offset: Int
        /// Parentheses, all opening or all closing.
        package var text: String
    }

    /// The parentheses that make a chain's tree shallow, in the order of their offsets.
    ///
    /// - Parameters:
    ///   - chain: a chain with the places of the source that is edited.
    ///   - longest: how many operands may stand side by side, at least 2. With 300, a chain of up to 90,000 operands
    ///     gets one level of parentheses and a tree of at most 600 levels.
    /// - Returns: nothing for a short chain, or one of other or of several operators.
    package static func insertions(in chain: OperatorChain, longest: Int = 300) -> [Insertion] {
        let longest = max(longest, 2)
        guard let op = chain.rest.first?.op, op == .and || op == .or || op == .concatenate,
            chain.rest.count >= longest, chain.rest.allSatisfy({ $0.op == op })
        else { return [] }
        let operands = [chain.first.span] + chain.rest.map(\.operand.span)
        var opening = Array(repeating: 0, count: operands.count)
        var closing = opening
        // How many operands a run of the level at hand has.
        var size = longest
        while size < operands.count {
            for start in stride(from: 0, to: operands.count, by: size) {
                opening[start] += 1
                closing[min(start + size, operands.count) - 1] += 1
            }
            size *= longest
        }
        var insertions: [Insertion] = []
        for (index, span) in operands.enumerated() {
            if opening[index] > 0 {
                let text = String(repeating: "(", count: opening[index])
                insertions.append(Insertion(offset: span.lower, text: text))
            }
            if closing[index] > 0 {
                let text = String(repeating: ")", count: closing[index])
                insertions.append(Insertion(offset: span.upper, text: text))
            }
        }
        return insertions
    }
}

/// Output as a document shows it: `…` stands for any text, on a line of its own for the rest.
///
/// In rows of a drawn table any number is as good as another, and the width of the columns does not count.
struct ShownOutput {
    private let lines: [String]

    init(_ lines: [String]) {
        self.lines = lines
    }

    /// Whether an output begins with what is shown.
    func isBeginning(of output: [String]) -> Bool {
        for (index, shown) in lines.enumerated() {
            if shown == "…" { return true }
            guard index < output.count, Self.matches(output[index], shown) else { return false }
        }
        return true
    }

    private static func matches(_ line: String, _ shown: String) -> Bool {
        guard shown.first.map({ "│┌├└".contains($0) }) == true else { return isLike(line, shown) }
        return normalized(line) == normalized(shown)
    }

    /// Whether a line has the parts around each `…`, in order.
    private static func isLike(_ line: String, _ shown: String) -> Bool {
        let parts = shown.split(separator: "…", omittingEmptySubsequences: false)
        guard let first = parts.first, let last = parts.last, parts.count > 1 else { return line == shown }
        guard line.hasPrefix(first) else { return false }
        var rest = line.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.hasSuffix(last)
    }

    private static func normalized(_ line: String) -> String {
        line.replacing(#/─+/#, with: "─").replacing(#/ +/#, with: " ")
            .replacing(#/│ -?[0-9]+(\.[0-9]+)?(?= │)/#, with: "│ 0")
    }
}

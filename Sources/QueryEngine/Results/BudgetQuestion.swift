/// A query that needs more requests than it may make, as far as is known before they are made.
public struct BudgetQuestion: Sendable, Hashable {
    /// How many requests the query needs at least, those made already included.
    public var requests: Int
    /// How many it may make.
    public var limit: Int
    /// How many seconds they take at the rates that the site allows; 0 where it names none.
    public var seconds: Double
    /// The tables that they are for.
    public var tables: [String]

    /// The question as a sentence without its end.
    public var summary: String {
        let time = seconds >= 2 ? ", \(Self.span(seconds)) at the site's rate" : ""
        return "the query needs about \(requests) requests (\(tables.joined(separator: ", "))\(time)), "
            + "\(limit) are allowed"
    }

    /// The error where nobody allows them.
    var error: QueryError {
        QueryError(.budget, code: "over-budget", message: summary)
    }

    private static func span(_ seconds: Double) -> String {
        seconds < 120 ? "\(Int(seconds.rounded())) seconds" : "\(Int((seconds / 60).rounded())) minutes"
    }
}

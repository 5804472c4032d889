/// What an answer has cost, in a line below it.
struct AnswerSummary {
    /// The rows of the answer.
    var rows: Int
    /// The rows that were read for it.
    var fetchedRows: Int
    /// The pages of them that were at hand.
    var cachedPages: Int
    /// The requests that were made for it.
    var requests: Int
    /// How long it took.
    var time: Duration

    /// The line, without its end.
    var text: String {
        Self.count(rows, "row") + source + " in \(Int(time / .milliseconds(1))) ms"
    }

    private var source: String {
        let fetched = Self.count(fetchedRows, "row")
        let cached = cachedPages
        if requests == 0 {
            return cached == 0 ? "" : " from \(Self.count(cached, "cached page")) of \(fetched),"
        }
        let pages = cached == 0 ? "" : " and \(Self.count(cached, "cached page"))"
        return " from \(Self.count(requests, "request"))\(pages) of \(fetched),"
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}

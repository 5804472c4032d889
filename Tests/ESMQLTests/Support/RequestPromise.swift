import Testing

/// What the header of a saved query promises, as `-- Requests: 1 for the hosts (…), then 1 for each host.` does.
struct RequestPromise {
    private let sentence: String

    /// Reads a query's header.
    ///
    /// - Throws: where it says nothing of requests.
    init(header text: String) throws {
        let lines = text.split(separator: "\n").prefix { $0.hasPrefix("--") }
            .map { $0.drop { $0 == "-" || $0 == " " } }
        let header = lines.joined(separator: " ")
        let start = try #require(header.firstRange(of: "Requests: "), "no header about requests")
        sentence = String(header[start.upperBound...])
    }

    /// The number of requests that it promises.
    ///
    /// - Parameters:
    ///   - hosts: how many hosts there are.
    ///   - fetchedRows: how many rows all pages of the query had: each thousand of them may cost a page more.
    /// - Returns: the fewest and the most; nil where the number depends on more than a test can see.
    func requests(hosts: Int, fetchedRows: Int) -> ClosedRange<Int>? {
        let further = fetchedRows / 1000
        if let match = sentence.wholeMatch(
            of: /(\d+)(?:, one a (?:table|type))?(?: \(and 1 more for each further 1,000 [^)]*\))?\./),
            let fixed = Int(match.output.1)
        {
            return fixed...fixed + further
        }
        if sentence.wholeMatch(of: /1 for the hosts \(1 more[^)]*\), then 1 for each host\./) != nil {
            return 1 + hosts...1 + hosts + further
        }
        if let match = sentence.wholeMatch(
            of: /(?:(\d) for the devices[^.]*, and )?1 for each 1,000 [^.]*\.?(?:;[^.]*)?\.?/)
        {
            let fixed = match.output.1.flatMap { Int($0) } ?? 0
            return fixed + 1...fixed + 1 + further
        }
        return nil
    }
}

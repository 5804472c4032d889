import ESMQL

/// The whole answer to a query.
struct Answer {
    let columns: [String]
    let rows: [[Cell]]
    /// What was said before the rows and after them.
    let notices: [Notice]

    /// The only value of the only row; nil where there is another number of them.
    var single: Cell? { rows.count == 1 && rows[0].count == 1 ? rows[0][0] : nil }

    /// The values of the first column.
    var firstColumn: [Cell] { rows.compactMap(\.first) }
}

/// How a query failed, and what it had handed out by then.
struct Failure {
    let error: QueryError
    let rowsBefore: Int
}

extension Session {
    func answer(_ text: String, _ parameters: QueryParameters = .none) async throws -> Answer {
        let result = try await query(text, parameters: parameters)
        let rows = try await result.allRows().map { $0.values.map(Cell.init) }
        return Answer(
            columns: result.columns.map(\.name), rows: rows,
            notices: result.notices + (await result.lateNotices))
    }

    /// How a query fails; nil where it does not.
    func failure(_ text: String) async -> Failure? {
        var rows = 0
        do throws(QueryError) {
            for try await _ in try await query(text).rows { rows += 1 }
            return nil
        } catch {
            return Failure(error: error, rowsBefore: rows)
        }
    }

    /// The requests that EXPLAIN announces, one line each, without the percent-encoding.
    func plannedRequests(_ text: String) async throws -> [String] {
        try await answer("explain " + text).rows.compactMap { row in
            guard case .text(let line)? = row.first, let start = line.firstRange(of: "request  ") else {
                return nil
            }
            return String(line[start.upperBound...]).removingPercentEncoding
        }
    }
}

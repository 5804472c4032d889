import QueryEngine

/// A query's answer in a form that tests compare.
struct Answer: Equatable {
    var columns: [String]
    var rows: [[Value]]

    init(_ columns: [String], _ rows: [[Value]]) {
        self.columns = columns
        self.rows = rows
    }
}

/// Asks sites a query, the clock standing at `Sites.now`.
func ask(_ text: String, _ sites: any TableProvider..., parameters: QueryParameters = .none) async throws
    -> Answer
{
    let result = try await engine(sites).query(text, parameters: parameters)
    let rows = try await result.allRows().map(\.values)
    return Answer(result.columns.map(\.name), rows)
}

/// The error of a query.
func failure(_ text: String, _ sites: any TableProvider..., parameters: QueryParameters = .none) async
    -> QueryError?
{
    do throws(QueryError) {
        let result = try await engine(sites).query(text, parameters: parameters)
        _ = try await result.allRows()
        return nil
    } catch { return error }
}

func engine(_ sites: [any TableProvider]) -> Engine {
    Engine(catalog: Catalog(sites), now: { Sites.now })
}

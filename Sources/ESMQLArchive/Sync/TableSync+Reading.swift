internal import ESMQL
internal import QueryEngine
import Synchronization

/// Reading rows of the site and sending them to the archive.
extension TableSync {
    /// How many bytes of rows are sent at once.
    private static let chunk = 1 << 19

    /// What came of reading a window.
    enum Outcome {
        /// Its rows are on their way.
        case read(SyncCounts)
        /// They would take this many requests, and may take no more than those allowed.
        case needs(requests: Int, allowed: Int)
    }

    /// Reads the rows of selections and a window.
    ///
    /// - Parameters:
    ///   - selection: the rows that are wanted.
    ///   - window: their times; nil for a state.
    ///   - limit: how many requests the window may take; nil where it cannot be shorter.
    ///   - copy: the statement that takes them.
    ///   - encoder: makes lines of them.
    /// - Returns: how many rows came.
    /// - Throws: a `QueryError` or an ``ArchiveError``.
    mutating func read(
        _ selection: ArchiveSelection, _ window: Range<Int64>?, limit: Int?, by copy: String,
        into encoder: inout RowEncoder
    ) async throws -> Outcome {
        if let remainingRequests, remainingRequests <= 0 { throw overBudget }
        let allowed = [limit, remainingRequests].compactMap(\.self).min()
        let needed = Mutex<Int?>(nil)
        let asked = engine.readingAnew(maximumRequests: allowed) { question in
            needed.withLock { $0 = question.requests }
            return false
        }
        let announced = Mutex<Int?>(nil)
        tell(.reading(window: window, rows: 0, announced: nil))
        let result = try await asked.query(
            query(selection, window),
            parameters: parameters(selection, window),
            options: QueryOptions(onProgress: { progress in
                announced.withLock { $0 = progress.announcedRows ?? $0 }
            }))
        do {
            try await send(result.rows, by: copy, &encoder) { rows in
                tell(.reading(window: window, rows: rows, announced: announced.withLock(\.self)))
            }
        } catch let error as QueryError where error.code == "over-budget" {
            // The first page has told.
            note(requests: 1)
            guard let needed = needed.withLock(\.self) else { throw error }
            // A shorter window may do.
            guard limit != nil, let allowed else { throw overBudget }
            return .needs(requests: needed, allowed: allowed)
        }
        let cost = await result.cost
        note(requests: cost.pages)
        for notice in await result.lateNotices where !report.notices.contains(notice.message) {
            report.notices.append(notice.message)
        }
        var counts = SyncCounts()
        counts.requests = cost.pages
        return .read(counts)
    }

    /// Sends rows as they come, while the next ones are read.
    private func send(
        _ rows: RowSequence, by copy: String, _ encoder: inout RowEncoder, _ onRows: (Int) -> Void
    ) async throws {
        let connection = connection
        var pending: Task<Void, any Error>?
        var isFirst = true
        do {
            for try await row in rows {
                if isFirst {
                    isFirst = false
                    try await step(.rowsBegun)
                }
                encoder.append(row.values)
                guard encoder.bytes.count >= Self.chunk else { continue }
                try await step(.rowsEncoded)
                try await pending?.value
                pending = Self.sending(encoder.take(), copy, connection)
                onRows(encoder.rows)
            }
            try await pending?.value
            pending = nil
            if !encoder.bytes.isEmpty {
                try await step(.rowsEncoded)
                try await Self.sending(encoder.take(), copy, connection).value
            }
            onRows(encoder.rows)
            try await step(.rowsCopied)
        } catch {
            pending?.cancel()
            _ = try? await pending?.value
            throw error
        }
    }

    private static func sending(
        _ bytes: [UInt8], _ copy: String, _ connection: PostgreSQLConnection
    ) -> Task<Void, any Error> {
        Task { _ = try await connection.copy(copy, bytes) }
    }

    mutating func note(requests: Int) {
        report.counts.requests += requests
        remainingRequests = remainingRequests.map { $0 - requests }
    }

    private var overBudget: QueryError {
        QueryError(
            .budget, code: "over-budget",
            message:
                "\(table.name): the sync has made the \(options.maximumRequests ?? 0) requests that it may make; what "
                + "it has read is in the archive, and the next one goes on from there")
    }

    // MARK: The query

    private func query(_ selection: ArchiveSelection, _ window: Range<Int64>?) -> SQLQuery {
        let columns = table.loadOrder.map(\.name.quotedIdentifier).joined(separator: ", ")
        var conditions = selection.values.sorted { $0.key < $1.key }.enumerated().map { index, entry in
            let list = entry.value.indices.map { ":v\(index)_\($0)" }.joined(separator: ", ")
            return "\(entry.key.quotedIdentifier) in (\(list))"
        }
        if window != nil, let time = table.timeColumn?.quotedIdentifier {
            conditions.append("\(time) >= :window_from and \(time) < :window_to")
        }
        let filter = conditions.isEmpty ? "" : " where " + conditions.joined(separator: " and ")
        return SQLQuery(text: "select \(columns) from \(table.name.quotedIdentifier)\(filter)")
    }

    private func parameters(_ selection: ArchiveSelection, _ window: Range<Int64>?) -> QueryParameters {
        var named: [String: Value] = [:]
        for (index, entry) in selection.values.sorted(by: { $0.key < $1.key }).enumerated() {
            for (number, value) in entry.value.enumerated() { named["v\(index)_\(number)"] = .text(value) }
        }
        if let window {
            named["window_from"] = TimeText.format(window.lowerBound).map(Value.text)
            named["window_to"] = TimeText.format(window.upperBound).map(Value.text)
        }
        return QueryParameters(named: named)
    }
}

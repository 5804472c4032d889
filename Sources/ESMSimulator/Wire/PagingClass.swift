/// How an endpoint takes its time range and its page.
enum PagingClass: Sendable {
    /// Time range and page required, at most 1,000 rows: classes P1, P2 and P4 of the API.
    case window
    /// Page required, at most 1,000 rows: class P3.
    case page
    /// Time range required, page optional, at most 1,000 rows: class P5.
    case windowOptionalPage
    /// Time range and page required, any number of rows: class P6.
    case windowAnyPage
    /// Page required, any number of rows: class P7.
    case anyPage
    /// Neither: class P0.
    case none

    private var needsWindow: Bool {
        switch self {
        case .window, .windowOptionalPage, .windowAnyPage: true
        case .page, .anyPage, .none: false
        }
    }

    private var largestPage: Int? {
        switch self {
        case .window, .page, .windowOptionalPage: 1_000
        case .windowAnyPage, .anyPage, .none: nil
        }
    }

    /// Reads the time range that a request asks for.
    ///
    /// - Returns: The range, without end for a class without one.
    /// - Throws: A refusal for a missing or unreadable end.
    func window(of request: IncomingRequest, ends: SimulatedWindowEnds) throws(Refusal) -> TimeWindow {
        guard needsWindow else { return .always }
        let begin = try Self.number("begin_time", of: request)
        let end = try Self.number("end_time", of: request)
        return TimeWindow(begin: begin, end: end, ends: ends)
    }

    /// Reads the page that a request asks for.
    ///
    /// - Returns: The page, or nil for a class that gives everything at once.
    /// - Throws: A refusal for a missing, unreadable or too large figure.
    func page(of request: IncomingRequest) throws(Refusal) -> PageRequest? {
        switch self {
        case .none:
            return nil
        case .windowOptionalPage:
            let size = request.parameter("page_size") == nil ? 500 : try Self.number("page_size", of: request)
            let offset =
                request.parameter("offset_value") == nil ? 0 : try Self.number("offset_value", of: request)
            return try checked(size: size, offset: offset)
        case .window, .page, .windowAnyPage, .anyPage:
            let size = try Self.number("page_size", of: request)
            return try checked(size: size, offset: try Self.number("offset_value", of: request))
        }
    }

    private func checked(size: Int64, offset: Int64) throws(Refusal) -> PageRequest {
        let largest = Int64(largestPage ?? Int(Int32.max))
        guard (0...largest).contains(size) else {
            throw .parameter("page_size is \(size), which is not within 0..\(largest)")
        }
        guard (0...Int64(Int32.max)).contains(offset) else {
            throw .parameter("offset_value is \(offset), which is not within 0..\(Int32.max)")
        }
        return PageRequest(size: Int(size), offset: Int(offset))
    }

    private static func number(_ name: String, of request: IncomingRequest) throws(Refusal) -> Int64 {
        guard let text = request.parameter(name), !text.isEmpty else {
            throw .parameter("\(name) is required")
        }
        guard let number = Int64(text) else {
            throw .parameter("\(name) is not a whole number: \(text)")
        }
        return number
    }
}

import NIOCore

/// The one place where faults take effect.
enum FaultApplication {
    /// Delivers what a request gets with a fault.
    ///
    /// - Parameters:
    ///   - action: The fault, or nil for none.
    ///   - limit: The limit that a throttled request is told, if any.
    ///   - requestID: The id of the request.
    ///   - revokeToken: Takes the request's token back.
    ///   - answer: Answers the request, its page distorted.
    /// - Returns: The delivery.
    static func deliver(
        _ action: Fault.Action?,
        limit: SlidingWindow?,
        requestID: String,
        revokeToken: () -> Void,
        answer: (PageDistortion) -> SiteAnswer
    ) -> Delivery {
        var distortion = PageDistortion()
        switch action {
        case nil:
            break
        case .respond(let status, let body, let headers):
            return .whole(own(status: status, body: body, headers: headers))
        case .throttle:
            return .whole(Refusal.throttled(limit).answer(requestID: requestID))
        case .redirect(let address):
            return .whole(own(status: 302, body: "", headers: ["Location": address]))
        case .html:
            return .whole(SiteAnswer(body: ByteBuffer(string: page), type: "text/html"))
        case .dropConnection:
            return .closed
        case .stall:
            return .silence
        case .truncate(let bytes):
            return .cut(answer(distortion), bytes: max(0, bytes))
        case .stallBody(let bytes):
            return .stuck(answer(distortion), bytes: max(0, bytes))
        case .brokenJSON:
            var broken = answer(distortion)
            broken.body =
                broken.body.getSlice(at: broken.body.readerIndex, length: broken.body.readableBytes / 2)
                ?? ByteBuffer()
            return .whole(broken)
        case .expireToken: revokeToken()
        case .repeatPage: distortion.pagesBack = 1
        case .shiftRows(let rows):
            distortion.rowsBack = bounded(rows)
            distortion.totalChange = bounded(rows)
        case .shortPage(let rows): distortion.mostRows = max(0, rows)
        case .changeTotal(let change): distortion.totalChange = bounded(change)
        case .totalText(let text): distortion.totalForm = .text(text)
        case .omitTotal: distortion.totalForm = .missing
        case .omitList: distortion.hasList = false
        case .repeatMarker: distortion.repeatsMarker = true
        }
        return .whole(answer(distortion))
    }

    /// A number of rows that no sum overflows with.
    private static func bounded(_ rows: Int) -> Int { min(max(rows, -1 << 40), 1 << 40) }

    private static let page = "<html><head><title>Sign in</title></head><body>Sign in to go on</body></html>"

    /// An answer of the test's own; its headers come in the order of their names, `Content-Type` replaced.
    private static func own(status: Int, body: String, headers: [String: String]) -> SiteAnswer {
        var rest = headers.sorted { $0.key < $1.key }
        let type = rest.firstIndex { $0.key.lowercased() == "content-type" }.map { rest.remove(at: $0).value }
        return SiteAnswer(
            status: min(max(status, 200), 599),
            headers: rest.map { SiteAnswer.Header(name: $0.key, value: $0.value) },
            body: ByteBuffer(string: body),
            type: type ?? SiteAnswer.json
        )
    }
}

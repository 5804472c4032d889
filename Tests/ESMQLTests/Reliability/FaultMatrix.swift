import ESMSimulator

@testable import ESMClient

/// Every fault of a simulated site against every way of paging.
enum FaultMatrix {
    /// How an endpoint hands out its rows, with the endpoint that stands for it.
    enum Paging: String, CaseIterable, Sendable {
        /// `offset_value` counts rows.
        case rows = "offset in rows"
        /// `offset_value` counts pages.
        case pages = "offset in pages"
        /// A marker leads from page to page.
        case marker
        /// One answer has everything.
        case single = "one answer"

        /// The end of the path whose requests are hit.
        var path: String {
            switch self {
            case .rows, .pages: "/v1/DeviceAsset/info"
            case .marker: "/sdr"
            case .single: "/InstanceData/ECS"
            }
        }
    }

    /// Which requests are hit; of one answer it is the only one, with its retries or without.
    enum Extent: String, Sendable {
        case once = "the second"
        case later = "the second and later"
        case always = "every one"

        func requests(_ paging: Paging) -> ClosedRange<Int> {
            let first = paging == .single || self == .always ? 1 : 2
            return self == .once ? first...first : first...Int.max
        }
    }

    /// A fault with its name in the table.
    struct Case: Sendable {
        let name: String
        let action: Fault.Action
        let extents: [Extent]

        init(_ name: String, _ action: Fault.Action, _ extents: [Extent] = [.once, .always]) {
            self.name = name
            self.action = action
            self.extents = extents
        }
    }

    static let cases = [
        Case("throttled (429, APIG.0308)", .throttle),
        Case("throttled with 400", gateway("0308", status: 400)),
        Case("throttled, Retry-After", .respond(status: 429, body: "", headers: ["Retry-After": "2"])),
        Case("503", .respond(status: 503, body: "busy")),
        Case("502 with a page of HTML", .respond(status: 502, body: "<h1>Bad Gateway</h1>")),
        Case("504", .respond(status: 504, body: "")),
        Case("500", .respond(status: 500, body: "")),
        Case("500, APIG.0601", gateway("0601", status: 500)),
        Case("500, APIG.0605", gateway("0605", status: 500)),
        Case("200 with APIG.0601", gateway("0601", status: 200)),
        Case("403, APIG.0302", gateway("0302", status: 403)),
        Case("401, APIG.0303 (app code)", gateway("0303", status: 401)),
        Case("405, APIG.0501 (quota)", gateway("0501", status: 405)),
        Case("the token expires", .expireToken),
        Case("redirect to another host", .redirect(to: "http://127.0.0.2:9/elsewhere")),
        Case("connection closed", .dropConnection), Case("answer cut off", .truncate(afterBytes: 100)),
        Case("no answer", .stall), Case("answer stops in the middle", .stallBody(afterBytes: 100)),
        Case("a web page with 200", .html), Case("half the JSON", .brokenJSON),
        Case("an empty body", .respond(status: 200, body: "")),
        Case("page repeated", .repeatPage),
        Case("two rows put in before the page", .shiftRows(2), [.once, .later, .always]),
        Case("page capped at 7 rows", .shortPage(rows: 7)), Case("empty page", .shortPage(rows: 0)),
        Case("total grows by 5", .changeTotal(by: 5), [.once, .later, .always]),
        Case("total shrinks by 5", .changeTotal(by: -5), [.once, .always]),
        Case("total of 10^12", .totalText("1000000000000")), Case("total is no number", .totalText("many")),
        Case("total left out", .omitTotal), Case("list left out", .omitList),
        Case("marker repeated", .repeatMarker),
    ]

    private static func gateway(_ digits: String, status: Int) -> Fault.Action {
        .respond(status: status, body: #"{"error_code":"APIG.\#(digits)","error_msg":"why"}"#)
    }
}

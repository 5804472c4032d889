/// Something that goes wrong at a simulated site, for some requests.
///
/// The first nine requests to the hosts are throttled:
///
///     Fault(.throttle, path: "/v1/host/detail", requests: 1...9)
public struct Fault: Sendable {
    /// What goes wrong.
    public var action: Action

    /// The end of the paths that are hit; nil stands for every path but the sign-in.
    public var path: String?

    /// Which of those requests are hit, counted from 1.
    public var requests: ClosedRange<Int>

    /// Describes a fault.
    ///
    /// - Parameters:
    ///   - action: What goes wrong.
    ///   - path: The end of the paths that are hit; nil stands for every path but the sign-in.
    ///   - requests: Which of those requests are hit, counted from 1; all where it is left out.
    public init(_ action: Action, path: String? = nil, requests: ClosedRange<Int> = 1...Int.max) {
        self.action = action
        self.path = path
        self.requests = requests
    }

    /// What can go wrong.
    public enum Action: Sendable {
        /// Answers with a status (200 to 599), headers and a body of one's own.
        case respond(status: Int, body: String, headers: [String: String] = [:])
        /// Answers like the gateway at its limit: 429, `APIG.0308`.
        case throttle
        /// Takes the request's token back before it is looked at.
        case expireToken
        /// Sends the client to another address.
        case redirect(to: String)
        /// Closes the connection without an answer.
        case dropConnection
        /// Closes the connection after some bytes of the body.
        case truncate(afterBytes: Int)
        /// Never answers.
        case stall
        /// Sends some bytes of the body and then nothing more.
        case stallBody(afterBytes: Int)
        /// Answers 200 with a web page.
        case html
        /// Answers with the first half of the body as if it were the whole.
        case brokenJSON
        /// Answers with the page before the one asked for.
        case repeatPage
        /// Answers as if rows had been put in before the page since the last request.
        case shiftRows(Int)
        /// Answers with no more rows than this.
        case shortPage(rows: Int)
        /// Announces more or fewer rows than there are.
        case changeTotal(by: Int)
        /// Writes the total as this text.
        case totalText(String)
        /// Leaves the total out.
        case omitTotal
        /// Leaves the list out; the total stays.
        case omitList
        /// Sends the marker of the request back, so that the next page is the same one again; a first page gets a
        /// marker of its own.
        case repeatMarker
    }
}

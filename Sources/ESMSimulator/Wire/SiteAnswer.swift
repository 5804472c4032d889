import NIOCore

/// An answer before it goes out.
struct SiteAnswer: Sendable {
    /// A header of an answer.
    struct Header: Sendable {
        let name: String
        let value: String
    }

    var status: Int
    var headers: [Header]
    var body: ByteBuffer

    init(status: Int = 200, headers: [Header] = [], body: ByteBuffer, type: String = Self.json) {
        self.status = status
        self.headers = [Header(name: "Content-Type", value: type)] + headers
        self.body = body
    }

    /// The content type of the API's answers.
    static let json = "application/json;charset=UTF8"
}

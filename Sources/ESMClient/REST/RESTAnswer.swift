/// The answer of an API other than ESM, a success.
package struct RESTAnswer: Sendable {
    /// The body.
    package let body: [UInt8]
    /// When it came, in milliseconds since 1970.
    package let fetchedAtMilliseconds: Int64
    private let answer: HTTPAnswer
    private let path: String

    init(_ answer: HTTPAnswer, path: String) {
        body = answer.body
        fetchedAtMilliseconds = WallClock.milliseconds
        self.answer = answer
        self.path = path
    }

    /// The id that the API gave the request.
    package var requestID: String? { answer.requestID }

    /// The value of a header; the first of several counts.
    package func header(_ name: String) -> String? { answer.headers.first(name: name) }

    /// The values of all headers of a name.
    package func headers(_ name: String) -> [String] { answer.headers[name] }

    /// The error of an answer that is not what it should be.
    package func error(_ message: String) -> ESMClientError { .badResponse(message, answer, path: path) }

    /// The error of an answer that is no JSON.
    package func noJSON(_ error: any Error) -> ESMClientError {
        if body.isEmpty { return self.error("the answer is empty") }
        if answer.isHTML {
            return self.error("the answer is an HTML page, as proxies and login pages send it")
        }
        return self.error("the answer is not JSON: \(error)")
    }
}

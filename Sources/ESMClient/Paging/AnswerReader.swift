/// Finds what an answer holds, or makes the error that it stands for.
struct AnswerReader: Sendable {
    /// The method and path of the request, for errors.
    let path: String
    /// What to mask in texts that the site sends back.
    let secrets: [Secret]

    /// Reads an answer.
    ///
    /// - Parameters:
    ///   - answer: what the site sent.
    ///   - list: the member that has the rows.
    ///   - texts: further members to read.
    /// - Returns: the envelope.
    /// - Throws: `badResponse` where it is no envelope, otherwise what the error in it means.
    func envelope(
        _ answer: HTTPAnswer, list: String = "list", texts: Set<String> = []
    ) throws(ESMClientError) -> Envelope {
        guard answer.isSuccess else {
            throw ESMClientError(answer: answer, body: ErrorBody(answer.body, masking: secrets), path: path)
        }
        let envelope: Envelope
        do {
            envelope = try Envelope(answer.body, list: list, texts: texts)
        } catch {
            throw .badResponse(reason(for: error, answer), answer, path: path)
        }
        if envelope.hasErrorMembers, envelope.itemCount == 0 {
            let body = ErrorBody(answer.body, masking: secrets)
            if body.isError { throw ESMClientError(answer: answer, body: body, path: path) }
        }
        guard envelope.listCount < 2 else {
            throw .badResponse("the answer has more than one list", answer, path: path)
        }
        return envelope
    }

    private func reason(for error: any Error, _ answer: HTTPAnswer) -> String {
        if answer.body.isEmpty {
            "the answer is empty"
        } else if answer.isHTML {
            "the answer is an HTML page, as proxies and login pages send it"
        } else if let encoding = answer.headers.first(name: "Content-Encoding") {
            "the answer is not JSON but encoded as \(ServerText.clean(encoding, masking: secrets))"
        } else {
            "the answer is not JSON: \(error)"
        }
    }
}

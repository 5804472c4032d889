/// Makes a page of an answer, or the error that it stands for.
struct PageAnswerReader: Sendable {
    let call: APICall
    let request: PageRequest
    /// What to mask in texts that the site sends back.
    let secrets: [Secret]

    /// Reads an answer.
    ///
    /// - Parameter answer: what the site sent.
    /// - Returns: the page.
    /// - Throws: `badResponse` where it is no envelope, otherwise what the error in it means.
    func page(_ answer: consuming HTTPAnswer) throws(ESMClientError) -> WirePage {
        let path = "\(call.endpoint.method) \(call.requestPath)"
        let answer = answer
        guard answer.isSuccess else {
            throw ESMClientError(answer: answer, body: ErrorBody(answer.body, masking: secrets), path: path)
        }
        let envelope = try envelope(of: answer, path: path)
        if envelope.hasErrorMembers, envelope.itemCount == 0 {
            let body = ErrorBody(answer.body, masking: secrets)
            if body.isError { throw ESMClientError(answer: answer, body: body, path: path) }
        }
        guard envelope.listCount < 2 else {
            throw .badResponse("the answer has more than one list", answer, path: path)
        }
        guard envelope.list != nil || envelope.total == 0 || !call.endpoint.paging.usesOffset else {
            throw .badResponse("the answer has no list of rows", answer, path: path)
        }
        return WirePage(
            bytes: answer.body, list: envelope.list, itemCount: envelope.itemCount, total: envelope.total,
            offset: request.offset, requestID: answer.requestID, fetchedAtMilliseconds: WallClock.milliseconds
        )
    }

    private func envelope(of answer: HTTPAnswer, path: String) throws(ESMClientError) -> Envelope {
        do {
            return try Envelope(answer.body)
        } catch {
            let reason =
                if answer.body.isEmpty {
                    "the answer is empty"
                } else if answer.isHTML {
                    "the answer is an HTML page, as proxies and login pages send it"
                } else if let encoding = answer.headers.first(name: "Content-Encoding") {
                    "the answer is not JSON but encoded as \(ServerText.clean(encoding, masking: secrets))"
                } else {
                    "the answer is not JSON: \(error)"
                }
            throw .badResponse(reason, answer, path: path)
        }
    }
}

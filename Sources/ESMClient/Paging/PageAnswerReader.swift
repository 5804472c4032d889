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
        let answer = answer
        let path = "\(call.endpoint.method) \(call.requestPath)"
        let envelope = try AnswerReader(path: path, secrets: secrets).envelope(answer)
        guard envelope.list != nil || envelope.total == 0 || !call.endpoint.paging.usesOffset else {
            throw .badResponse("the answer has no list of rows", answer, path: path)
        }
        return WirePage(
            bytes: answer.body, list: envelope.list, itemCount: envelope.itemCount, total: envelope.total,
            offset: request.offset, requestID: answer.requestID, fetchedAtMilliseconds: WallClock.milliseconds
        )
    }
}

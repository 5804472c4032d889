/// Makes a page of an answer, or the error that it stands for.
struct PageAnswerReader: Sendable {
    let call: APICall
    let request: PageRequest
    /// What to mask in texts that the site sends back.
    let secrets: [Secret]

    /// The greatest total that is believed: a million requests for pages of a thousand rows.
    private static let largestTotal = 1_000_000_000

    /// Reads an answer.
    ///
    /// - Parameter answer: what the site sent.
    /// - Returns: the page.
    /// - Throws: `badResponse` where it is no envelope, otherwise what the error in it means.
    func page(_ answer: consuming HTTPAnswer) throws(ESMClientError) -> WirePage {
        let answer = answer
        let path = "\(call.endpoint.method) \(call.requestPath)"
        let envelope = try AnswerReader(path: path, secrets: secrets).envelope(answer)
        // The reference leaves open what endpoints without paging answer; a total of nothing is no answer, though.
        let isFree = !call.endpoint.paging.usesOffset && (envelope.total == nil || envelope.hasOtherContent)
        guard envelope.list != nil || envelope.total == 0 || isFree else {
            throw .badResponse("the answer has no list of rows", answer, path: path)
        }
        guard envelope.total ?? 0 <= Self.largestTotal else {
            throw .badResponse(
                "the site announces more than \(Self.largestTotal) rows, which nobody can read", answer,
                path: path)
        }
        return WirePage(
            bytes: answer.body, list: envelope.list, itemCount: envelope.itemCount, total: envelope.total,
            offset: request.offset, requestID: answer.requestID,
            fetchedAtMilliseconds: WallClock.milliseconds,
            waited: answer.waited)
    }
}

/// What carries requests to a site: the network, or a folder of exchanges that were kept.
protocol HTTPTransport: Sendable {
    /// Sends a request and waits for the whole answer; cancelling the task gives it up.
    ///
    /// - Parameters:
    ///   - call: what to send.
    ///   - site: whom it is sent to.
    /// - Returns: the answer, whatever its status.
    /// - Throws: why there is none.
    func send(_ call: HTTPCall, to site: SiteAddress) async throws -> HTTPAnswer

    /// Ends what is under way, and refuses what follows.
    func shutdown() async
}

extension Transport: HTTPTransport {}

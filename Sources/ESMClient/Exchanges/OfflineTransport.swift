/// Sends nothing: every request is an error that names it.
struct OfflineTransport: HTTPTransport {
    func send(_ call: HTTPCall, to site: SiteAddress) async throws -> HTTPAnswer {
        throw ESMClientError(
            code: .offline, message: "nothing is sent offline, and \(RequestKey(call).line) is needed")
    }

    func shutdown() async {}
}

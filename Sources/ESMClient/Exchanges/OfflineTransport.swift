/// Sends nothing: every request is an error that names it.
struct OfflineTransport: HTTPTransport {
    func send(_ call: HTTPCall, to site: SiteAddress) async throws -> HTTPAnswer {
        let key = RequestKey(call, Masking(call.allSecrets))
        throw ESMClientError(code: .offline, message: "nothing is sent offline, and \(key.line) is needed")
    }

    func shutdown() async {}
}

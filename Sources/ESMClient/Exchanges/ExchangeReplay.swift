import Synchronization

/// Answers requests from a folder of exchanges; nothing is sent.
///
/// A request is answered by the first exchange not used yet that has its method, path, query and body; where none has,
/// by one that differs in the times of its window alone, the one with the window most alike in length. A sign-in that was
/// not needed while the exchanges were kept brings a token that means nothing. Guarded by its mutex.
final class ExchangeReplay: HTTPTransport {
    private struct State {
        var rest: [Exchange]
        var isOver = false
    }

    private let folder: String
    private let state: Mutex<State>

    /// A replay of a folder.
    ///
    /// - Parameters:
    ///   - folder: its path.
    ///   - api: the name of the API whose answers are given; nil for the ESM site.
    /// - Throws: ``ESMClientError`` with the code `configuration` where the folder cannot be read.
    init(folder: String, api: String? = nil) throws(ESMClientError) {
        self.folder = folder
        state = Mutex(State(rest: try ExchangeFile.all(in: folder).filter { $0.api == api }))
    }

    func send(_ call: HTTPCall, to site: SiteAddress) async throws -> HTTPAnswer {
        try Task.checkCancellation()
        let key = RequestKey(call, Masking(call.allSecrets))
        return try state.withLock { state in
            guard !state.isOver else { throw ESMClientError.cancelled }
            guard let index = Self.index(of: key, in: state.rest) else {
                if key.isSignIn { return Self.signIn }
                throw ESMClientError(
                    code: .offline,
                    message: "the exchanges in \(folder) have no further answer to \(key.line)")
            }
            return state.rest.remove(at: index).answer(of: site)
        }
    }

    private static let signIn = HTTPAnswer(
        status: 201, headers: ["X-Subject-Token": Exchange.replayedToken], body: [])

    private static func index(of key: RequestKey, in exchanges: [Exchange]) -> Int? {
        if let same = exchanges.firstIndex(where: { $0.key == key }) { return same }
        let (plain, length) = (key.withoutTimes, key.windowLength)
        var best: (index: Int, distance: Int64)?
        for (index, exchange) in exchanges.enumerated() where exchange.key.withoutTimes == plain {
            let distance = length.subtractingReportingOverflow(exchange.key.windowLength).partialValue
            if distance.magnitude < best?.distance.magnitude ?? .max { best = (index, distance) }
        }
        return best?.index
    }

    func shutdown() async {
        state.withLock { $0.isOver = true }
    }
}

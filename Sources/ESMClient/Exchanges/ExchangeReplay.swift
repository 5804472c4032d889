import Synchronization

/// Answers requests from a folder of exchanges; nothing is sent.
///
/// A request is answered by the first exchange not used yet that has its method, path, query and body; where none has,
/// by the first one that differs in the times of its window alone. Guarded by its mutex.
final class ExchangeReplay: HTTPTransport {
    private struct State {
        var rest: [Exchange]
        var isOver = false
    }

    private let folder: String
    private let state: Mutex<State>

    /// A replay of a folder.
    ///
    /// - Throws: ``ESMClientError`` with the code `configuration` where the folder cannot be read.
    init(folder: String) throws(ESMClientError) {
        self.folder = folder
        state = Mutex(State(rest: try ExchangeFile.all(in: folder)))
    }

    func send(_ call: HTTPCall, to site: SiteAddress) async throws -> HTTPAnswer {
        try Task.checkCancellation()
        let key = RequestKey(call)
        return try state.withLock { state in
            guard !state.isOver else { throw ESMClientError.cancelled }
            let index =
                state.rest.firstIndex { $0.key == key }
                ?? state.rest.firstIndex { $0.key.withoutTimes == key.withoutTimes }
            guard let index else {
                let target = key.query.isEmpty ? key.path : "\(key.path)?\(key.query)"
                throw ESMClientError(
                    code: .unreachable,
                    message: "the exchanges in \(folder) have no further answer to \(key.method) \(target)")
            }
            return state.rest.remove(at: index).answer
        }
    }

    func shutdown() async {
        state.withLock { $0.isOver = true }
    }
}

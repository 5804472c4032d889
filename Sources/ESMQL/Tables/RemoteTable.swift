package import ESMClient
package import QueryEngine

/// A table of another API than ESM, whose requests and connections belong to the session that it is given to.
package protocol RemoteTable: TableProvider {
    /// Which tables tell of the same requests: those with one value.
    var api: String { get }

    /// Tells somebody of each request from now on, whichever of the API's tables it is for.
    func onRequest(_ listener: @escaping @Sendable (RequestRecord) -> Void)

    /// Closes the connections; harmless where another table of the API has done so.
    func close() async
}

internal import ESMClient
internal import ESMQL
internal import Logging
public import QueryEngine
internal import Synchronization

/// The tables of a catalogue file's REST APIs, with their connections.
///
/// A session that they are given to closes them; whoever gives them to an `Engine` does so with ``close()``.
public final class RESTTables: Sendable {
    /// The tables, in the order of the file.
    public let all: [any TableProvider]
    private let hub: RequestHub
    private let clients: [RESTClient]

    init(
        _ sites: [SiteDescription], options: ClientOptions, proxy: ProxySettings, logger: Logger
    ) throws(QueryError) {
        let hub = RequestHub()
        var clients: [RESTClient] = []
        var tables: [any TableProvider] = []
        for site in sites {
            var settings = site.settings
            settings.proxy = proxy
            let client: RESTClient
            do {
                client = try RESTClient(settings, options: options, logger: logger) { hub.tell($0) }
            } catch { throw QueryError(error) }
            clients.append(client)
            tables += site.tables.map { RESTTable(description: $0, client: client, hub: hub) }
        }
        self.hub = hub
        self.clients = clients
        all = tables
    }

    /// Closes the connections; queries under way fail.
    public func close() async {
        for client in clients { await client.shutdown() }
    }
}

/// Whoever wants to be told of the requests of some tables.
///
/// Guarded by its mutex.
final class RequestHub: Sendable {
    private let listeners = Mutex<[@Sendable (RequestRecord) -> Void]>([])

    func add(_ listener: @escaping @Sendable (RequestRecord) -> Void) {
        listeners.withLock { $0.append(listener) }
    }

    func tell(_ record: RequestRecord) {
        for listener in listeners.withLock(\.self) { listener(record) }
    }
}

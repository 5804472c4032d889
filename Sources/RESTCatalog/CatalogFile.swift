public import ESMClient
public import ESMQL
internal import Foundation
public import Logging
public import QueryEngine

/// A file that describes tables: those of REST APIs, and what a site's ESM tables have differently.
///
///     let catalog = try CatalogFile(path: "site.yaml")
///     let tables = try catalog.open()
///     let session = Session(localTables: tables.all)
///     let open = try await session.scalar("select count(*) from issues where state = 'open'", as: Int.self)
///     await session.close()
///
/// docs/catalogs.md is the reference of the format.
public struct CatalogFile: Sendable {
    /// The APIs.
    let sites: [SiteDescription]
    /// What a session with an ESM site changes about its tables; goes into `SessionOptions.tableChanges`.
    public let changes: [ESMTableChange]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: the file, YAML in UTF-8.
    ///   - environment: what `${NAME}` stands for; the process's own where none is given.
    /// - Throws: a `QueryError` with the code `catalog`, whose message begins with file, line and column, or with the code
    ///   `file` where the file cannot be read.
    public init(
        path: String, environment: [String: String]? = nil
    ) throws(QueryError) {
        try self.init(text: try Self.text(of: path), name: path, environment: environment)
    }

    /// Reads a file for tables that are answered from kept exchanges: environment variables need not be set.
    ///
    /// - Parameter path: the file.
    /// - Throws: as `init(path:environment:)` does.
    package init(replaying path: String) throws(QueryError) {
        try self.init(
            text: try Self.text(of: path), name: path,
            reader: CatalogReader(environment: ProcessInfo.processInfo.environment, isForReplay: true))
    }

    private static func text(of path: String) throws(QueryError) -> String {
        let bytes: Data
        do { bytes = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
            throw QueryError(
                .configuration, code: "file", message: "cannot read \(path): \(reason(error))",
                underlying: error)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw QueryError(
                .configuration, code: "file", message: "cannot read \(path): it is not UTF-8")
        }
        return text
    }

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: the text, YAML.
    ///   - name: what errors call it.
    ///   - environment: what `${NAME}` stands for; the process's own where none is given.
    /// - Throws: a `QueryError` with the code `catalog`.
    public init(
        text: String, name: String = "catalog",
        environment: [String: String]? = nil
    ) throws(QueryError) {
        try self.init(
            text: text, name: name,
            reader: CatalogReader(environment: environment ?? ProcessInfo.processInfo.environment))
    }

    private init(text: String, name: String, reader: CatalogReader) throws(QueryError) {
        do throws(CatalogFileError) {
            (sites, changes) = try reader.read(try CatalogNode.root(of: text, file: name))
        } catch {
            throw QueryError(
                .configuration, code: "catalog", message: error.description, underlying: error)
        }
    }

    /// The names of the tables of REST APIs, in the order of the file.
    public var tableNames: [String] { sites.flatMap(\.tables).map(\.schema.name) }

    /// Makes the tables of the REST APIs ready to be asked; nothing is sent.
    ///
    /// - Parameters:
    ///   - options: how the APIs are treated; the rate limits are those of the file.
    ///   - proxy: through which proxy they are reached.
    ///   - logger: gets a line for every request at the level debug.
    /// - Returns: the tables.
    /// - Throws: a `QueryError` of the category `configuration` where a file that the settings name cannot be used.
    public func open(
        options: ClientOptions = ClientOptions(), proxy: ProxySettings = .none,
        logger: Logger = Logger(label: "esmql")
    ) throws(QueryError) -> RESTTables {
        try RESTTables(sites, options: options, proxy: proxy, logger: logger)
    }

    private static func reason(_ error: any Error) -> String {
        (error as? CocoaError)?.code == .fileReadNoSuchFile
            ? "No such file or directory" : error.localizedDescription
    }
}

extension CatalogFile: CustomStringConvertible, CustomReflectable {
    /// The names of the tables.
    public var description: String {
        "catalogue of \((tableNames + changes.map(\.table)).joined(separator: ", "))"
    }

    /// A mirror without children: addresses can hold secrets of the environment.
    public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}

import ESMQL
import RESTCatalog

/// The snippets of RESTCatalog's article.
enum CatalogFiles {
    static func open(path: String) throws -> Session {
        // snippet: open
        let catalog = try CatalogFile(path: path)
        let session = Session(localTables: try catalog.open().all)
        // end
        return session
    }

    static func site(path: String, configuration: SiteConfiguration) throws -> Session {
        // snippet: site
        let catalog = try CatalogFile(path: path)
        var options = SessionOptions()
        options.tableChanges = catalog.changes
        let session = try Session(
            configuration: configuration, options: options, localTables: try catalog.open().all)
        // end
        return session
    }
}

import ESMQL
import Foundation
import RESTCatalog

// Who opens the issues of an organisation, over an API that a file describes: custom-api FILE ORGANISATION.

struct Author: Decodable, Sendable {
    var author: String
    var open: Int
    var all: Int
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: custom-api file organisation\n".utf8))
    exit(2)
}
do {
    let session = Session(localTables: try CatalogFile(path: arguments[1]).open().all)
    let authors = try await session.fetchAll(
        """
        select author, count(*) filter (where state = 'open') as open, count(*) as "all"
        from repositories r join issues i on i.organisation = r.organisation and i.repository = r.name
        where r.organisation = \(arguments[2]) group by author order by "all" desc, author
        """, as: Author.self)
    for author in authors { print(author.author, author.open, author.all) }
    await session.close()
} catch {
    FileHandle.standardError.write(Data("custom-api: \(error)\n".utf8))
    exit(1)
}

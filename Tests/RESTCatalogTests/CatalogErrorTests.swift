import QueryEngine
import RESTCatalog
import Testing

@Suite("Wrong catalogue files")
struct CatalogErrorTests {
    private static let right = """
        version: 1
        sites:
          a:
            address: https://a.example
            paging: {kind: page}
            tables:
              things:
                path: /things/{owner}
                parameters:
                  owner: owner
                  since: {column: at, operator: ">="}
                columns:
                  id: integer
                  at: time
        """

    @Test func theBasisIsRight() throws {
        #expect(try CatalogFile(text: Self.right).tableNames == ["things"])
    }

    /// A piece of the basis, what takes its place, and the error.
    private static let mistakes: [(String, String, String)] = [
        ("version: 1", "version: 2", "1:10: version has to be 1"),
        ("version: 1", "verson: 1", "1:1: the file has no verson; did you mean version?"),
        ("paging:", "pagng:", "5:5: the site a has no pagng; did you mean paging?"),
        (
            "kind: page", "kind: pages",
            "5:20: kind has to be one of none, offset, page, marker, link, not pages"
        ),
        ("{kind: page}", "{kind: page, next: x}", "5:26: paging of the kind page has no next"),
        ("{kind: page}", "{kind: marker}", "5:13: paging of the kind marker needs next, the marker's path"),
        ("{kind: page}", "{kind: page, size_parameter: n}", "5:13: size_parameter needs rows"),
        ("{kind: page}", "{kind: page, rows: many}", "5:32: rows has to be a whole number from 1 to 100000"),
        (
            "https://a.example", "http://a.example",
            "4:14: the address of a must begin with https://; http is for this machine only"
        ),
        (
            "https://a.example", "${NO_SUCH_NAME}",
            "4:14: address needs the environment variable NO_SUCH_NAME, which is not set"
        ),
        ("/things/{owner}", "things", "8:15: path has to begin with / and go without blanks, ? and #"),
        ("/things/{owner}", "/{who}", "8:15: the path's {who} needs a parameter of that name"),
        (
            "id: integer", "id: number",
            "13:15: the type has to be one of text, integer, real, time, json, not number"
        ),
        (
            "id: integer", "id: {type: text, path: a..b}",
            "13:34: path is no path such as data.items or labels[0].name: a..b"
        ),
        (
            "id: integer", "id: {type: time, zone: CET}",
            "13:34: zone has to be an offset such as +08:00, not CET"
        ),
        ("id: integer", "at: integer", "14:11: it is not YAML: at is there twice"),
        ("at: time", "at: text", "11:27: >= needs a column of the type time; at is none"),
        ("\">=\"", "like", "11:41: operator has to be one of =, >=, <=, not like"),
        ("things:", "Things:", "7:7: the table Things has to be named in small letters, digits and _"),
        ("things:", "esmql_things:", "7:7: names that begin with esmql_ are taken"),
        ("    tables:", "    tables: [", "8:13: it is not YAML"),
        (
            "owner: owner", "owner: {colum: owner}",
            "10:19: the parameter owner has no colum; did you mean column?"
        ),
        ("  a:", "  a: 7\n  b:", "3:6: the site a has to be a mapping, a name: value on each line"),
    ]

    @Test(arguments: mistakes.indices)
    func theErrorTellsLineAndColumn(_ index: Int) throws {
        let (piece, wrong, message) = Self.mistakes[index]
        let text = Self.right.replacing(piece, with: wrong, maxReplacements: 1)
        #expect(text != Self.right)
        let error = #expect(throws: QueryError.self) {
            _ = try CatalogFile(text: text, name: "site.yaml", environment: [:])
        }
        #expect(error?.code == "catalog")
        #expect(error?.category == .configuration)
        let given = error?.message ?? ""
        #expect(given.hasPrefix("site.yaml:" + message), "\(given)")
        #expect(error?.underlying is CatalogFileError)
    }

    @Test func aFileThatIsNotThereIsNamed() throws {
        let error = #expect(throws: QueryError.self) { _ = try CatalogFile(path: "/nowhere/site.yaml") }
        #expect(error?.code == "file")
        #expect(error?.message == "cannot read /nowhere/site.yaml: No such file or directory")
        #expect(throws: QueryError.self) { _ = try CatalogFile(text: "") }
    }
}

import Foundation
import Testing

/// A library leaves the process of its program alone: it throws, and nothing else.
@Suite("Rules of the libraries")
struct LibraryRulesTests {
    private static let targets = [
        "SQLSyntax", "JSONBytes", "QueryEngine", "ESMClient", "ESMQL", "RESTCatalog", "ESMQLArchive",
        "ESMSimulator",
    ]

    /// The lines of the sources of the libraries, without comments.
    private static func lines() throws -> [(place: String, text: String)] {
        var lines: [(place: String, text: String)] = []
        for target in targets {
            let folder = ArticleTests.package.appendingPathComponent("Sources/\(target)")
                .resolvingSymlinksInPath()
            for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
            where name.hasSuffix(".swift") {
                let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
                for (number, line) in text.components(separatedBy: "\n").enumerated()
                where !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") {
                    lines.append(("\(target)/\(name):\(number + 1)", line))
                }
            }
        }
        return lines
    }

    @Test func nothingPrintsExitsOrTraps() throws {
        let call =
            #/(?:^|[^A-Za-z0-9_.])(?:print|debugPrint|dump|puts|fputs|exit|_exit|abort|fatalError|preconditionFailure|precondition|assertionFailure)\(|try!|[a-z]! as|as!/#
        let lines = try Self.lines()
        #expect(lines.count > 10_000)
        for (place, text) in lines where !text.contains("func print(") {
            #expect(text.firstMatch(of: call) == nil, "\(place): \(text)")
        }
    }

    @Test func thereIsNoGlobalVariable() throws {
        for (place, text) in try Self.lines() where text.contains("static var ") || text.hasPrefix("var ") {
            let isComputed = text.contains("{") || text.contains("@TaskLocal")
            #expect(isComputed, "\(place): \(text)")
        }
    }

    @Test func theEngineAndTheLanguageImportNoHTTP() throws {
        var found: [String: Set<String>] = [:]
        for (place, text) in try Self.lines() {
            guard
                let match = text.firstMatch(
                    of:
                        #/^ *(?:(?:public|internal|package|private|@_exported) )*import (?:[a-z]+ )?([A-Za-z]+)/#
                )
            else { continue }
            found[String(place.prefix { $0 != "/" }), default: []].insert(String(match.1))
        }
        let system: Set = ["Glibc", "Darwin", "Musl", "Synchronization", "Dispatch"]
        #expect(found["SQLSyntax", default: []].subtracting(system) == [])
        #expect(found["JSONBytes", default: []].subtracting(system) == [])
        #expect(
            found["QueryEngine", default: []].subtracting(system).isSubset(of: [
                "SQLSyntax", "JSONBytes", "CSQLite", "Foundation", "FoundationEssentials",
            ]))
        #expect(found["ESMClient", default: []].isDisjoint(with: ["QueryEngine", "SQLSyntax", "ESMQL"]))
    }
}

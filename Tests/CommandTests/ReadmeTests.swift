import Foundation
import Testing

/// What the README says, tried.
@Suite("README", .serialized, .timeLimit(.minutes(5)))
struct ReadmeTests {
    private let readme: Document

    init() throws {
        readme = try Document("README.md")
    }

    /// The lines that begin with `$ esmql`, each with what the README prints behind it, if anything.
    private var examples: [(line: String, shown: [String])] {
        var examples: [(line: String, shown: [String])] = []
        var isBehindConsole = false
        for block in readme.blocks {
            if block.language == "console" {
                examples += block.lines.filter { $0.hasPrefix("$ ") }.map { (String($0.dropFirst(2)), []) }
            } else if block.language.isEmpty, isBehindConsole, !examples.isEmpty {
                examples[examples.count - 1].shown = block.lines
            }
            isBehindConsole = block.language == "console"
        }
        return examples
    }

    @Test func everyExampleAnswersAsShown() async throws {
        #expect(examples.count >= 4)
        #expect(examples.contains { !$0.shown.isEmpty })
        for example in examples {
            let outcome = try await Esmql.shell(example.line)
            #expect(outcome.status == 0, "\(example.line): \(outcome.error)")
            #expect(!outcome.output.isEmpty, "\(example.line)")
            let lines = outcome.output.components(separatedBy: "\n")
            #expect(ShownOutput(example.shown).isBeginning(of: lines), "\(example.line)\n\(outcome.output)")
        }
    }

    @Test func theQueryToTryIsTheFirst() {
        let query = "select region, available from capacity where service='EVS'"
        #expect(examples.first?.line == "esmql --demo -c \"\(query)\"")
    }

    @Test func everyOptionIsOneOfTheCommand() async throws {
        var help = ""
        for command in [[], ["tables"], ["describe"], ["explain"], ["simulate"], ["sync"]] {
            help += try await Esmql.run(command + ["--help"]).output
        }
        let lines = readme.blocks.flatMap(\.lines).filter { $0.contains("esmql ") }
        let code = lines + readme.code.filter { $0.hasPrefix("esmql ") }
        let options = Set(code.flatMap { $0.matches(of: #/ (--?[a-z][a-z-]*)/#).map { String($0.1) } })
        #expect(options.isSuperset(of: ["-c", "-f", "--demo", "--param", "--format"]))
        let known = Set(help.matches(of: #/(--?[a-z][a-z-]*)/#).map { String($0.1) })
        #expect(options.subtracting(known).isEmpty)
    }

    @Test(arguments: ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
    func everyMakeTargetExists(_ name: String) throws {
        let document = try Document(name)
        let code = document.code + document.blocks.flatMap(\.lines)
        let named = Set(code.flatMap { $0.matches(of: #/^make ([a-z]+)/#).map { String($0.1) } })
        let makefile = try Document("Makefile").text.matches(of: #/(?m)^([a-z ]+):/#)
        let targets = Set(makefile.flatMap { $0.1.split(separator: " ").map(String.init) })
        #expect(targets.contains("demo"))
        #expect(named.subtracting(targets).isEmpty)
        if name == "README.md" { #expect(named.isSuperset(of: ["demo", "install", "test", "lint"])) }
    }

    @Test func theVariablesAreThoseThatAreRead() throws {
        let cells = readme.table(under: "## Your site").compactMap(\.first)
        let short = Set(cells.flatMap(Document.code(in:)))
        let whole = try Document("docs/settings.md")
        let rows = ["## The site", "## Who asks", "## The archive", "## The way to the site"].flatMap {
            whole.table(under: $0)
        }
        let listed = short.union(
            rows.flatMap { $0.flatMap(Document.code(in:)) }.filter { $0.hasPrefix("ESMQL_") })
        var read: Set<String> = []
        for folder in ["Sources/ESMQL/Settings", "Sources/esmql"] {
            for text in try Self.sources(in: folder) {
                read.formUnion(text.matches(of: #/"(ESMQL_[A-Z_]+)"/#).map { String($0.1) })
            }
        }
        #expect(listed.contains("ESMQL_ENDPOINT"))
        #expect(listed == read)
        let setting = try Document("Sources/ESMQL/Settings/Setting.swift").text
        for name in readme.code where name.hasPrefix("HW_") {
            #expect(setting.contains("\"\(name)\""))
        }
    }

    @Test func theExitCodesAreThoseOfTheCommand() throws {
        let listed = readme.table(under: "## The command").compactMap { $0.first.flatMap(Int.init) }
        let source = try Document("Sources/esmql/Command/ExitStatus.swift").text
        let cases = source.matches(of: #/case [a-zA-Z]+ = ([0-9]+)/#).compactMap { Int($0.1) }
        #expect(cases.contains(130))
        #expect(listed == cases)
    }

    @Test func theTablesAreThoseThatTheCommandLists() async throws {
        let rows = readme.table(under: "## The tables").flatMap { cells in
            Document.code(in: cells[0]).map { [$0, cells[2], cells[3]].joined(separator: " ") }
        }
        let listed = rows.map { $0.replacing("`", with: "") }
        let outcome = try await Esmql.run(["tables", "--format", "csv"])
        let tables = outcome.output.split(separator: "\n").dropFirst().map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).prefix(3)
                .map { $0.replacing("\"", with: "") }.joined(separator: " ")
        }
        #expect(tables.count >= 6)
        #expect(Set(listed) == Set(tables))
    }

    @Test(arguments: ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "grammar.md"])
    func relativeLinksLeadSomewhere(_ name: String) throws {
        let links = try Document(name).relativeLinks
        if name == "README.md" { #expect(links.contains("LICENSE")) }
        for link in links {
            let target = Esmql.package.appendingPathComponent(link)
            #expect(FileManager.default.fileExists(atPath: target.path), "\(link)")
        }
    }

    private static func sources(in folder: String) throws -> [String] {
        let root = Esmql.package.appendingPathComponent(folder).resolvingSymlinksInPath()
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        return try names.filter { $0.hasSuffix(".swift") }.map {
            try String(contentsOf: root.appendingPathComponent($0), encoding: .utf8)
        }
    }
}

import Foundation
import Testing

/// docs/diagnostics.md: every code is there, and every example says what the document shows.
@Suite("Diagnostics", .serialized, .timeLimit(.minutes(5)))
struct DiagnosticsDocumentTests {
    private let document: Document

    init() throws {
        document = try Document("docs/diagnostics.md")
    }

    /// The codes with a section of their own.
    private var sections: [String] {
        document.text.matches(of: #/(?m)^### `([a-z-]+)`$/#).map { String($0.1) }
    }

    /// The codes that are a row of a table.
    private var rows: [String] { document.text.matches(of: #/(?m)^\| `([a-z-]+)` \|/#).map { String($0.1) } }

    @Test func everyExampleSaysWhatIsShown() async throws {
        let examples = DiagnosticsExample.all(in: document)
        #expect(examples.count >= sections.count)
        for example in examples {
            let outcome = try await example.run()
            #expect(outcome.status != 0, "\(example.text)")
            #expect(outcome.output.isEmpty, "\(example.text)")
            var given = outcome.error.trimmingCharacters(in: .newlines)
            var shown = example.message
            if example.code == "over-budget" {
                // How many requests it takes is the site's affair.
                given.replace(#/[0-9]+/#, with: "N")
                shown.replace(#/[0-9]+/#, with: "N")
            }
            #expect(given == shown, "\(example.text)")
        }
    }

    @Test func everySectionHasAnExampleOfItsCode() {
        let examples = DiagnosticsExample.all(in: document)
        for code in sections {
            let own = examples.filter { $0.heading == "`\(code)`" }
            #expect(!own.isEmpty, "\(code)")
            #expect(own.allSatisfy { $0.code == code }, "\(code)")
        }
    }

    @Test func theCodesAreThoseOfTheSources() throws {
        let listed = sections + rows
        #expect(listed.count == Set(listed).count)
        let defined = try Self.definedCodes()
        #expect(defined.contains("syntax-error"))
        #expect(defined.subtracting(listed).sorted() == [], "the document lacks these")
        #expect(Set(listed).subtracting(defined).sorted() == [], "the sources lack these")
    }

    /// The tests that provoke the codes which no example shows; "" for those that no test can.
    private static let provoked: [String: (file: String, test: String)] = [
        "cancelled": ("CommandTests/InterruptTests.swift", ""),
        "out-of-memory": ("QueryEngineTests/Errors/DiagnosticCodeTests.swift", "noMemory"),
        "over-memory": (
            "QueryEngineTests/Executor/QueryLimitTests.swift",
            "`a snapshot stays in memory and is refused where it is too large`"
        ),
        "out-of-time": ("CommandTests/QueryLimitTests.swift", "aSiteThatDoesNotAnswerEndsWithTheTime"),
        "offline": ("CommandTests/ExchangeTests.swift", "aRequestThatWasNotMadeIsNamed"),
        "busy": ("QueryEngineTests/Errors/DiagnosticCodeTests.swift", "rowsThatAreReadTwiceAtOnce"),
        "query": ("QueryEngineTests/Errors/DiagnosticCodeTests.swift", "anErrorWithoutADiagnostic"),
        "value-in-text": ("QueryEngineTests/Queries/SQLQueryTests.swift", "aValueWithinQuotesIsAnError"),
        "unknown-parameter": (
            "QueryEngineTests/Queries/PreparedQueryTests.swift", "valuesHaveToBeThoseOfTheParameters"
        ),
        "decode-column": (
            "QueryEngineTests/Decoding/DecodingErrorTests.swift", "aColumnThatIsMissingIsNamed"
        ),
        "decode-null": ("QueryEngineTests/Decoding/DecodingErrorTests.swift", "everyReasonHasItsCode"),
        "decode-type": ("QueryEngineTests/Decoding/DecodingErrorTests.swift", "everyReasonHasItsCode"),
        "decode-range": ("QueryEngineTests/Decoding/DecodingErrorTests.swift", "theErrorNamesColumnAndRow"),
        "catalog": ("RESTCatalogTests/CatalogErrorTests.swift", "theErrorTellsLineAndColumn"),
        "scan-failed": ("QueryEngineTests/Errors/DiagnosticCodeTests.swift", "aTableThatFails"),
        "unreachable": ("CommandTests/SiteErrorTests.swift", "aSiteThatIsDown"),
        "timeout": ("ESMClientTests/TransportTests.swift", ""),
        "sign-in-refused": ("CommandTests/SiteErrorTests.swift", "aRefusedSignIn"),
        "app-code": ("CommandTests/SiteErrorTests.swift", "aWrongAppCode"),
        "permission": ("CommandTests/SiteErrorTests.swift", "oneMessageAndNoData"),
        "throttled": ("CommandTests/SiteErrorTests.swift", "oneMessageAndNoData"),
        "quota-exceeded": ("ESMClientTests/AnswerTests.swift", ""),
        "unavailable": ("CommandTests/SiteErrorTests.swift", "oneMessageAndNoData"),
        "bad-response": ("CommandTests/SiteErrorTests.swift", "oneMessageAndNoData"),
        "bad-page": ("ESMQLTests/SimulatedSiteTests/FailureTests.swift", ""),
        "api-error": ("ESMClientTests/AnswerTests.swift", ""),
        "incomplete": ("CommandTests/SiteErrorTests.swift", "oneMessageAndNoData"),
        "invalid-request": ("ESMClientTests/APICallTests.swift", ""),
        "configuration": ("CommandTests/UsageErrorTests.swift", "thereIsNothingToAskWithoutSettings"),
        "command": ("CommandTests/ShellCommandTests.swift", "whatIsWrongIsTold"),
        "output": ("CommandTests/UsageErrorTests.swift", "oneMessageAndNoData"),
        "simulator": ("CommandTests/SubcommandTests.swift", ""),
        "archive-address": (
            "ESMQLArchiveTests/Connection/ArchiveAddressTests.swift", "whatIsNoAddressIsTold"
        ),
        "archive-connection": (
            "ESMQLArchiveTests/Connection/PostgreSQLConnectionTests.swift", "aServerThatIsNotThereIsTold"
        ),
        "archive-permission": (
            "ESMQLArchiveTests/Connection/PostgreSQLConnectionTests.swift", "aWrongPasswordIsARefusal"
        ),
        "archive-statement": (
            "ESMQLArchiveTests/Connection/PostgreSQLConnectionTests.swift", "anAnswerThatIsLeftIsEnded"
        ),
        "archive-timeout": (
            "ESMQLArchiveTests/Connection/PostgreSQLConnectionTests.swift",
            "aStatementThatTakesTooLongIsEnded"
        ),
        "archive-layout": (
            "ESMQLArchiveTests/Sync/SeriesSyncTests.swift", "aTableThatIsNotTheArchivesIsLeftAlone"
        ),
        "sync-tables": ("ESMQLArchiveTests/Sync/SeriesSyncTests.swift", "whatIsNotThereIsAnError"),
        "default-window": ("QueryEngineTests/Errors/DiagnosticCodeTests.swift", "aWindowThatNobodyAskedFor"),
        "unreadable-values": ("QueryEngineTests/Errors/DiagnosticCodeTests.swift", "valuesThatAreNoNumbers"),
        "unreadable-time": ("QueryEngineTests/Planner/TimeLiteralTests.swift", ""),
        "archive-evaluation": (
            "ESMQLArchiveTests/Queries/ArchiveQueryTests.swift",
            "`what fails behind the first rows is an error`"
        ),
        "answered-here": (
            "ESMQLArchiveTests/Queries/ArchiveQueryTests.swift",
            "`what PostgreSQL cannot evaluate is evaluated here`"
        ),
        "unknown-value": ("ESMQLTests/Tables/FanOutTests.swift", ""),
    ]

    /// What only a broken machine or a defect of the formatter brings about.
    private static let unprovoked: Set<String> = ["store", "terminal", "format"]

    @Test func everyOtherCodeHasATestThatProvokesIt() throws {
        let shown = Set(DiagnosticsExample.all(in: document).compactMap(\.code))
        let others = Set(rows).subtracting(shown)
        #expect(others.subtracting(Self.unprovoked) == Set(Self.provoked.keys))
        for (code, place) in Self.provoked {
            let text = try Document("Tests/" + place.file).text
            #expect(place.test.isEmpty || text.contains("func \(place.test)("), "\(code)")
            // As printed, as the client spells it, or as the name of a constant.
            let words = code.split(separator: "-").map(String.init)
            let camel = words[0] + words.dropFirst().map(\.capitalized).joined()
            let spellings = ["\"\(code)\"", "[\(code)]", ".\(camel)"]
            #expect(spellings.contains { text.contains($0) }, "\(code)")
        }
    }

    /// The codes that the sources define, as they are printed.
    private static func definedCodes() throws -> Set<String> {
        let root = Esmql.package.appendingPathComponent("Sources").resolvingSymlinksInPath()
        var codes: Set<String> = []
        for target in [
            "SQLSyntax", "QueryEngine", "ESMClient", "ESMQL", "RESTCatalog", "ESMQLArchive", "esmql",
        ] {
            let folder = root.appendingPathComponent(target).resolvingSymlinksInPath()
            for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            where name.hasSuffix(".swift") {
                let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
                var found: [Substring] = []
                for match in text.matches(of: #/(?:Self|Code)\(rawValue: "([a-z][a-z_-]+)"\)/#) {
                    found.append(match.1)
                }
                for match in text.matches(of: #/code: [^"\n]*"([a-z][a-z_-]+)"/#) { found.append(match.1) }
                for match in text.matches(of: #/error\[([a-z][a-z-]+)\]/#) { found.append(match.1) }
                codes.formUnion(found.map { String($0).replacing("_", with: "-") })
            }
        }
        return codes
    }
}

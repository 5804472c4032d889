import ESMSimulator
import Foundation
import Testing

@testable import ESMClient

/// Whatever goes wrong, the answer is the right rows or an error that says so; docs/reliability.md has the table.
@Suite(.timeLimit(.minutes(5)))
struct FaultMatrixTests {
    /// What may be said about a fault; anything else is a row of the table that nobody has thought about.
    private static let honest: Set<ESMClientError.Code> = [
        .throttled, .unavailable, .permission, .appCodeRefused, .quotaExceeded, .signInRefused, .badResponse,
        .unreachable, .timeout, .incomplete,
    ]

    @Test func everyFaultAgainstEveryWayOfPaging() async throws {
        var truth: [FaultMatrix.Paging: FaultMatrix.Outcome] = [:]
        for paging in FaultMatrix.Paging.allCases {
            truth[paging] = try await FaultMatrix.read(paging, nil)
            guard case .rows(let rows) = truth[paging] else {
                Issue.record("a site without faults cannot be read: \(paging)")
                return
            }
            #expect(rows.count > (paging == .single ? 1 : 20), "\(paging)")
        }
        var table = "| fault | which requests |"
        table += FaultMatrix.Paging.allCases.map { " \($0.rawValue) |" }.joined() + "\n|---|---|"
        table += String(repeating: "---|", count: FaultMatrix.Paging.allCases.count) + "\n"
        for given in FaultMatrix.cases {
            for extent in given.extents {
                table += "| \(given.name) | \(extent.rawValue) |"
                let outcomes = try await Self.outcomes(given, extent)
                for paging in FaultMatrix.Paging.allCases {
                    let outcome = try #require(outcomes[paging])
                    table += " \(cell(outcome, truth[paging], "\(given.name), \(extent), \(paging)")) |"
                }
                table += "\n"
            }
        }
        try Self.compare(table)
    }

    /// A row of the table: what comes of a fault, each way of paging at a site of its own.
    private static func outcomes(
        _ given: FaultMatrix.Case, _ extent: FaultMatrix.Extent
    ) async throws -> [FaultMatrix.Paging: FaultMatrix.Outcome] {
        try await withThrowingTaskGroup(of: (FaultMatrix.Paging, FaultMatrix.Outcome).self) { group in
            for paging in FaultMatrix.Paging.allCases {
                let fault = Fault(given.action, path: paging.path, requests: extent.requests(paging))
                group.addTask { (paging, try await FaultMatrix.read(paging, fault)) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    /// A cell of the table; rows that are not the true ones are the one thing that must not happen.
    private func cell(
        _ outcome: FaultMatrix.Outcome, _ truth: FaultMatrix.Outcome?, _ what: String
    ) -> String {
        switch outcome {
        case .rows:
            let isTruth = outcome == truth
            #expect(isTruth, "wrong rows: \(what)")
            return "rows"
        case .failed(let error):
            #expect(Self.honest.contains(error.code), "\(what): \(error)")
            #expect(!error.message.isEmpty && error.path != nil, "\(what): \(error)")
            // As the command prints it.
            return "`\(error.code.rawValue.replacing("_", with: "-"))`"
        }
    }

    /// Compares the table with the one of the document, or puts it there where `ESMQL_WRITE_DOCS` is 1.
    private static func compare(_ table: String) throws {
        var root = URL(filePath: #filePath).deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: root.path + "/docs"), root.pathComponents.count > 1 {
            root.deleteLastPathComponent()
        }
        let file = root.appending(path: "docs/reliability.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let (begin, end) = ("<!-- fault matrix: begin -->\n", "<!-- fault matrix: end -->")
        let start = try #require(text.range(of: begin)).upperBound
        let stop = try #require(text.range(of: end)).lowerBound
        guard ProcessInfo.processInfo.environment["ESMQL_WRITE_DOCS"] == "1" else {
            #expect(
                text[start..<stop] == table,
                "docs/reliability.md is not what the run shows; ESMQL_WRITE_DOCS=1 rewrites it")
            return
        }
        try text.replacingCharacters(in: start..<stop, with: table)
            .write(to: file, atomically: true, encoding: .utf8)
    }
}

import ESMQL
import ESMSimulator
import Foundation
import Testing

/// A sample that the API reference prints, and the call that it answers.
struct Sample: Sendable {
    /// The end of the call's path.
    let path: String
    /// The file's name without its extension.
    let file: String
    /// The rows that it prints; where it announces more, it is an excerpt.
    let rows: Int

    init(_ path: String, _ file: String, rows: Int = 1) {
        self.path = path
        self.file = file
        self.rows = rows
    }

    /// The sample's text, with the rows that it prints for the number that it announces.
    func body() throws -> String {
        let url = Bundle.module.url(forResource: file, withExtension: "json", subdirectory: "Samples")
        let text = try String(contentsOf: #require(url, "no such sample: \(file)"), encoding: .utf8)
        let total = try #require(text.firstMatch(of: /"total" *: *("?)[^",]+"?/), "\(file) has no total")
        let quote = total.output.1
        return text.replacingCharacters(in: total.range, with: "\"total\": \(quote)\(rows)\(quote)")
    }

    /// 2022-04-18 00:00:00 UTC: about when most of the samples were taken.
    static let now: Int64 = 1_650_240_000_000
}

/// Runs a session with a site that answers with samples.
func withSamples(_ samples: Sample..., body: (Session, SimulatedSite) async throws -> Void) async throws {
    let faults = try samples.map { sample in
        Fault(.respond(status: 200, body: try sample.body()), path: sample.path)
    }
    let options = SimulatedSiteOptions(now: Sample.now, requestsPerMinute: nil, faults: faults)
    try await withSite(options, now: Sample.now, body)
}

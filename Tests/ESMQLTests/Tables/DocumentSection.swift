import ESMQL
import ESMSimulator
import Testing

/// A section of the API reference, what the tables make of its sample, and how a site is asked for it.
struct DocumentSection: Sendable, CustomTestStringConvertible {
    /// The section's number.
    let number: String
    /// The end of the path of its requests.
    let path: String
    /// The name of its sample; nil where the reference prints no body.
    var sample: String?
    /// The total to announce in place of the printed one, where the sample is an excerpt.
    var total: Int?
    /// The query over the sample.
    var query = ""
    /// What it gives.
    var rows: [[Value]] = []
    /// A count over the simulated site that is not 0.
    let count: @Sendable (SimulatedWorld) -> String

    var testDescription: String { number }

    init(
        _ number: String, _ path: String, sample: String? = nil, total: Int? = nil, _ query: String = "",
        rows: [[Value]] = [], count: @escaping @Sendable (SimulatedWorld) -> String
    ) {
        self.number = number
        self.path = path
        self.sample = sample.map { "\(number.prefix { $0 != " " })-\($0)" }
        self.total = total
        self.query = query
        self.rows = rows
        self.count = count
    }

    /// The sample's text, its total put right.
    func body() throws -> String? {
        guard let sample else { return nil }
        let text = try TestFiles.sample(sample)
        guard let total else { return text }
        return text.replacing(/"total" *: *("[^"]*"|\d+)/, with: "\"total\": \(total)", maxReplacements: 1)
    }
}

/// Every window of the samples.
let wholeTime = "window_begin = '2000-01-01' and window_end = '2030-01-01'"

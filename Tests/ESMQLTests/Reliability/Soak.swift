import ESMQL
import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a soak has seen so far.
///
/// Guarded by its mutex.
final class Soak: Sendable {
    /// What the process held at one moment.
    struct Sample: Sendable {
        /// The memory that is resident once the allocator has given back what is free.
        let megabytes: Double
        let handles: Int
        let threads: Int
        let queries: Int
    }

    private struct State {
        var underWay = 0
        var right = 0
        var errors: [String: Int] = [:]
        var wrong: [String] = []
        var samples: [Sample] = []
    }

    /// How long a soak takes; 0 for none.
    static let seconds = ProcessInfo.processInfo.environment["SOAK_SECONDS"].flatMap { Double($0) } ?? 0

    let end: ContinuousClock.Instant
    private let truth: [String: [String]]
    private let state = Mutex(State())

    /// Errors of a site that misbehaves; any other one is a fault of ours.
    private static let honest: Set = [
        "throttled", "unavailable", "unreachable", "timeout", "bad-response", "incomplete", "sign-in-refused",
        "api-error", "bad-page",
    ]

    init(truth: [String: [String]], end: ContinuousClock.Instant) {
        self.truth = truth
        self.end = end
    }

    var right: Int { state.withLock(\.right) }
    var wrong: [String] { state.withLock(\.wrong) }
    var underWay: Int { state.withLock(\.underWay) }

    func begin() { state.withLock { $0.underWay += 1 } }

    func finish(_ query: String, _ rows: [String]) {
        state.withLock { state in
            state.underWay -= 1
            if rows == truth[query] { state.right += 1 } else { state.wrong.append("wrong rows: \(query)") }
        }
    }

    func fail(_ query: String, _ error: QueryError?) {
        state.withLock { state in
            state.underWay -= 1
            guard let error, Self.honest.contains(error.code) else {
                state.wrong.append("\(query): \(error?.message ?? "no error of a query")")
                return
            }
            state.errors[error.code, default: 0] += 1
        }
    }

    func sample() {
        Self.giveBackMemory()
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        func figure(_ name: String) -> Int {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
            return Int(line.filter(\.isNumber)) ?? 0
        }
        let handles = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
        state.withLock { state in
            state.samples.append(
                Sample(
                    megabytes: Double(figure("VmRSS:")) / 1024, handles: handles, threads: figure("Threads:"),
                    queries: state.underWay))
        }
    }

    /// Gives memory that is free back to the system, where the C library can, so that what remains is in use.
    private static func giveBackMemory() {
        // RTLD_DEFAULT is nil on Linux; the function is glibc's own.
        guard let symbol = dlsym(nil, "malloc_trim") else { return }
        _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
    }

    /// Whether the last quarter holds hardly more than the second one, after caches have filled.
    var isSteady: Bool {
        let samples = state.withLock(\.samples)
        let quarter = samples.count / 4
        guard quarter > 0 else { return true }
        let (early, late) = (samples[quarter..<2 * quarter], samples.suffix(quarter))
        func mean(_ samples: ArraySlice<Sample>, _ value: (Sample) -> Double) -> Double {
            samples.map(value).reduce(0, +) / Double(samples.count)
        }
        return mean(late, \.megabytes) < mean(early, \.megabytes) * 1.1 + 8
            && mean(late) { Double($0.handles) } < mean(early) { Double($0.handles) } * 1.25 + 10
            && mean(late) { Double($0.threads) } < mean(early) { Double($0.threads) } + 8
    }

    var summary: String {
        let state = state.withLock { $0 }
        let errors = state.errors.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        func range(_ value: (Sample) -> Int) -> String {
            let values = state.samples.map(value)
            let quarter = max(1, values.count / 4)
            var means: [String] = []
            for start in stride(from: 0, to: min(4 * quarter, values.count), by: quarter) {
                let part = values[start..<min(start + quarter, values.count)]
                means.append("\(part.reduce(0, +) / part.count)")
            }
            return "\(means.joined(separator: ", ")) in the quarters of the run, \(values.max() ?? 0) at most"
        }
        return """
            right answers: \(state.right)
            errors: \(errors.joined(separator: ", "))
            wrong: \(state.wrong.count)
            memory (MB): \(range { Int($0.megabytes) })
            file handles: \(range(\.handles))
            threads: \(range(\.threads))
            queries under way: \(range(\.queries))
            """
    }
}

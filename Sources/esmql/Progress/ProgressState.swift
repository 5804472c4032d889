/// How far a statement is: pages of how many, rows, what it waits for.
struct ProgressState: Sendable, Hashable {
    /// Requests answered so far.
    private(set) var requests = 0
    /// Requests that there will be, as far as is known.
    private(set) var expected = 0
    /// Rows so far.
    private(set) var rows = 0
    private var tables: [String] = []
    private var waitsUntil: Duration?
    private var reason = ""
    private var job: String?
    private var part: String?
    /// Requests that were answered before the part began.
    private var answered = 0

    /// Takes note of an event.
    ///
    /// - Parameters:
    ///   - event: what happened.
    ///   - time: how long after the start.
    mutating func note(_ event: ProgressEvent, at time: Duration) {
        switch event {
        case .expected(let requests, let tables):
            // A part counts its own requests.
            expected = max(expected, answered + requests)
            if part == nil { self.tables = tables }
        case .part(let name):
            if part != name {
                part = name
                tables = [name]
                answered = requests
            }
        case .answered(let rows):
            requests += 1
            self.rows += rows
            waitsUntil = nil
            job = nil
        case .waiting(let wait, let reason, _):
            waitsUntil = max(waitsUntil ?? .zero, time + wait)
            self.reason = reason
        case .job(let id, let state, let percent):
            job = "metering job \(id): \(state)" + (percent.map { ", \($0) %" } ?? "")
            waitsUntil = nil
        }
    }

    /// Rows a second; nil before the first ones.
    func rate(at time: Duration) -> Double? {
        let seconds = time / .seconds(1)
        return rows > 0 && seconds > 0 ? Double(rows) / seconds : nil
    }

    /// The seconds that are left, as the past ones went; nil where nothing tells.
    func remaining(at time: Duration) -> Double? {
        guard requests > 0, expected > requests else { return nil }
        return time / .seconds(1) / Double(requests) * Double(expected - requests)
    }

    /// The line on the terminal: no longer than the terminal is wide.
    func line(at time: Duration, width: Int) -> String {
        var parts: [String] = []
        if expected > 1 || requests > 0 {
            let all = max(expected, requests)
            parts.append("\(requests) of \(all) page\(all == 1 ? "" : "s")")
        }
        if rows > 0 { parts.append("\(Self.grouped(rows)) rows") }
        if let rate = rate(at: time) { parts.append("\(Self.grouped(Int(rate.rounded()))) rows/s") }
        if let job { parts.append(job) }
        if let waitsUntil, waitsUntil > time {
            let seconds = Int(((waitsUntil - time) / .seconds(1)).rounded(.up))
            parts.append("waiting \(Self.span(seconds)): \(reason)")
        } else if let remaining = remaining(at: time) {
            parts.append("about \(Self.span(Int(remaining.rounded(.up)))) left")
        }
        if parts.isEmpty { parts.append("running") }
        parts.append(Self.span(Int(time / .seconds(1))))
        let name = tables.isEmpty ? "" : tables.joined(separator: ", ") + ": "
        let text = VisibleText.of(name + parts.joined(separator: ", "))
        // A line that reaches the last column would scroll.
        return String(DisplayWidth.prefix(of: text, width: max(1, width - 1)).text)
    }

    /// A number with its thousands apart.
    static func grouped(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }

    /// A pause as people say it: `0.5 s`, `2 s`, `5 min`.
    static func pause(_ pause: Duration) -> String {
        let milliseconds = Int(pause / .milliseconds(1))
        return milliseconds % 1000 == 0 ? span(milliseconds / 1000) : "\(Double(milliseconds) / 1000) s"
    }

    /// Seconds as people say them: `42 s`, `3 min 20 s`, `2 h 5 min`.
    static func span(_ seconds: Int) -> String {
        switch seconds {
        case ..<120: "\(max(0, seconds)) s"
        case ..<7200: "\(seconds / 60) min" + (seconds % 60 == 0 ? "" : " \(seconds % 60) s")
        default: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
        }
    }
}

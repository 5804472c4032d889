import Foundation

/// The report as a page of HTML that needs nothing else.
struct ReportPage {
    let lines: [ReportLine]
    let weeks: Int

    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Capacity</title>
        <style>
        body { font-family: sans-serif; margin: 2em } td, th { padding: .2em .8em; text-align: left }
        td.n { text-align: right } tr.low { background: #fdd }
        </style></head><body>
        <h1>Capacity</h1>
        <p>What is left, and what was left \(weeks == 1 ? "a week" : "\(weeks) weeks") before. Red: less than a fifth.</p>
        <table>
        <tr><th>Region</th><th>Service</th><th>Of</th><th>Left</th><th>Before</th><th>Total</th><th>Share</th></tr>
        \(lines.map(row).joined(separator: "\n"))
        </table></body></html>
        """
    }

    private func row(_ line: ReportLine) -> String {
        let cells = [line.availableNow, line.availableBefore, line.total].map(Self.number)
        let share = line.share.map { "\(Int(($0 * 100).rounded())) %" } ?? ""
        return "<tr\(line.share ?? 1 < 0.2 ? " class=\"low\"" : "")>"
            + [line.region, line.service, line.metric ?? ""].map { "<td>\(Self.escaped($0))</td>" }.joined()
            + (cells + [share]).map { "<td class=\"n\">\($0)</td>" }.joined() + "</tr>"
    }

    private static func number(_ value: Double?) -> String {
        value.map { String(format: "%.1f", $0) } ?? ""
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

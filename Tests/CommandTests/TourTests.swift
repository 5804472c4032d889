import Foundation
import Testing

/// docs/tour.md, walked: each command in turn, in one folder.
@Suite("Tour", .timeLimit(.minutes(5)))
struct TourTests {
    /// A command and what the document shows of its output.
    private struct Step {
        var command: String
        var shown: [String]
    }

    private static func steps() throws -> [Step] {
        var steps: [Step] = []
        for block in try Document("docs/tour.md").blocks {
            if block.language == "console" {
                steps += block.lines.filter { $0.hasPrefix("$ ") }.map {
                    Step(command: String($0.dropFirst(2)), shown: [])
                }
            } else if let last = steps.indices.last, steps[last].shown.isEmpty {
                steps[last].shown = block.lines
            }
        }
        return steps
    }

    @Test func `every step answers as the tour says`() async throws {
        let steps = try Self.steps()
        #expect(steps.count >= 12)
        let folder = try Workspace()
        let binaries = URL(fileURLWithPath: Esmql.path).deletingLastPathComponent().path
        for step in steps {
            let script = "cd '\(folder.folder.path)' && PATH='\(binaries)':\"$PATH\" && \(step.command)"
            let outcome = try await Esmql.run(["-c", script], executable: "/bin/sh")
            let fails = step.shown.contains { $0.hasPrefix("error[") }
            #expect((outcome.status == 0) == !fails, "\(step.command)\n\(outcome.error)")
            let output = (fails ? outcome.error : outcome.output).split(
                separator: "\n", omittingEmptySubsequences: false)
            let isCut = step.shown.last == "…"
            let shown = (isCut ? step.shown.dropLast() : step.shown[...]).map(Self.likeness)
            let seen = (isCut ? output.prefix(shown.count) : output.dropLast()).map {
                Self.likeness(String($0))
            }
            #expect(seen == shown, "\(step.command)\n\(outcome.output)\(outcome.error)")
        }
    }

    @Test func `links lead somewhere`() throws {
        for link in try Document("docs/tour.md").relativeLinks {
            let target = Esmql.package.appendingPathComponent("docs").appendingPathComponent(link)
            #expect(FileManager.default.fileExists(atPath: target.path), "\(link)")
        }
    }

    /// What stays of a line on another day: numbers, the widths of columns and the course of lines do not count.
    private static func likeness(_ line: String) -> String {
        if line.firstMatch(of: #/^[ 0-9.kMGTPE-]*[┤│]/#) != nil, line.last != "│" { return "(plot)" }
        // A row of a chart that no line crosses on this day.
        if line.trimmingCharacters(in: .whitespaces) == "│" { return "(plot)" }
        return line.replacing(#/[ █▏▎▍▌▋▊▉▓▒░▁▂▃▄▅▆▇]+/#, with: " ").replacing(#/[─┬┴┼]+/#, with: "─")
            .replacing(#/-?[0-9][0-9.:-]*/#, with: "0").replacing(#/(0[kMGT]? ?){2,}/#, with: "0 ")
            .trimmingCharacters(in: .whitespaces)
    }
}

import Testing

@testable import LineEditor

/// Colours while a line is typed; of the suite of the editor, since the signals of the process are shared.
extension LineReaderTests {
    /// Digits yellow, Chinese green.
    @Sendable private static func highlights(_ text: String) -> [Highlight] {
        var offset = 0
        var parts: [Highlight] = []
        for scalar in text.unicodeScalars {
            let end = offset + UTF8.width(scalar)
            let isDigit = (0x30...0x39).contains(scalar.value)
            if isDigit || scalar.value > 0x2E80 {
                parts.append(Highlight(range: offset..<end, color: isDigit ? .yellow : .green))
            }
            offset = end
        }
        return parts
    }

    /// Types keys one after the other at a terminal, and looks at the screen once a condition holds.
    private func screen(
        columns: Int, keys: [String], isHighlighted: Bool = true, until isDone: (TerminalScreen) -> Bool
    ) async throws -> TerminalScreen {
        let terminal = try PseudoTerminal(columns: UInt16(columns))
        let reader = try terminal.makeReader(highlighter: isHighlighted ? Self.highlights : nil)
        async let event = reader.readLine(prompt: "> ")
        terminal.expect("> ")
        for key in keys { terminal.type(key) }
        let screen = terminal.screen(columns: columns, until: isDone)
        terminal.type("\r")
        _ = await event
        return screen
    }

    @Test func partsOfALineHaveTheirColours() async throws {
        let screen = try await screen(columns: 80, keys: ["a12b", "区域", "3"]) { $0.runs(0).count == 3 }
        #expect(screen.text(0) == "> a12b区域3")
        #expect(screen.runs(0) == ["33:12", "32:区域", "33:3"])
        #expect(screen.column == 2 + 4 + 4 + 1)
    }

    @Test func aColourGoesWithItsText() async throws {
        // The 1 is deleted, letters come in the middle, the cursor stays there.
        let screen = try await screen(columns: 80, keys: ["a1b2c", "\u{1}", "\u{1B}[C", "\u{1B}[3~", "xy"]) {
            $0.text(0) == "> axyb2c" && $0.column == 5 && $0.runs(0) == ["33:2"]
        }
        #expect(screen.text(0) == "> axyb2c")
        #expect(screen.runs(0) == ["33:2"])
        #expect(screen.column == 5)
    }

    /// A line over several rows, with wide characters that do not fit at the end of one, stands where it stands plain.
    @Test(arguments: [9, 10, 11, 12, 13, 20])
    func aLineOverSeveralRowsStaysInItsPlace(_ columns: Int) async throws {
        let text = "select 1区域2 ab区域cd345 域"
        let keys = [text, "\u{1B}[D", "\u{1B}[D", "\u{1B}[D", "中"]
        let end = "ab区域cd34中5 域"
        func isDone(_ screen: TerminalScreen) -> Bool {
            (0..<8).map { screen.text($0) }.joined().replacing(" ", with: "").hasSuffix(
                end.replacing(" ", with: ""))
        }
        let plain = try await screen(columns: columns, keys: keys, isHighlighted: false, until: isDone)
        let colored = try await screen(columns: columns, keys: keys) { screen in
            isDone(screen) && screen.rows.joined().count { $0.color == 33 } == 5
                && screen.rows.joined().count { $0.color == 32 } == 12
        }
        for row in 0..<8 { #expect(colored.text(row) == plain.text(row), "row \(row)") }
        #expect(colored.row == plain.row)
        #expect(colored.column == plain.column)
    }

    @Test func coloursArePutToCodePoints() {
        let parts = [Highlight(range: 1..<4, color: .green), Highlight(range: 6..<99, color: .red)]
        #expect(Highlight.attributes(parts, of: "a区bcd") == [0, 32, 0, 0, 31])
        #expect(Highlight.attributes([], of: "").isEmpty)
    }
}

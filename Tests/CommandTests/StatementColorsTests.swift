import LineEditor
import Testing

@testable import esmql

/// What is typed at the prompt has the colours of its kinds.
@Suite struct StatementColorsTests {
    /// The parts with their colours.
    private func parts(_ line: String, pending: String = "") -> [String] {
        StatementColors.highlights(line, pending: pending).map { part in
            let bytes = Array(line.utf8)[part.range]
            return "\(part.color):\(String(decoding: bytes, as: UTF8.self))"
        }
    }

    @Test func kindsOfTokensHaveColours() {
        #expect(
            parts("select 名, 1.5, x'00', :a from t where b = '区' -- why") == [
                "magenta:select", "yellow:1.5", "green:x'00'", "cyan::a", "magenta:from", "magenta:where",
                "green:'区'", "dim:-- why",
            ])
        #expect(parts("\"a\" [b] `c` d").isEmpty)
        #expect(parts("select # 1") == ["magenta:select", "red:#", "yellow:1"])
    }

    @Test func commandsHaveOneColour() {
        #expect(parts(".mode csv") == ["cyan:.mode csv"])
        #expect(parts("select 1 \\g x.csv") == ["magenta:select", "yellow:1", "cyan:\\g x.csv"])
    }

    @Test func aLineGoesOnWhereTheOneBeforeEnded() {
        #expect(parts("b' 1", pending: "select 'a") == ["green:b'", "yellow:1"])
        #expect(parts("x */ 1", pending: "select /* a") == ["dim:x */", "yellow:1"])
        #expect(parts(".5", pending: "select 1,") == ["yellow:.5"])
        #expect(parts("'unfinished") == ["green:'unfinished"])
    }
}

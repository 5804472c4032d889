import Testing

@testable import esmql

@Suite("Display width")
struct FormatsDisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("中文", 4), ("ｆｕｌｌ", 8), ("한글", 4),
        ("\u{1112}\u{1161}\u{11AB}", 2), ("ｶﾅ", 2), ("。", 2), ("…", 1), ("─", 1), ("±", 1),
        ("𠀀", 2), ("☰", 2), ("\u{200B}", 0), ("a\u{200D}b", 2),
    ])
    func letters(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test(arguments: [
        ("🙂", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🏳️‍🌈", 2), ("🇨🇳", 2), ("❤️", 2), ("❤", 1), ("✅", 2),
        ("1️⃣", 2), ("👩🏽‍💻", 2), ("🫩", 2), ("⚙️", 2),
    ])
    func emoji(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
        #expect(DisplayWidth.of("中\(text)x") == width + 3)
    }

    @Test func prefixKeepsClustersWhole() {
        #expect(DisplayWidth.prefix(of: "中文字", width: 5) == ("中文", 4))
        #expect(DisplayWidth.prefix(of: "a👨‍👩‍👧b", width: 2) == ("a", 1))
        #expect(DisplayWidth.prefix(of: "a👨‍👩‍👧b", width: 3) == ("a👨‍👩‍👧", 3))
        #expect(DisplayWidth.prefix(of: "e\u{301}x", width: 1) == ("e\u{301}", 1))
        #expect(DisplayWidth.prefix(of: "abc", width: 0) == ("", 0))
    }
}

import QueryEngine

/// A result that is awkward for every format: names, texts and numbers that need care.
enum NastyResult {
    /// Repeated, empty and wide names, and one full of punctuation.
    static let columns = ["id", "名称", "ID", "id", "", "a,\"b\"|<i>'&\\\n_x_"]

    /// Rows of all storage classes.
    static let rows: [[Value]] = [
        [1, "plain", 1.5, nil, .blob([0, 0xAB, 0xFF]), "snake_case *bold*"],
        [.integer(.max), "中文，宽", .real(.infinity), "", .blob([]), "a,b;\"quoted\" 'single'"],
        [.integer(.min), "👨‍👩‍👧‍👦 e\u{301}", .real(-.infinity), "NULL", nil, "two\nlines\r\nand\tthree"],
        [9_007_199_254_740_993, "🇨🇳❤️", .real(.nan), "\\N", nil, "back\\slash | pipe \\| `code`"],
        [nil, "\u{FFFD}", .real(0.1 + 0.2), "\u{1B}[31m\u{7F}\r", nil, "<script>alert(1)</script>&amp;"],
        [0, "\u{202E}abc", -0.0, "=1+1", nil, " spaces "],
        [-1, "\"\u{301}'\u{301}", 1e300, "\n", nil, "[link](x) ~~no~~ $y$"],
    ]
}

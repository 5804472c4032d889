extension Parser {
    /// The most result columns of a query, and terms of GROUP BY and ORDER BY.
    static let columnLimit = 2000
    /// The most operands of a compound.
    static let compoundLimit = 500
    /// The most arguments of a call.
    static let argumentLimit = 127
    /// The largest number of a parameter.
    static let parameterLimit = 32_766

    /// Records a diagnostic where a list is longer than its limit.
    mutating func checkLimit(_ count: Int, _ limit: Int, _ problem: String, _ span: SourceSpan) {
        guard count > limit else { return }
        diagnostics.append(Diagnostic(.limitExceeded, "\(problem): \(count), at most \(limit)", at: span))
    }
}

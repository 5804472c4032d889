/// What a site counts in `offset_value`; the API reference calls it only "start value".
public enum OffsetUnit: String, Sendable, Hashable, CaseIterable {
    /// The rows before the page: 0, 1000, 2000 …
    case rows
    /// The pages before the page: 0, 1, 2 …
    case pages
}

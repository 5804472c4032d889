import ArgumentParser

/// How progress is told.
enum ProgressStyle: String, CaseIterable, Sendable, ExpressibleByArgument {
    /// A line on the terminal where standard error is one; otherwise not at all.
    case auto
    /// An object a line on standard error.
    case json
    /// Not at all.
    case none
}

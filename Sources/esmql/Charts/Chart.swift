/// A picture of an answer: what is drawn, without how.
struct Chart: Sendable, Hashable {
    /// What is drawn.
    var content: Content
    /// What the reader has to know beside the picture: what was left out, and why.
    var notes: [String] = []

    /// The kinds of pictures.
    enum Content: Sendable, Hashable {
        /// A bar for each number of each label.
        case bars(BarChart)
        /// A line for each series, over a time or a number.
        case lines(LineChart)
        /// Nothing can be drawn, for this reason.
        case nothing(String)
    }
}

/// Where a text may and where it must break, and how far its lines are indented.
struct Layout {
    /// What stands between two tokens.
    enum Break {
        /// Nothing.
        case none
        /// A space.
        case space
        /// A line end where the group is broken, else a space.
        case line
        /// A line end where the group is broken, else nothing.
        case soft
        /// In a broken group a line end where what follows does not fit, else a space.
        case fill
        /// A line end; it breaks all groups around it.
        case hard
    }

    /// How a frame indents its lines.
    enum Indent {
        /// As the frame around it.
        case keep
        /// By some columns more.
        case nest(Int)
        /// To where the frame begins.
        case align
    }

    /// A run of tokens with an indentation of its own; a group is broken where it does not fit into a line.
    struct Frame {
        var indent = Indent.keep
        var isGroup = false
        /// How many columns the group may take on one line.
        var longest = Int.max

        static let group = Frame(isGroup: true)
        static let aligned = Frame(indent: .align, isGroup: true)

        static func nested(_ columns: Int) -> Frame { Frame(indent: .nest(columns)) }
    }

    /// The place before a token: frames end, frames begin, a break, and frames begin behind the break.
    struct Gap {
        var closes = 0
        var before: [Frame] = []
        var space: Break?
        var behind: [Frame] = []
        /// Whether an empty line of the text is kept.
        var keepsBlankLine = false
        /// By how many columns comments on lines of their own are indented more.
        var commentIndent = 0
    }

    /// One for each token.
    var gaps: [Gap]

    /// Makes a frame of some tokens; the first break is within it where it `holdsBreak`.
    mutating func frame(_ tokens: Range<Int>, _ frame: Frame, holdsBreak: Bool = false) {
        guard !tokens.isEmpty else { return }
        if holdsBreak {
            gaps[tokens.lowerBound].before.append(frame)
        } else {
            gaps[tokens.lowerBound].behind.append(frame)
        }
        gaps[tokens.upperBound].closes += 1
    }
}

/// A part of a line that is drawn in a colour.
public struct Highlight: Hashable, Sendable {
    /// A colour of the terminal's own sixteen.
    public enum Color: UInt8, Hashable, Sendable {
        /// Dimmed text.
        case dim = 2
        /// Red.
        case red = 31
        /// Green.
        case green = 32
        /// Yellow.
        case yellow = 33
        /// Blue.
        case blue = 34
        /// Magenta.
        case magenta = 35
        /// Cyan.
        case cyan = 36
    }

    /// The offsets of its UTF-8 bytes in the line.
    public var range: Range<Int>
    /// Its colour.
    public var color: Color

    /// A part of a line.
    ///
    /// - Parameters:
    ///   - range: The offsets of its UTF-8 bytes in the line.
    ///   - color: Its colour.
    public init(range: Range<Int>, color: Color) {
        self.range = range
        self.color = color
    }

    /// The number that selects the colour of each code point of a text, 0 for none.
    static func attributes(_ highlights: [Highlight], of text: String) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: text.utf8.count)
        for highlight in highlights {
            for offset in highlight.range.clamped(to: bytes.indices) {
                bytes[offset] = highlight.color.rawValue
            }
        }
        var attributes: [UInt8] = []
        var offset = 0
        for scalar in text.unicodeScalars {
            attributes.append(bytes[offset])
            offset += UTF8.width(scalar)
        }
        return attributes
    }
}

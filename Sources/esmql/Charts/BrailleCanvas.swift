/// A field of dots, two by four in each cell of a terminal, drawn with braille characters.
struct BrailleCanvas {
    /// The cells across.
    let width: Int
    /// The cells down.
    let height: Int
    private var dots: [UInt8]
    private var owners: [Int]

    /// An empty field.
    ///
    /// - Parameters:
    ///   - width: The cells across, at least 1.
    ///   - height: The cells down, at least 1.
    init(width: Int, height: Int) {
        self.width = max(1, width)
        self.height = max(1, height)
        dots = Array(repeating: 0, count: self.width * self.height)
        owners = Array(repeating: -1, count: self.width * self.height)
    }

    /// The dots across.
    var dotsAcross: Int { width * 2 }
    /// The dots down.
    var dotsDown: Int { height * 4 }

    /// The character of a cell, nil where it has no dot, and who drew into it last.
    func cell(_ column: Int, _ row: Int) -> (character: Character, owner: Int)? {
        let index = row * width + column
        guard dots[index] != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(dots[index])) else { return nil }
        return (Character(scalar), owners[index])
    }

    /// Sets a dot, counted from the upper left corner; dots outside of the field are left out.
    mutating func set(_ x: Int, _ y: Int, owner: Int) {
        guard x >= 0, y >= 0, x < dotsAcross, y < dotsDown else { return }
        let index = y / 4 * width + x / 2
        dots[index] |= Self.bits[y % 4][x % 2]
        owners[index] = owner
    }

    /// Draws a straight line between two dots, both included.
    mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int), owner: Int) {
        let steps = max(abs(end.x - start.x), abs(end.y - start.y))
        guard steps > 0 else { return set(start.x, start.y, owner: owner) }
        for step in 0...steps {
            let share = Double(step) / Double(steps)
            set(
                start.x + Int((Double(end.x - start.x) * share).rounded()),
                start.y + Int((Double(end.y - start.y) * share).rounded()), owner: owner)
        }
    }

    /// The bits of the eight dots of a braille character, by row and column.
    private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
}

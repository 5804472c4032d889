import CBench
import QueryEngine

/// Pages of a thousand rows, as bytes and as what SQLite is to be given; a few of them, which come again and again.
struct SamplePages {
    /// How many rows a page has.
    static let rowsPerPage = 1000
    private static let distinct = 20

    /// The table.
    let shape: Shape
    /// The bodies.
    let bodies: [[UInt8]]
    /// Where in each body the array of items stands.
    let items: [Range<Int>]

    /// Renders the pages.
    init(_ shape: Shape) {
        self.shape = shape
        var bodies: [[UInt8]] = []
        var items: [Range<Int>] = []
        for page in 0..<Self.distinct {
            var body = Array(#"{"total":\#(Self.distinct * Self.rowsPerPage),"list":"#.utf8)
            let start = body.count
            for row in 0..<Self.rowsPerPage {
                body.append(UInt8(ascii: row == 0 ? "[" : ","))
                let members = shape.members.map {
                    "\"\($0.key)\":\"\($0.text(page * Self.rowsPerPage + row))\""
                }
                body.append(contentsOf: "{\(members.joined(separator: ","))}".utf8)
            }
            body.append(UInt8(ascii: "]"))
            items.append(start..<body.count)
            body.append(UInt8(ascii: "}"))
            bodies.append(body)
        }
        self.bodies = bodies
        self.items = items
    }

    /// The cells of the pages, one behind another: numbers as numbers, times as the engine writes them.
    ///
    /// Their texts live as long as the process.
    func cells() -> [[BenchCell]] {
        (0..<Self.distinct).map { page in
            (0..<Self.rowsPerPage).flatMap { row in
                shape.members.map { Self.cell($0.text(page * Self.rowsPerPage + row), $0.type) }
            }
        }
    }

    private static func cell(_ text: String, _ type: ColumnType) -> BenchCell {
        var cell = BenchCell()
        switch type {
        case .real:
            guard let value = Double(text) else { return null }
            cell.kind = CChar(UInt8(ascii: "r"))
            cell.real = value
        case .integer:
            guard let value = Int64(text) else { return null }
            cell.kind = CChar(UInt8(ascii: "i"))
            cell.integer = value
        default:
            let shown = type == .time ? Int64(text).flatMap(TimeText.format) ?? text : text
            let bytes = UnsafeMutableBufferPointer<CChar>.allocate(capacity: shown.utf8.count + 1)
            _ = bytes.initialize(from: shown.utf8.map { CChar(bitPattern: $0) } + [0])
            cell.kind = CChar(UInt8(ascii: "t"))
            cell.count = Int32(shown.utf8.count)
            cell.text = UnsafePointer(bytes.baseAddress)
        }
        return cell
    }

    private static var null: BenchCell {
        var cell = BenchCell()
        cell.kind = CChar(UInt8(ascii: "n"))
        return cell
    }
}

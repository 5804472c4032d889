import QueryEngine

/// Rows as JSON objects, without white space.
///
/// Keys stand in the order of the columns; a name that occurs again gets `_2`, `_3` and so on, so that no
/// value is lost. Integers are exact; a real number is the shortest that reads back the same; infinities are
/// `1e999` and `-1e999`, which readers of doubles take for them; blobs are strings of hexadecimal digits; a
/// NaN is `null`.
struct JSONObjects {
    /// What stands before each value of a row: `{"a":`, then `,"b":` and so on.
    private let prefixes: [[UInt8]]

    /// Objects with a key for each column.
    ///
    /// - Parameter columns: The columns of the result.
    init(columns: [ResultColumn]) {
        prefixes = DistinctNames.of(columns.map(\.name)).enumerated().map { index, name in
            var prefix = [UInt8(ascii: index == 0 ? "{" : ",")]
            Self.append(string: name, to: &prefix)
            prefix.append(UInt8(ascii: ":"))
            return prefix
        }
    }

    /// Writes a row as an object.
    ///
    /// - Parameters:
    ///   - row: As many values as there are columns.
    ///   - line: Where the object is added.
    func append(_ row: Row, to line: inout [UInt8]) {
        for (index, prefix) in prefixes.enumerated() {
            line.append(contentsOf: prefix)
            Self.append(index < row.values.count ? row.values[index] : .null, to: &line)
        }
        line.append(contentsOf: (prefixes.isEmpty ? "{}" : "}").utf8)
    }

    private static func append(_ value: Value, to line: inout [UInt8]) {
        switch value {
        case .null:
            line.append(contentsOf: "null".utf8)
        case .integer(let number):
            line.append(contentsOf: number.description.utf8)
        case .real(let number) where number.isInfinite:
            line.append(contentsOf: (number > 0 ? "1e999" : "-1e999").utf8)
        case .real(let number):
            line.append(contentsOf: (ValueText.real(number) ?? "null").utf8)
        case .text(let text):
            append(string: text, to: &line)
        case .blob(let bytes):
            append(string: ValueText.hex(bytes), to: &line)
        }
    }

    /// Writes a JSON string: quotes, backslashes and control characters escaped, all else as it is.
    private static func append(string: String, to line: inout [UInt8]) {
        line.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                line.append(UInt8(ascii: "\\"))
                line.append(byte)
            case 0x08: line.append(contentsOf: "\\b".utf8)
            case 0x09: line.append(contentsOf: "\\t".utf8)
            case 0x0A: line.append(contentsOf: "\\n".utf8)
            case 0x0C: line.append(contentsOf: "\\f".utf8)
            case 0x0D: line.append(contentsOf: "\\r".utf8)
            case 0..<0x20:
                line.append(contentsOf: "\\u00".utf8)
                line.append(contentsOf: ValueText.hex([byte]).utf8)
            default: line.append(byte)
            }
        }
        line.append(UInt8(ascii: "\""))
    }
}

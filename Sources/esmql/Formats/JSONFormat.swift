import QueryEngine

/// An array of objects, one object a line, and a line feed: `[]` where there are no rows.
///
/// Keys stand in the order of the columns. A name that occurs again gets `_2`, `_3` and so on, so that no
/// value is lost. Integers are exact; a real number is the shortest that reads back the same; infinities are
/// `1e999` and `-1e999`, which readers of doubles take for them; blobs are strings of hexadecimal digits; a
/// NaN is `null`.
struct JSONFormat: OutputFormat {
    let streams = true
    /// What stands before each value of a row: `{"a":`, then `,"b":` and so on.
    private var prefixes: [[UInt8]] = []
    private var line: [UInt8] = []
    private var isEmpty = true

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {
        isEmpty = true
        prefixes = Self.distinct(columns.map(\.name)).enumerated().map { index, name in
            var prefix = [UInt8(ascii: index == 0 ? "{" : ",")]
            Self.append(string: name, to: &prefix)
            prefix.append(UInt8(ascii: ":"))
            return prefix
        }
        try sink.write(Array("[".utf8))
    }

    mutating func row(_ row: Row, to sink: inout some ByteSink) throws(OutputError) {
        line.removeAll(keepingCapacity: true)
        if !isEmpty {
            line.append(contentsOf: ",\n".utf8)
        }
        isEmpty = false
        for (prefix, value) in zip(prefixes, row.values) {
            line.append(contentsOf: prefix)
            Self.append(value, to: &line)
        }
        line.append(contentsOf: (prefixes.isEmpty ? "{}" : "}").utf8)
        try sink.write(line)
    }

    mutating func end(to sink: inout some ByteSink) throws(OutputError) {
        try sink.write(Array("]\n".utf8))
    }

    /// Gives each repeated name the first free suffix.
    ///
    /// - Parameter names: The names of the columns.
    /// - Returns: As many names, all different; a name that occurs once is kept even where a suffix would
    ///   make it.
    static func distinct(_ names: [String]) -> [String] {
        var taken = Set(names)
        var seen: Set<String> = []
        return names.map { name in
            guard !seen.insert(name).inserted else { return name }
            var number = 2
            while !taken.insert("\(name)_\(number)").inserted {
                number += 1
            }
            return "\(name)_\(number)"
        }
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

/// Readers of the formats, as plain as their definitions, for tests that read documents back.
enum FormatsReaders {
    /// The records of a CSV document after RFC 4180; nil is a field without a character.
    static func csv(_ document: String) -> [[String?]] {
        var records: [[String?]] = []
        var fields: [String?] = []
        var field: [UInt8] = []
        var isQuoted = false
        var isInside = false
        func text() -> String? { isQuoted || !field.isEmpty ? String(decoding: field, as: UTF8.self) : nil }
        var bytes = Array(document.utf8)[...]
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "\"") where isInside && bytes.first == byte: field.append(bytes.removeFirst())
            case UInt8(ascii: "\""):
                isInside.toggle()
                isQuoted = true
            case _ where isInside: field.append(byte)
            case UInt8(ascii: ","), UInt8(ascii: "\n"):
                fields.append(text())
                (field, isQuoted) = ([], false)
                if byte == UInt8(ascii: "\n") {
                    records.append(fields)
                    fields = []
                }
            default: field.append(byte)
            }
        }
        return records
    }

    /// The records of a TSV document; nil is `\N`.
    static func tsv(_ document: String) -> [[String?]] {
        document.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast().map {
            $0.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(unescaped)
        }
    }

    private static func unescaped(_ field: Substring.UTF8View) -> String? {
        guard Array(field) != Array("\\N".utf8) else { return nil }
        var text: [UInt8] = []
        var rest = field
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
                text.append(byte)
                continue
            }
            switch escape {
            case UInt8(ascii: "t"): text.append(9)
            case UInt8(ascii: "n"): text.append(10)
            case UInt8(ascii: "r"): text.append(13)
            default: text.append(escape)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// A table from comma-separated values, its first record being the columns' names.
///
/// A column is INTEGER or REAL where all of its values are such numbers, else TEXT; an empty field without quotes is
/// NULL.
enum CSVTable {
    /// The table of a file's bytes.
    ///
    /// - Throws: a ``QueryError`` that names the file and the line.
    static func make(_ bytes: [UInt8], name: String, path: String) throws(QueryError) -> LocalTable {
        var reader = CSVReader(bytes)
        var records: [[CSVReader.Field]] = []
        do throws(CSVError) {
            while let record = try reader.record() {
                if let first = records.first, record.count != first.count {
                    throw CSVError(
                        line: reader.line - 1,
                        reason: "\(record.count) fields instead of \(first.count)")
                }
                records.append(record)
            }
        } catch { throw FileBytes.failure(path, "line \(error.line): \(error.reason)") }
        guard let header = records.first else { throw FileBytes.failure(path, "there is no line with names") }
        let data = records.dropFirst()
        let names = header.map(\.text).distinctColumnNames
        let columns = header.indices.map { index in
            Column(names[index], type(of: data.lazy.map { $0[index] }), source: ColumnSource.none)
        }
        let rows = data.map { record in
            record.indices.map { value(record[$0], columns[$0].type) }
        }
        return LocalTable(name: name, columns: columns, summary: "the file \(path)", rows: rows)
    }

    private static func type(of fields: some Sequence<CSVReader.Field>) -> ColumnType {
        var type: ColumnType?
        for field in fields where field.isQuoted || !field.text.isEmpty {
            switch number(field) {
            case .integer: type = type ?? .integer
            case .real: type = .real
            default: return .text
            }
        }
        return type ?? .text
    }

    private static func value(_ field: CSVReader.Field, _ type: ColumnType) -> Value {
        if field.text.isEmpty, !field.isQuoted { return .null }
        guard type != .text else { return .text(field.text) }
        let value = number(field)
        if type == .real, case .integer(let integer) = value { return .real(Double(integer)) }
        return value
    }

    /// The number that a field is, text where it is none: `007` and `+5` are codes.
    private static func number(_ field: CSVReader.Field) -> Value {
        guard !field.isQuoted else { return .text(field.text) }
        let digits = field.text.hasPrefix("-") ? field.text.dropFirst() : field.text[...]
        guard let first = digits.first, first.isNumber,
            digits == "0" || first != "0" || digits.hasPrefix("0.")
        else {
            return .text(field.text)
        }
        switch NumberReader.number(field.text) {
        case .integer(let integer): return .integer(integer)
        // All digits and too long for an integer: an id, which a double would round.
        case .real(let real): return digits.allSatisfy(\.isNumber) ? .text(field.text) : .real(real)
        case nil: return .text(field.text)
        }
    }
}

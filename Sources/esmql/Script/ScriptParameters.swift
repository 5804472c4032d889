import ArgumentParser
import ESMQL

/// The values of `--param name=value`.
struct ScriptParameters {
    /// The values: numbers where the text is one as SQL would write it, text otherwise.
    let values: QueryParameters

    /// Takes the options apart.
    ///
    /// - Throws: a `ValidationError` for one without a name or a `=`.
    init(_ options: [String]) throws {
        var named: [String: Value] = [:]
        for option in options {
            guard let equals = option.firstIndex(of: "="), equals != option.startIndex else {
                throw ValidationError("--param takes name=value, not '\(option)'.")
            }
            var name = option[..<equals]
            if let first = name.first, ":$@".contains(first) { name = name.dropFirst() }
            named[String(name)] = Self.value(String(option[option.index(after: equals)...]))
        }
        values = QueryParameters(named: named)
    }

    private static func value(_ text: String) -> Value {
        // '0123' and '+5' are codes or phone numbers rather than numbers.
        if let integer = Int64(text), String(integer) == text { return .integer(integer) }
        if let real = Double(text), real.isFinite, text.contains("."),
            text.first?.isNumber == true || text.first == "-"
        {
            return .real(real)
        }
        return .text(text)
    }
}

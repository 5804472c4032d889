import ArgumentParser
import ESMQL
import SQLSyntax

/// The values of `--param name=value`.
struct ScriptParameters {
    /// The values: numbers where the text is one as SQL would write it, text otherwise.
    let values: QueryParameters

    /// Takes the options apart.
    ///
    /// - Throws: a `ValidationError` for one without a name or a `=`.
    init(_ options: [String]) throws {
        let named = try Self.texts(options).map { ($0.name, Self.value($0.text)) }
        values = QueryParameters(named: Dictionary(named) { $1 })
    }

    /// Takes the options apart, and the parameters that a script declares by their types.
    ///
    /// - Parameters:
    ///   - options: the options.
    ///   - header: what the script declares and uses.
    ///   - now: the instant that days and times count from, in milliseconds since 1970.
    /// - Throws: a `ValidationError` for a parameter that the script does not know, that its type does not take or
    ///   that is missing.
    init(_ options: [String], for header: ScriptHeader, now: Int64) throws {
        var named: [String: Value] = [:]
        let declared = header.declarations.map(\.name)
        for (name, text) in try Self.texts(options) {
            guard let declaration = header.declarations.first(where: { $0.name == name }) else {
                guard declared.isEmpty || header.used.contains(name) else {
                    let near = Nearest.names(to: name, among: declared, limit: 1).first
                    let hint = near.map { "did you mean \($0)?" } ?? "--list-params lists them"
                    throw ValidationError("The script has no parameter \(name); \(hint)")
                }
                named[name] = Self.value(text)
                continue
            }
            named[name] = try Self.value(of: declaration, text, now)
        }
        var missing: [String] = []
        for declaration in header.declarations where named[declaration.name] == nil {
            if let standard = declaration.standard {
                named[declaration.name] =
                    standard.lowercased() == "null" ? .null : try Self.value(of: declaration, standard, now)
            } else {
                missing.append(declaration.name)
            }
        }
        guard missing.isEmpty else {
            throw ValidationError(
                "The script needs \(missing.map { "--param \($0)=…" }.joined(separator: ", ")).")
        }
        values = QueryParameters(named: named)
    }

    /// Values at hand with the defaults of a script, and by its types.
    ///
    /// - Parameters:
    ///   - parameters: the values at hand.
    ///   - header: what the script declares.
    ///   - now: the instant that days and times count from, in milliseconds since 1970.
    /// - Returns: a value for each parameter that the script declares, and the others as they are.
    /// - Throws: a ``CommandError`` for a parameter without a value, or with one that its type does not take.
    static func completed(
        _ parameters: QueryParameters, for header: ScriptHeader, now: Int64
    ) throws(CommandError) -> QueryParameters {
        var parameters = parameters
        for declaration in header.declarations {
            switch parameters.named[declaration.name] {
            case nil:
                guard let standard = declaration.standard else {
                    throw CommandError(
                        "the script needs the parameter \(declaration.name): .param \(declaration.name) …")
                }
                parameters.named[declaration.name] =
                    standard.lowercased() == "null" ? .null : try declaration.type.value(standard, now: now)
            case .text(let text)? where declaration.type != .list:
                parameters.named[declaration.name] = try declaration.type.value(text, now: now)
            default: break
            }
        }
        return parameters
    }

    private static func value(of declaration: ParameterDeclaration, _ text: String, _ now: Int64) throws
        -> Value
    {
        do { return try declaration.type.value(text, now: now) } catch {
            throw ValidationError("The parameter \(declaration.name) is wrong: \(error.message).")
        }
    }

    private static func texts(_ options: [String]) throws -> [(name: String, text: String)] {
        try options.map { option in
            guard let equals = option.firstIndex(of: "="), equals != option.startIndex else {
                throw ValidationError("--param takes name=value, not '\(option)'.")
            }
            var name = option[..<equals]
            if let first = name.first, ":$@".contains(first) { name = name.dropFirst() }
            return (String(name), String(option[option.index(after: equals)...]))
        }
    }

    /// The value of a text: a number where SQL would write the number so, text otherwise.
    static func value(_ text: String) -> Value {
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

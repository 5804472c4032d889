internal import SQLSyntax

/// Turns the facts about one table into the parameters of its requests.
///
/// Every parameter only ever narrows to a superset of the rows that the facts allow.
struct ParameterPushdown {
    /// The parameters' values, one dictionary a fetch; a single empty one asks for everything.
    private(set) var combinations: [[String: String]] = [[:]]
    /// The parameters without those that have several values and need none; nil where there is nothing to leave out.
    private(set) var whole: [String: String]?
    /// The conditions that became parameters, with the effect.
    private(set) var effects: [SourceSpan: PredicateReport.Effect] = [:]
    /// Required parameters for which no constant is known.
    private(set) var missing: [ScanParameter] = []
    /// Parameters that the requests can do without and no constant is known for.
    private(set) var open: [ScanParameter] = []
    /// Why no row can meet the facts, where none can.
    private(set) var emptyReason: String?

    /// How many requests the values of parameters that a request can do without may make of one scan.
    private static let most = 10_000

    private let schema: TableSchema

    /// The parameters for the facts about a table.
    init(_ schema: TableSchema, facts: [Fact], folder: ConstantFolder) {
        self.schema = schema
        var spans: [String: [(span: SourceSpan, isWhole: Bool)]] = [:]
        var several: Set<String> = []
        for parameter in schema.parameters {
            guard let index = schema.ownColumnIndex(parameter.column) else { continue }
            let column = schema.columns[index]
            var allowed: [String]? = parameter.defaultValues.isEmpty ? nil : parameter.defaultValues
            for fact in facts where fact.column == index {
                // What a table requires comes from the rows themselves where it can: those are fewer.
                if fact.isCarried, parameter.isRequired { continue }
                guard case .oneOf(let expressions) = fact.kind,
                    let values = Self.values(expressions, column: column, folder: folder)
                else { continue }
                if values.isEmpty { emptyReason = "\(column.name) can equal none of the values" }
                let texts = values.map { parameter.encode($0) }
                guard texts.allSatisfy({ $0 != nil }) else { continue }
                let list = texts.compactMap(\.self).uniqued
                allowed = allowed.map { $0.filter(list.contains) } ?? list
                spans[parameter.name, default: []].append((fact.condition, fact.isWhole))
            }
            if let allowed, parameter.isNeeded || combinations.count * allowed.count <= Self.most {
                if allowed.isEmpty, emptyReason == nil {
                    emptyReason =
                        parameter.defaultValues.isEmpty
                        ? "the conditions on \(column.name) contradict each other"
                        : "no known \(column.name) meets the conditions"
                }
                if allowed.count > 1, !parameter.isNeeded { several.insert(parameter.name) }
                combinations = combinations.flatMap { combination in
                    allowed.map { text in combination.merging([parameter.name: text]) { $1 } }
                }
            } else if parameter.isRequired {
                missing.append(parameter)
            } else if allowed == nil {
                open.append(parameter)
            }
        }
        let wholes = combinations.map { schema.refine($0.filter { !several.contains($0.key) }) }.uniqued
        combinations = Self.separated(combinations.map(schema.refine), schema)
        if wholes.count == 1, combinations.count > 1 { whole = wholes[0] }
        for parameter in schema.parameters {
            guard !combinations.isEmpty, combinations.allSatisfy({ $0[parameter.name] != nil }) else {
                continue
            }
            for (span, isWhole) in spans[parameter.name] ?? [] {
                effects[span] =
                    parameter.isExact && isWhole ? .exact(parameter.name) : .superset(parameter.name)
            }
        }
    }

    /// The values that a column may have, as it holds them; nil where one of them is not known beforehand.
    ///
    /// NULL equals nothing and is left out.
    static func values(_ expressions: [Expression], column: Column, folder: ConstantFolder) -> [Value]? {
        var values: [Value] = []
        for expression in expressions {
            guard let value = folder.value(expression) else { return nil }
            if value == .null { continue }
            if column.type == .text, column.enumeration == nil, ConstantFolder.isNumericCast(expression) {
                return nil
            }
            guard let held = column.held(value) else { return nil }
            values.append(held)
        }
        return values.uniqued
    }
}

extension Column {
    /// The form in which the column would hold a value that equals `value` in SQLite; nil where that is not sure.
    func held(_ value: Value) -> Value? {
        switch (type, value) {
        case (.text, .text(let text)), (.json, .text(let text)):
            guard let enumeration else { return value }
            if let canonical = enumeration.canonical(text) { return .text(canonical) }
            // A column that repeats what was asked for holds an unknown value as it was asked for.
            if case .parameter = source { return value }
            return nil
        case (.text, .integer(let integer)): return held(.text(String(integer)))
        case (.integer, .integer): return value
        case (.integer, .text(let text)):
            switch NumberReader.number(text) {
            case .integer(let integer): return .integer(integer)
            case .real(let real): return Int64(exactly: real).map(Value.integer)
            case nil: return nil
            }
        case (.integer, .real(let real)): return Int64(exactly: real).map(Value.integer)
        case (.time, _): return LiteralRewrite.milliseconds(value).map(Value.integer)
        default: return nil
        }
    }
}

extension Array where Element: Hashable {
    /// The elements without repetitions, in order.
    var uniqued: [Element] {
        guard count > 1 else { return self }
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

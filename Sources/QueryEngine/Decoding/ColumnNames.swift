/// The columns of a result by the names that properties have for them.
struct ColumnNames: Sendable {
    /// The names in order.
    let names: [String]
    private let indexByName: [String: Int]

    /// Of several columns with one name the first one counts.
    init(_ names: [String]) {
        self.names = names
        indexByName = Dictionary(
            names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The column of a property: of exactly its name, or of its name in snake_case.
    func index(of key: String) -> Int? {
        indexByName[key] ?? indexByName[Self.snakeCase(key)]
    }

    /// A name in snake_case: `hostName` is `host_name`, `hostID` is `host_id`, `usedGB` is `used_gb`.
    static func snakeCase(_ name: String) -> String {
        var output = ""
        let characters = Array(name)
        for (index, character) in characters.enumerated() {
            let startsWord =
                character.isUppercase && index > 0 && characters[index - 1] != "_"
                && (!characters[index - 1].isUppercase
                    || characters.element(index + 1)?.isLowercase ?? false)
            if startsWord { output += "_" }
            output += character.lowercased()
        }
        return output
    }
}

internal import SQLSyntax
internal import Yams

/// A value of a catalogue file, with its place.
struct CatalogNode {
    private let node: Node
    private let file: String
    /// The place of the key that it is the value of, for values without one.
    private let key: Mark?

    private init(_ node: Node, file: String, key: Mark? = nil) {
        self.node = node
        self.file = file
        self.key = key
    }

    /// The document of a text.
    static func root(of text: String, file: String) throws(CatalogFileError) -> CatalogNode {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw CatalogFileError(file: file, line: 1, column: 1, message: "the file is empty")
            }
            return CatalogNode(node, file: file)
        } catch let error as CatalogFileError {
            throw error
        } catch {
            throw CatalogFileError(error, file: file, text: text)
        }
    }

    /// An error at the value.
    func error(_ message: String) -> CatalogFileError {
        let mark = node.mark ?? key
        return CatalogFileError(
            file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, message: message)
    }

    /// Where the value is, for errors that come up later.
    var place: String {
        let mark = node.mark ?? key
        return "\(file):\(mark?.line ?? 1):\(mark?.column ?? 1)"
    }

    /// Whether it has members.
    var isMapping: Bool { node.mapping != nil }

    /// The members in order.
    ///
    /// - Parameter what: what the value is, for the error where it has no members.
    /// - Returns: names and values.
    /// - Throws: an error at the value where it has none.
    func members(_ what: String) throws(CatalogFileError) -> [(
        name: String, key: CatalogNode, value: CatalogNode
    )] {
        guard let mapping = node.mapping else {
            throw error("\(what) has to be a mapping, a name: value on each line")
        }
        var members: [(name: String, key: CatalogNode, value: CatalogNode)] = []
        for (key, value) in mapping {
            let keyNode = CatalogNode(key, file: file, key: key.mark)
            members.append(
                (try keyNode.text("a name"), keyNode, CatalogNode(value, file: file, key: key.mark)))
        }
        return members
    }

    /// The members by name, of which only some may be there.
    ///
    /// - Parameters:
    ///   - what: what the value is, for errors.
    ///   - known: the names that there can be.
    /// - Returns: the values by name.
    /// - Throws: an error at the first name that there cannot be.
    func members(_ what: String, _ known: [String]) throws(CatalogFileError) -> [String: CatalogNode] {
        var members: [String: CatalogNode] = [:]
        for (name, key, value) in try self.members(what) {
            guard known.contains(name) else {
                let near = Nearest.names(to: name, among: known, limit: 1)
                let hint =
                    near.first.map { "; did you mean \($0)?" }
                    ?? "; there are \(known.sorted().joined(separator: ", "))"
                throw key.error("\(what) has no \(name)\(hint)")
            }
            members[name] = value
        }
        return members
    }

    /// The elements of a list; a single value is a list of one.
    func list(_ what: String) throws(CatalogFileError) -> [CatalogNode] {
        if let sequence = node.sequence {
            return sequence.map { CatalogNode($0, file: file, key: key) }
        }
        guard node.scalar != nil else { throw error("\(what) has to be a list") }
        return [self]
    }

    /// The text of a plain value.
    func text(_ what: String) throws(CatalogFileError) -> String {
        guard let scalar = node.scalar else { throw error("\(what) has to be a text") }
        return scalar.string
    }

    /// A text of which there are only some.
    func word<Word: RawRepresentable & CaseIterable>(
        _ what: String, _ type: Word.Type
    ) throws(CatalogFileError) -> Word where Word.RawValue == String {
        let text = try text(what)
        guard let word = Word(rawValue: text) else {
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw error("\(what) has to be one of \(known), not \(text)")
        }
        return word
    }

    /// A whole number within a range.
    func integer(_ what: String, _ range: ClosedRange<Int>) throws(CatalogFileError) -> Int {
        guard let number = Int(try text(what)), range.contains(number) else {
            throw error("\(what) has to be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// `true` or `false`.
    func truth(_ what: String) throws(CatalogFileError) -> Bool {
        switch try text(what) {
        case "true": true
        case "false": false
        default: throw error("\(what) has to be true or false")
        }
    }

    /// The way to a value.
    func path(_ what: String) throws(CatalogFileError) -> JSONPath {
        let text = try text(what)
        guard let path = JSONPath(text) else {
            throw error("\(what) is no path such as data.items or labels[0].name: \(text)")
        }
        return path
    }
}

extension CatalogFileError {
    /// What the YAML parser says.
    fileprivate init(_ error: any Error, file: String, text: String) {
        var mark: Mark?
        var line: Int?
        let message: String
        switch error as? YamlError {
        case .scanner(_, let problem, let place, _), .parser(_, let problem, let place, _),
            .composer(_, let problem, let place, _):
            mark = place
            message = problem
        case .duplicatedKeysInMapping(let keys, let context):
            mark = context.mark
            line = Self.secondLine(of: keys.first ?? "", behind: context.mark, text)
            message = "\(keys.joined(separator: ", ")) is there twice"
        case .reader(let problem, _, _, _): message = problem
        default: message = "\(error)"
        }
        self.init(
            file: file, line: line ?? mark?.line ?? 1, column: mark?.column ?? 1,
            message: "it is not YAML: \(message)")
    }

    /// The line of a key that is there twice; the parser names only the mapping.
    private static func secondLine(of key: String, behind mark: Mark, _ text: String) -> Int? {
        let indent = String(repeating: " ", count: mark.column - 1)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .dropFirst(mark.line - 1).filter { $0.element.hasPrefix(indent + key + ":") }
        return lines.dropFirst().first.map { $0.offset + 1 }
    }
}

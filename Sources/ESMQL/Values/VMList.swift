/// The `vm_list` of 4.1.16: a list of lists, each a machine.
///
/// Position 2 is the operating system and 3 the processors as JSON; 0 and 1 are taken for id and name, which the
/// reference does not say.
enum VMList {
    /// A virtual machine.
    struct Machine: Hashable {
        var id: String?
        var name: String?
        var os: String?
        var cpu: String?
    }

    /// The machines of a list; nil where the text cannot be read.
    ///
    /// An empty text and `None` are lists of none.
    static func machines(_ text: String) -> [Machine]? {
        let start = text.drop(while: \.isWhitespace)
        if start.isEmpty || start.hasPrefix("null") && start.dropFirst(4).allSatisfy(\.isWhitespace) {
            return []
        }
        let rows: [PythonLiteral]
        switch PythonLiteral(text) {
        case .list(let list)?: rows = list
        case PythonLiteral.none?: return []
        case .text?, .word?, nil: return nil
        }
        var machines: [Machine] = []
        for row in rows {
            guard case .list(let fields) = row else { return nil }
            func field(_ index: Int) -> String? { index < fields.count ? fields[index].text : nil }
            machines.append(Machine(id: field(0), name: field(1), os: field(2), cpu: field(3)))
        }
        return machines
    }
}

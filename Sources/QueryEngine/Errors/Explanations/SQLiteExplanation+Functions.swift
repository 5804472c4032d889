internal import SQLSyntax

/// Functions that do not exist, and calls with too few or too many arguments.
extension SQLiteExplanation {
    var functionFinding: Finding? {
        if let name = word(after: "no such function: ") { return unknownFunction(name) }
        if let name = word(after: "wrong number of arguments to function ", before: "()") {
            return argumentCount(name)
        }
        if let name = word(after: "not authorized to use function: ") {
            return Finding(
                message: "\(name)() is not allowed: it reaches outside of the query",
                span: call(of: name)?.place.span)
        }
        if let name = word(after: "unsafe use of ", before: "()") {
            return Finding(message: "\(name)() cannot be called here", span: call(of: name)?.place.span)
        }
        if let name = word(after: "'", before: "' is not a function") {
            return Finding(
                message: "\(name) is no function: it takes no arguments",
                span: inventory.tableFunctions.first { $0.name.name.name == name }?.span,
                hints: ["write the name alone, and the conditions in WHERE"])
        }
        return nil
    }

    private func unknownFunction(_ name: String) -> Finding {
        let place = call(of: name)?.call.name.span ?? span
        let folded = name.asciiLowercased
        var hints: [String] = []
        if let hint = Lookalike.hint(in: name) {
            hints = [hint]
        } else if FunctionKinds.tables[folded] != nil {
            hints = ["\(name)() stands for a table: write it in FROM"]
        } else if let hint = ForeignFunctions.hint(for: folded) {
            hints = [hint]
        } else {
            let near = Nearest.names(to: name, among: KnownFunctions().names)
            if !near.isEmpty { hints = ["did you mean \(near.map { "\($0)()" }.joined(separator: " or "))?"] }
        }
        return Finding(message: "no such function: \(name)", span: place, hints: hints)
    }

    private func argumentCount(_ name: String) -> Finding {
        let found = call(of: name)
        let folded = name.asciiLowercased
        var text = "wrong number of arguments to function \(name)()"
        if let arity = KnownFunctions().arity(of: folded) {
            text += ": it takes \(arity)"
            if let found {
                if case .star = found.call.arguments {
                    text += ", not *"
                } else {
                    text += ", not \(found.call.argumentCount == 0 ? "none" : "\(found.call.argumentCount)")"
                }
            }
        }
        var hints = FunctionUsage.calls[folded].map { ["write \($0)"] } ?? []
        if let call = found?.call, call.isDistinct, call.argumentCount > 1 {
            hints = ["count distinct rows in a subquery: SELECT count(*) FROM (SELECT DISTINCT … FROM …)"]
        }
        return Finding(message: text, span: found?.place.span ?? span, hints: hints)
    }
}

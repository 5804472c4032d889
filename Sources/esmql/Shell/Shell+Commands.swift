import ESMQL
import SQLSyntax

/// What commands change, and tell of what there is.
extension Shell {
    /// Goes over to a line for each value, or back; to the other one for nil.
    func expand(_ isOn: Bool?) async throws {
        let current = await writer.format
        let isOn = isOn ?? (current != .line)
        if isOn, current != .line {
            settings.formatBefore = current
            await writer.use(.line)
        } else if !isOn, current == .line {
            await writer.use(settings.formatBefore ?? .table)
        }
    }

    /// Tells what answers cost, or no longer; the other one for nil.
    func time(_ isOn: Bool?) async {
        let isTimed = isOn ?? !settings.showsTiming
        settings.showsTiming = isTimed
        // One of the two lines counts the rows.
        await writer.change { $0.countsRows = !isTimed }
    }

    /// Prints statements before their answers, or no longer.
    func echo(_ isOn: Bool?) {
        settings.echoes = isOn ?? !settings.echoes
    }

    /// Ends scripts at the first error, or no longer.
    func bail(_ isOn: Bool?) {
        settings.bails = isOn ?? !settings.bails
    }

    /// Tells the plan of each query, or no longer.
    func explainEach(_ isOn: Bool) {
        settings.explains = isOn
    }

    /// The last answer.
    ///
    /// - Throws: a ``CommandError`` where there is none.
    func lastAnswer() async throws -> Answer {
        guard let answer = await writer.last else {
            throw CommandError("there is no answer that was kept")
        }
        return answer
    }

    // MARK: Settings

    /// Changes a setting of the session.
    ///
    /// - Throws: a ``CommandError`` that says what is wrong.
    func set(_ name: String, to value: String) async throws {
        let name = name.replacing("\"", with: "\"\"")
        let text = "set \"\(name)\" = '\(value.replacing("'", with: "''"))'"
        do { _ = try await session.engine.query(text) } catch {
            let hint = error.diagnostics.first?.hints.first.map { "; \($0)" } ?? ""
            throw CommandError(error.message + hint)
        }
    }

    /// The value of a setting of the session.
    func setting(_ name: String) async throws -> String {
        let rows = try await session.engine.query("show settings").allRows()
        guard case .text(let value)? = rows.first(where: { $0[0] == .text(name) })?[1] else { return "" }
        return value
    }

    /// The settings of the session and of the shell.
    func showSettings() async throws {
        let session = try await session.engine.query("show settings").allRows()
        let options = await writer.options
        let own: [(String, String, String)] = [
            ("mode", await writer.format.rawValue, "the form of the answers"),
            ("headers", Self.word(options.showsHeader), "whether they begin with the names of the columns"),
            ("nullvalue", options.nullText, "what stands for NULL"),
            ("timer", Self.word(settings.showsTiming), "whether what they have cost is told"),
            ("output", await writer.targetName ?? "", "where they go, if not to the standard output"),
            ("pager", await writer.pagerCommand ?? "off", "what shows long ones"),
            ("progress", Self.word(progress.isTurnedOn), "whether slow statements tell how far they are"),
            ("echo", Self.word(settings.echoes), "whether statements are printed before their answers"),
            ("explain", Self.word(settings.explains), "whether plans are told before the answers"),
            ("bail", Self.word(settings.bails), "whether the first error ends a script"),
        ]
        let rows = session + own.map { Row([.text($0.0), .text($0.1), .text($0.2)]) }
        let columns = ["setting", "value", "summary"].map { ResultColumn(name: $0, type: .text) }
        try await writer.write(Answer(columns: columns, rows: rows))
    }

    /// Forgets what is cached of a table, or of all.
    ///
    /// - Throws: a ``StatementError`` where there is no such table.
    func forget(_ table: String?) async throws {
        let names = table.map { [$0] } ?? session.engine.catalog.providers.map(\.schema.name)
        for name in names {
            do { _ = try await session.engine.query("refresh \(identifier: name)") } catch {
                throw Self.placed(error, in: nil)
            }
        }
    }

    private static func word(_ flag: Bool) -> String { flag ? "on" : "off" }

    // MARK: Parameters

    /// Keeps the one row of an answer as parameters.
    ///
    /// - Throws: a ``StatementError``, or a ``CommandError`` where there is not exactly one row.
    func keepRow(of query: ShellQuery, prefix: String) async throws {
        let answer = try await answer(query)
        guard answer.rows.count == 1, let row = answer.rows.first else {
            let count = answer.rows.isEmpty ? "no row" : "\(answer.rows.count) rows"
            throw CommandError("the answer has \(count), exactly one is needed")
        }
        for (column, value) in zip(answer.columns, row.values) {
            parameters.named[prefix + column.name] = value
        }
    }

    /// Gives a parameter a value, or lists the parameters: `.param day 2026-11-01`, `.param set day …`,
    /// `.param list`, `.param clear`.
    func setParameter(_ call: ShellCall) async throws {
        var words = call.words[...]
        if call.line.style == .dot {
            switch words.first {
            case "set" where words.count >= 3: words = words.dropFirst()
            case "unset" where words.count == 2: return try unsetParameter(words.last ?? "")
            case "list" where words.count == 1: words = []
            case "clear" where words.count == 1:
                parameters = .none
                return
            default: break
            }
        }
        guard let name = words.first else {
            let rows = parameters.named.sorted { $0.key < $1.key }.map { Row([.text($0.key), $0.value]) }
            return try await writer.write(
                Answer(
                    columns: [ResultColumn(name: "parameter", type: .text), ResultColumn(name: "value")],
                    rows: rows))
        }
        let value = words.dropFirst().filter { $0 != "=" || words.count > 3 }.joined(separator: " ")
        parameters.named[Self.bare(name)] = ScriptParameters.value(value)
    }

    /// Takes a parameter's value away.
    ///
    /// - Throws: a ``CommandError`` where it has none.
    func unsetParameter(_ name: String) throws {
        guard parameters.named.removeValue(forKey: Self.bare(name)) != nil else {
            let near = Nearest.names(to: name, among: parameters.named.keys.sorted(), limit: 1).first
            throw CommandError("no parameter \(name)" + (near.map { "; did you mean \($0)?" } ?? ""))
        }
    }

    private static func bare(_ name: String) -> String {
        guard let first = name.first, ":$@".contains(first) else { return name }
        return String(name.dropFirst())
    }
}

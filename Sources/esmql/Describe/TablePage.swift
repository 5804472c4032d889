import ESMQL

/// The page that describes a table: where its rows come from, its columns, codes, and an example.
struct TablePage {
    let schema: TableSchema
    let language: Language

    /// The lines of the page.
    ///
    /// - Parameter width: the columns of the terminal.
    /// - Returns: the lines.
    func lines(width: Int) -> [String] {
        let parts = [
            TextWrapping.lines("\(schema.name): \(schema.summary[language])", width: width),
            head.lines(width: width), columns(hidden: false).lines(width: width),
            legend(width), codes.lines(width: width),
            hidden(width), wireNames(width), example,
        ]
        return Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    private var head: TextColumns {
        var head = TextColumns(indent: "  ", limits: [10, .max])
        func add(_ word: LocalizedText, _ text: String) { head.rows.append([word[language], text]) }
        if let reference = schema.reference {
            add(PageWords.section, PageWords.section(reference, language))
            add(PageWords.request, "\(reference.method) \(reference.path)")
        }
        let required = schema.parameters.filter(\.isRequired)
        if schema.reference != nil {
            add(PageWords.needs, required.isEmpty ? PageWords.nothing[language] : needs(required))
        }
        for parameter in schema.parameters where !parameter.defaultValues.isEmpty {
            add(PageWords.asks, PageWords.fanOut(parameter.column, parameter.defaultValues.count)[language])
        }
        if let column = schema.timeColumn, let reach = schema.reach(of: column) {
            add(PageWords.window, PageWords.windowed(by: column, reach.parameter, language))
        }
        if let reference = schema.reference {
            add(PageWords.paging, reference.paging[language])
            add(PageWords.rate, reference.rate[language])
        }
        return head
    }

    private func needs(_ parameters: [ScanParameter]) -> String {
        let colon = language == .chinese ? "：" : ": "
        let texts = parameters.map { parameter in
            guard let origin = parameter.origin?[language] else { return parameter.column }
            return origin.hasPrefix(parameter.column) ? origin : parameter.column + colon + origin
        }
        return texts.joined(separator: language == .chinese ? "；" : "; ")
    }

    private func columns(hidden: Bool) -> TextColumns {
        var table = TextColumns(indent: "  ", limits: [24, 8, 14, 26, .max])
        let chosen = schema.columns.filter { $0.isHidden == hidden }
        guard !chosen.isEmpty else { return table }
        if !hidden {
            table.rows.append(
                [
                    PageWords.column, PageWords.type, PageWords.unit, PageWords.reaches, PageWords.meaning,
                ].map { $0[language] })
            // A column of nothing but its title says nothing.
            if !chosen.contains(where: { $0.unit != nil }) { table.rows[0][2] = "" }
            if !chosen.contains(where: { schema.reach(of: $0.name) != nil }) { table.rows[0][3] = "" }
        }
        for column in chosen {
            table.rows.append([
                column.name, column.type.rawValue, column.unit?[language] ?? "", reach(of: column),
                column.summary[language],
            ])
        }
        return table
    }

    private func legend(_ width: Int) -> [String] {
        guard schema.columns.contains(where: { schema.reach(of: $0.name) != nil }) else { return [] }
        return TextWrapping.lines(PageWords.legend[language], width: width - 2).map { "  \($0)" }
    }

    private func reach(of column: Column) -> String {
        guard let reach = schema.reach(of: column.name) else { return "" }
        if reach.isWindow { return PageWords.window[language] }
        if reach.isRequired { return noted(reach.parameter, PageWords.required) }
        return reach.isExact ? reach.parameter : noted(reach.parameter, PageWords.superset)
    }

    private func noted(_ parameter: String, _ note: LocalizedText) -> String {
        language == .chinese ? "\(parameter)（\(note[language])）" : "\(parameter) (\(note[language]))"
    }

    private var codes: TextColumns {
        var table = TextColumns(indent: "  ", limits: [24, 20, .max])
        for column in schema.columns {
            // The word for a severity has the words of its number.
            guard !column.codes.isEmpty, column.name != "severity_name" else { continue }
            for (index, code) in column.codes.enumerated() {
                table.rows.append([index == 0 ? column.name : "", code.value, code.meaning[language]])
            }
        }
        if !table.rows.isEmpty { table.rows.insert([PageWords.codes[language], "", ""], at: 0) }
        return table
    }

    private func hidden(_ width: Int) -> [String] {
        let lines = columns(hidden: true).lines(width: width)
        return lines.isEmpty ? [] : ["  \(PageWords.hidden[language])"] + lines
    }

    private func wireNames(_ width: Int) -> [String] {
        let names = schema.columns.compactMap { column in
            let names = column.wireNames.filter { $0 != column.name }
            return names.isEmpty ? nil : "\(column.name)=\(names.joined(separator: "|"))"
        }
        guard !names.isEmpty, schema.reference != nil else { return [] }
        return ["  \(PageWords.wireNames[language])"]
            + TextWrapping.lines(names.joined(separator: " "), width: width - 2).map { "  \($0)" }
    }

    private var example: [String] {
        guard let example = schema.example else { return [] }
        return ["  \(PageWords.example[language])", "  \(example);"]
    }
}

import ESMQL

/// Tells each setting, its value and where it comes from, secrets masked.
enum ShowConfig {
    /// Writes the settings to standard output, then says what keeps them from being used.
    ///
    /// - Throws: an ``ExitStatus`` after saying what is wrong with them.
    static func run(_ options: ProfileOptions) async throws {
        try await ProfileOptions.reporting {
            let settings = try options.settings()
            Console.output(text(settings.values))
            _ = try settings.configuration()
            _ = try settings.sessionOptions()
        }
    }

    private static func text(_ values: [SiteSettings.Value]) -> String {
        let cells = values.map { value in
            let isSet = value.value != nil
            return [
                value.name, isSet ? Console.visible(value.value ?? "") : "(not set)",
                isSet ? Console.visible(value.origin.description) : "",
            ]
        }
        let widths = (0..<2).map { column in cells.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        let lines = cells.map { row in
            let line = (0..<2).map { column in
                row[column] + String(repeating: " ", count: widths[column] - DisplayWidth.of(row[column]) + 2)
            }
            return String((line.joined() + row[2]).reversed().drop { $0 == " " }.reversed())
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

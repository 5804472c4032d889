internal import QueryEngine

extension Column {
    /// The id of a region under one of the many names that the API has for it.
    static func region(_ wire: String = "region") -> Column {
        Column("region", .text, wire: [wire], summary: "the region's id")
    }

    /// The name of a region.
    static func regionName(_ wire: String = "region_name") -> Column {
        Column("region_name", .text, wire: [wire], summary: "the region's name")
    }

    /// An availability zone under one of the many names that the API has for it.
    static func az(_ wire: String) -> Column {
        Column("az", .text, wire: [wire], summary: "the availability zone's code")
    }

    /// The moment of a sample or snapshot.
    static func timestamp(
        _ wire: String = "timestamp", zone: UTCOffset = .utc,
        _ summary: LocalizedText = "when it was measured"
    ) -> Column {
        Column("timestamp", .time, wire: [wire], zone: zone, summary: summary)
    }

    /// The word for a severity, whose numbers audit log and alarms count in opposite directions.
    static func severityName(_ severities: [ColumnCode]) -> Column {
        Column(
            "severity_name", .text,
            source: .computed(key: "severity") { text in
                severities.first { $0.value == text }.map { .text($0.meaning.english) } ?? .null
            }, codes: severities.words, summary: "the severity in a word")
    }

    /// The unit of a value, which some answers write with a backslash: `\%`.
    static func unit(_ wire: String = "unit") -> Column {
        Column(
            "unit", .text, wire: [wire],
            source: .computed(key: wire) { .text($0.replacing("\\%", with: "%")) },
            summary: "the value's unit")
    }

    /// A column that holds the whole item, for answers whose members the reference does not name.
    static let item = Column(
        "item", .json, source: .item,
        summary: "the item as sent; the reference does not name its members")
}

extension ScanParameter {
    /// A parameter that takes 0 and 1 and is not sent for anything else.
    static func flag(_ name: String, column: String) -> ScanParameter {
        ScanParameter(name, column: column) { value in
            switch value {
            case .integer(0): "0"
            case .integer(1): "1"
            default: nil
            }
        }
    }
}

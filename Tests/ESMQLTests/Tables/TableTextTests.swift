import ESMSimulator
import Testing

@testable import ESMQL

/// What tables, columns and codes are said to mean, in both languages.
struct TableTextTests {
    private static func isChinese(_ text: String?) -> Bool {
        text?.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } == true
    }

    @Test func everythingIsSaidInBothLanguages() async throws {
        for schema in try await TablesSite.schemas() {
            #expect(!schema.summary.english.isEmpty, "\(schema.name)")
            #expect(Self.isChinese(schema.summary.chinese), "\(schema.name)")
            for column in schema.columns {
                let name = "\(schema.name).\(column.name)"
                #expect(!column.summary.english.isEmpty, "\(name)")
                #expect(Self.isChinese(column.summary.chinese), "\(name)")
                for code in column.codes {
                    #expect(
                        !code.meaning.english.isEmpty && code.meaning.chinese?.isEmpty == false, "\(name)")
                }
            }
        }
    }

    @Test func everyChineseTextBelongsToAColumn() async throws {
        let schemas = try await TablesSite.schemas()
        for (table, texts) in ChineseTexts.tables {
            let schema = try #require(schemas.first { $0.name == table }, "\(table)")
            let names = Set(schema.columns.map(\.name))
            // allocated_ratio is one of the figures that two tables share, but physical capacity lacks it.
            let unknown = Set(texts.columns.keys).subtracting(names).subtracting([
                "allocated_ratio", "origin",
            ])
            #expect(unknown.isEmpty, "\(table)")
        }
        let names = Set(schemas.flatMap { $0.columns.map(\.name) })
        #expect(Set(ChineseTexts.shared.keys).subtracting(names).isEmpty)
    }

    @Test func everyKnownValueHasAMeaning() async throws {
        for schema in try await TablesSite.schemas() {
            for column in schema.columns {
                guard let values = column.enumeration?.values else { continue }
                #expect(column.codes.map(\.value) == values, "\(schema.name).\(column.name)")
            }
        }
    }

    @Test func everyTableOfTheSiteSaysWhereItsRowsComeFrom() async throws {
        for schema in try await TablesSite.schemas() where !schema.name.hasPrefix("esmql_") {
            let reference = try #require(schema.reference, "\(schema.name)")
            #expect(reference.section.hasPrefix("4."))
            #expect(reference.path.hasPrefix("/"))
            #expect(reference.paging.chinese != nil && reference.rate.chinese != nil)
            #expect(
                (schema.timeColumn != nil) == !reference.windowParameters.isEmpty || schema.name == "hosts")
        }
    }

    @Test func theExamplesGiveRows() async throws {
        try await TablesSite.run { tables in
            for schema in tables.session.engine.schemas {
                let example = try #require(schema.example, "\(schema.name)")
                let screen = ["screen": Value.text(tables.world.shareID)]
                let rows = try await tables.session.query(
                    example, parameters: QueryParameters(named: screen)
                ).allRows()
                #expect(!rows.isEmpty, "\(example)")
            }
        }
    }

    @Test func describeSpeaksTheLanguageOfTheSession() async throws {
        var options = SessionOptions()
        options.language = .chinese
        try await TablesSite.run(session: options) { tables in
            let rows = try await tables.rows("describe device_alarms")
            let severity = try #require(rows.first { $0[0] == "severity" })
            #expect(severity[1] == "INTEGER")
            #expect(severity[6] == "1 紧急, 2 重要, 3 次要, 4 提示")
            let time = try #require(rows.first { $0[0] == "latest_occur_time" })
            #expect(time[2...4] == ["latest_occur_utc", "window", "= < <= > >= BETWEEN"])
            #expect(time[7] == "告警最后发生时间")
            let list = try await tables.rows("show tables")
            #expect(list.first { $0[0] == "hosts" } == ["hosts", "", "", "4.1.14", "主机详情配置"])
            let texts = try await tables.rows(
                "select summary from esmql_columns where table_name = 'audit_log' and name = 'department'")
            #expect(texts == [["部门"]])
        }
        #expect(Language.preferred { ["LANG": "zh_CN.UTF-8"][$0] } == .chinese)
        #expect(Language.preferred { ["LANG": "zh_CN.UTF-8", "LC_ALL": "C"][$0] } == .english)
        #expect(Language.preferred { ["LANG": "en_GB", "LC_MESSAGES": "zh-Hans"][$0] } == .chinese)
        #expect(Language.preferred { ["LANG": "zhuang"][$0] } == .english)
        #expect(Language.preferred { _ in nil } == .english)
    }

    @Test func snapshotsAndViewsAreListed() async throws {
        try await TablesSite.run { tables in
            _ = try await tables.rows("create table mine as select name, 1.5 as size from devices limit 1")
            _ = try await tables.rows("create view few (a, b) as select name, os from devices")
            let kinds = try await tables.rows(
                "select name, kind, section from esmql_tables where kind <> 'site'")
            #expect(kinds.suffix(2) == [["mine", "table", nil], ["few", "view", nil]])
            let columns = try await tables.rows(
                "select table_name, name, is_hidden from esmql_columns where table_name in ('mine', 'few')")
            #expect(
                columns == [
                    ["mine", "name", 0], ["mine", "size", 0], ["mine", "rowid", 1], ["few", "a", 0],
                    ["few", "b", 0],
                ])
            #expect(try await tables.rows("describe few").map { $0[0] } == ["a", "b"])
            _ = try await tables.rows("drop view few")
            #expect(await tables.failure("describe few")?.category == .query)
        }
    }

    @Test func codesAndUnitsAreData() async throws {
        try await TablesSite.run { tables in
            let rows = try await tables.rows(
                """
                select c.key, c.value from esmql_columns as t, json_each(t.codes) as c
                where t.table_name = 'service_alarms' and t.name = 'cleared'
                """)
            #expect(rows == [["0", "open"], ["1", "cleared"]])
            let figures = try await tables.rows(
                """
                select name, unit, operators, is_exact, default_values from esmql_columns
                where table_name = 'physical_capacity' and name in ('zone', 'total', 'timestamp')
                """)
            #expect(
                figures == [
                    ["zone", nil, "=, IN", 0, nil], ["total", "cores, TB", nil, nil, nil],
                    ["timestamp", nil, "=, <, <=, >, >=, BETWEEN", 0, nil],
                ])
        }
    }

    @Test func whatIsMissingSaysWhereItIsFound() async throws {
        try await TablesSite.run { tables in
            let hints = await tables.failure("select * from service_health")?.diagnostics.first?.hints ?? []
            #expect(hints.contains { $0.contains("/screens/data/{share_id}") })
        }
    }
}

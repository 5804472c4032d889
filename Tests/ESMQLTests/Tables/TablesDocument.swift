import ESMQL
import Foundation

/// The document of all tables in a language, made of what the catalogue carries.
struct TablesDocument {
    let schemas: [TableSchema]
    let language: Language

    /// The text of the document.
    var text: String {
        ([head] + schemas.map(section)).joined(separator: "\n\n") + "\n"
    }

    /// Where the document is kept.
    var url: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: language == .chinese ? "docs/tables.zh.md" : "docs/tables.md")
    }

    private func say(_ english: String, _ chinese: String) -> String {
        language == .chinese ? chinese : english
    }

    private var head: String {
        say(
            """
            # Tables

            What each table holds, what it needs, which conditions reach the API, and what its columns mean: the same
            as `esmql describe table` tells. Columns of the type TIME are UTC text, `YYYY-MM-DD hh:mm:ss[.mmm]`. Columns
            whose name begins with `_`, and `window_begin` and `window_end`, are not part of `*`. A column's other names
            are those of the API; a query may use them too where no column of the table has that name.

            As rows (`--format csv` or `json`, and for programs that embed the engine) `DESCRIBE table` has the columns
            column, type, also called, parameter, operators, unit, codes and summary, and `SHOW TABLES` has table,
            required, windowed by, section and summary. `esmql_tables` and `esmql_columns` tell the same and more, also
            of attached files, snapshots and views.
            """,
            """
            # 表

            每张表的内容、必填条件、可下推到API的条件以及各列的含义，与 `esmql describe 表名 --lang zh` 相同。
            TIME 类型的列为UTC时间文本，格式为 `YYYY-MM-DD hh:mm:ss[.mmm]`。以 `_` 开头的列以及 `window_begin`、
            `window_end` 不包含在 `*` 中。“API字段名”在没有同名列时也可用于查询。

            以行的形式输出时（`--format csv` 或 `json`，以及嵌入引擎的程序），`DESCRIBE 表名` 的列为 column、type、
            also called、parameter、operators、unit、codes、summary，`SHOW TABLES` 的列为 table、required、windowed by、
            section、summary。`esmql_tables` 和 `esmql_columns` 给出同样的内容及更多信息，也包括附加的文件、快照和视图。
            """)
    }

    private func section(_ schema: TableSchema) -> String {
        [
            "## \(schema.name)", sentence(schema), facts(schema), columns(schema), codes(schema),
            example(schema),
        ]
        .filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func sentence(_ schema: TableSchema) -> String {
        let text = schema.summary[language]
        return language == .chinese ? text + "。" : text.prefix(1).uppercased() + text.dropFirst() + "."
    }

    private func facts(_ schema: TableSchema) -> String {
        guard let reference = schema.reference else { return "" }
        var lines = [
            "- \(say("Section: ", "文档章节："))\(reference.section), `\(reference.method) \(reference.path)`",
            "- \(say("Paging: ", "分页："))\(reference.paging[language])",
            "- \(say("Rate: ", "吞吐量："))\(reference.rate[language])",
        ]
        for parameter in schema.parameters {
            let origin = parameter.origin.map { say(" (\($0.english))", "（\($0[.chinese])）") } ?? ""
            if parameter.isRequired {
                lines.append("- \(say("Needs: ", "必填条件："))`\(parameter.column)`\(origin)")
            }
            if !parameter.defaultValues.isEmpty {
                lines.append(
                    say(
                        "- Without a condition on `\(parameter.column)` all its values are asked for one by one",
                        "- 未指定 `\(parameter.column)` 时，逐一请求其全部取值"))
            }
        }
        if let column = schema.timeColumn, let reach = schema.reach(of: column) {
            let parameters = reach.parameter.split(separator: ", ").map { "`\($0)`" }
            lines.append(
                "- " + say("Window: `\(column)`, sent as ", "时间窗口：`\(column)`，对应请求参数 ")
                    + parameters.joined(separator: say(" and ", "、")))
        }
        return lines.joined(separator: "\n")
    }

    private func columns(_ schema: TableSchema) -> String {
        let titles = say(
            "| column | type | unit | also called | reaches the API | meaning |",
            "| 列 | 类型 | 单位 | API字段名 | 下推到API | 含义 |")
        let rows = schema.columns.map { column in
            let names = column.wireNames.filter { $0 != column.name }.map { "`\($0)`" }
            let cells = [
                "`\(column.name)`", column.type.rawValue, column.unit?[language] ?? "",
                names.joined(separator: ", "), reach(schema, column), column.summary[language],
            ]
            return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
        }
        return ([titles, "|---|---|---|---|---|---|"] + rows).joined(separator: "\n")
    }

    private func reach(_ schema: TableSchema, _ column: Column) -> String {
        guard let reach = schema.reach(of: column.name) else { return "" }
        let operators = reach.operators.map { "`\($0)`" }.joined(separator: " ")
        let target = reach.isWindow ? say("window", "时间窗口") : "`\(reach.parameter)`"
        let note = reach.isExact || reach.isWindow ? "" : say("; perhaps more rows", "；可能返回更多")
        return "\(operators) \(target)\(note)"
    }

    private func codes(_ schema: TableSchema) -> String {
        let lists = schema.columns.filter { !$0.codes.isEmpty }.map { column in
            let codes = column.codes.map { "`\($0.value)` \($0.meaning[language])" }
            return language == .chinese
                ? "`\(column.name)`：\(codes.joined(separator: "；"))。"
                : "`\(column.name)`: \(codes.joined(separator: "; "))."
        }
        return lists.joined(separator: "\n\n")
    }

    private func example(_ schema: TableSchema) -> String {
        schema.example.map { "```sql\n\($0)\n```" } ?? ""
    }
}

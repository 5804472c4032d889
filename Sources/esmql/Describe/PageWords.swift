import ESMQL

/// The words of the pages that describe tables.
enum PageWords {
    static let section = LocalizedText("section", chinese: "文档章节")
    static let request = LocalizedText("request", chinese: "请求")
    static let needs = LocalizedText("needs", chinese: "必填条件")
    static let nothing = LocalizedText("nothing", chinese: "无")
    static let window = LocalizedText("window", chinese: "时间窗口")
    static let paging = LocalizedText("paging", chinese: "分页")
    static let rate = LocalizedText("rate", chinese: "吞吐量")
    static let asks = LocalizedText("asks for", chinese: "逐一请求")
    static let example = LocalizedText("example", chinese: "示例")
    static let column = LocalizedText("column", chinese: "列")
    static let type = LocalizedText("type", chinese: "类型")
    static let unit = LocalizedText("unit", chinese: "单位")
    static let reaches = LocalizedText("reaches the API", chinese: "下推到API")
    static let meaning = LocalizedText("meaning", chinese: "含义")
    static let superset = LocalizedText("perhaps more rows", chinese: "可能返回更多")
    static let required = LocalizedText("required", chinese: "必填")
    static let hidden = LocalizedText("hidden: not part of *", chinese: "隐藏列（* 不包含）")
    static let codes = LocalizedText("codes", chinese: "取值")
    static let wireNames = LocalizedText(
        "names in the API, which a query may use too", chinese: "API中的字段名（查询中也可使用）")
    static let table = LocalizedText("table", chinese: "表")
    static let legend = LocalizedText(
        "= and IN on a column with a parameter reach the API, and so do bounds on the column of the window.",
        chinese: "对带参数的列，= 和 IN 条件会下推到API；对时间窗口的列，上下界会下推到API。")

    /// The section or sections of a table.
    static func section(_ reference: SiteReference, _ language: Language) -> String {
        language == .chinese ? reference.section.replacing(" to ", with: "～") : reference.section
    }

    /// How far back a windowed table is read by default.
    static func windowed(by column: String, _ parameters: String, _ language: Language) -> String {
        language == .chinese
            ? "\(column)：\(parameters.replacing(", ", with: "、"))；查询未给出时间条件时，读取最近24小时"
            : "\(column): \(parameters); the last 24h where a query names no time"
    }

    /// The values that are asked for one by one.
    static func fanOut(_ column: String, _ count: Int) -> LocalizedText {
        LocalizedText(
            "each \(column), \(count) of them, where a query names none: at least a request each",
            chinese: "查询未指定 \(column) 时，逐一请求全部\(count)种取值，每种至少一次请求")
    }
}

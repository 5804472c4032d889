extension ChineseTexts {
    /// The session's own tables.
    static let session = [
        "esmql_tables": Table(
            summary: "查询可以使用的全部表",
            columns: [
                "name": "表名",
                "summary": "表的内容",
                "section": "API文档的章节",
                "method": "请求的HTTP方法",
                "path": "请求的路径",
                "required": "必须给出取值的列，否则无法读取该表",
                "parameters": "= 和 IN 条件可下推到API的列",
                "time_column": "上下界可下推到API的时间列",
                "paging": "API返回数据的分页方式",
                "requests_per_minute": "每分钟允许的请求次数",
                "kind": "表的来源",
                "page_size": "文档允许的最大页大小",
                "rate": "文档规定的吞吐量",
            ]),
        "esmql_columns": Table(
            summary: "所有表的列",
            columns: [
                "table_name": "表名",
                "position": "列在表中的位置，从1开始",
                "name": "列名",
                "type": "TEXT、INTEGER、REAL、TIME或JSON",
                "wire_names": "API中的字段名，与列名不同时给出",
                "parameter": "= 和 IN 条件所下推到的请求参数",
                "is_required": "1表示不给出取值则无法读取该表",
                "is_hidden": "1表示 * 不包含该列",
                "summary": "列的含义",
                "unit": "数值的单位",
                "codes": "取值及其含义，JSON对象",
                "operators": "可下推到API的运算符",
                "is_exact": "1表示API只返回满足条件的数据，0表示可能更多",
                "default_values": "查询未指定时逐一请求的取值",
            ]),
        "esmql_settings": Table(
            summary: "会话的设置",
            columns: ["name": "设置项", "value": "设置值，未设置则为NULL；密钥已掩码", "origin": "设置值的来源"]),
        "esmql_requests": Table(
            summary: "会话到目前为止的请求",
            columns: [
                "started_at": "发送时间，以本机时钟为准",
                "table_name": "请求所属的表；登录请求为NULL",
                "endpoint": "接口名称，或 sign_in",
                "method": "HTTP方法",
                "path": "请求路径，百分号编码",
                "query": "请求参数，百分号编码",
                "status": "HTTP状态码；没有响应则为NULL",
                "rows": "响应的行数；响应没有列表则为NULL",
                "bytes": "响应的大小",
                "milliseconds": "从发送到收完响应的耗时",
                "attempt": "同一页的第几次请求，从1开始",
                "request_id": "站点返回的请求ID",
                "error": "失败原因；成功则为NULL",
                "cached": "1表示未发送请求，数据取自本会话的缓存",
            ]),
    ]
}

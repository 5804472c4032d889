import Testing

@testable import esmql

/// The pages of `describe` and `tables`, in two languages.
@Suite("Describe", .timeLimit(.minutes(5)))
struct DescribeTests {
    private static let tables = [
        "capacity", "physical_capacity", "audit_log", "devices", "service_alarms", "device_alarms",
        "host_metrics",
        "server_metrics", "tenant_instances", "elb_clusters", "tenant_resources", "network_metrics", "hosts",
        "vm_metrics", "host_vms", "metering_records", "service_health", "esmql_tables", "esmql_columns",
        "esmql_settings", "esmql_requests",
    ]

    @Test(arguments: tables)
    func aPageFitsAHundredColumns(_ table: String) async throws {
        for language in ["en", "zh"] {
            let outcome = try await Esmql.run(["describe", table, "--lang", language])
            #expect(outcome.status == 0 && outcome.error.isEmpty)
            let lines = outcome.output.split(separator: "\n")
            #expect(lines.first?.hasPrefix("\(table): ") == true)
            // The example is a text to copy: it is one line.
            for line in lines.dropLast() { #expect(DisplayWidth.of(String(line)) <= 100, "\(line)") }
        }
    }

    @Test func aPageTellsTheTableInChinese() async throws {
        let page = try await Esmql.run(["describe", "capacity", "--lang", "zh"]).output
        for words in [
            "capacity: 云服务资源容量，每日一个快照", "文档章节  4.1.3\n", "吞吐量    60 次/分钟，强一致\n",
            "时间窗口  timestamp：begin_time、end_time；", "云服务名，标识资源所属的云服务\n",
            "EVS弹性卷存储，单位：TB\n", "available=avaliable",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        let alarms = try await Esmql.run(["describe", "device_alarms", "--lang", "zh"]).output
        #expect(alarms.contains("告警级别"))
        #expect(alarms.contains("紧急\n"))
    }

    @Test func theEnvironmentChoosesTheLanguage() async throws {
        func page(_ settings: [String: String], _ arguments: [String] = []) async throws -> String {
            let all = ["LC_ALL": "", "LC_MESSAGES": "", "LANG": ""].merging(settings) { $1 }
            return try await Esmql.run(["describe", "hosts"] + arguments, settings: all).output
        }
        #expect(try await page(["LANG": "zh_CN.UTF-8"]).hasPrefix("hosts: 主机详情配置\n"))
        #expect(try await page(["LANG": "C", "LC_MESSAGES": "zh_CN.UTF-8"]).contains("主机名称"))
        #expect(try await page(["LANG": "zh_CN.UTF-8", "LC_ALL": "C"]).hasPrefix("hosts: hosts with"))
        #expect(try await page(["LANG": "zh_CN.UTF-8"], ["--lang", "en"]).hasPrefix("hosts: hosts with"))
        try await Esmql.run(["describe", "hosts", "--lang", "fr"]).expectFailure(2, ["--lang"])
    }

    @Test func theListOfTablesIsAPageToo() async throws {
        let page = try await Esmql.run(["tables", "--lang", "zh"]).output
        for table in Self.tables { #expect(page.contains("\n\(table) "), "\(table)") }
        #expect(page.contains("审计日志：操作日志和安全日志\n"))
        for line in page.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= 100) }
        let rows = try await Esmql.run(["tables", "--lang", "zh", "--format", "csv"]).output
        #expect(rows.contains("\nhosts,\"\",\"\",4.1.14,主机详情配置\n"))
    }

    @Test func statementsTellTheSame() async throws {
        let page = try await Esmql.run(["--demo", "-c", "describe device_alarms"])
        let same = try await Esmql.run(["describe", "device_alarms"])
        #expect(page.status == 0)
        #expect(page.output == same.output)
        let rows = try await Esmql.run(["describe", "device_alarms", "--format", "json"]).output
        #expect(
            rows.contains("\"codes\": \"1 critical, 2 major, 3 minor, 4 warning\"")
                || rows.contains("\"codes\":\"1 critical"))
    }

    @Test(arguments: [
        ("a bc def", 4, ["a bc", "def"]), ("资源，容量", 6, ["资源，", "容量"]), ("", 5, []),
        ("EVS弹性卷存储", 7, ["EVS弹性", "卷存储"]), ("longword x", 4, ["longword", "x"]),
    ])
    func textIsWrapped(_ text: String, _ width: Int, _ lines: [String]) {
        #expect(TextWrapping.lines(text, width: width) == lines)
    }
}

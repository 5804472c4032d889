import Foundation
import Testing

@testable import esmql

/// What may stand at the cursor, which `|` marks.
@Suite("Completion of statements")
struct CompletionTests {
    private static let catalog = CompletionCatalog(
        tables: [
            .init(
                name: "capacity",
                columns: [
                    .init(name: "service", values: ["EVS", "ECS", "OBS"]), .init(name: "region"),
                    .init(name: "available"), .init(name: "_json", isHidden: true),
                ]),
            .init(
                name: "hosts",
                columns: [.init(name: "host_id"), .init(name: "cluster_name"), .init(name: "region")]),
            .init(
                name: "host_vms",
                columns: [
                    .init(name: "vm_id"), .init(name: "host_id"),
                    .init(name: "status", values: ["运行中", "已停止"]),
                ]),
            .init(name: "网络设备", columns: [.init(name: "名称"), .init(name: "所在 区域")]),
            .init(name: "kept", columns: [.init(name: "a")], kind: .snapshot),
            .init(name: "seen", columns: [.init(name: "a")], kind: .view),
        ],
        functions: ["ago", "avg", "count", "max", "round"], tableFunctions: ["generate_series"],
        settings: [("cache_ttl", ["'5m'", "off"]), ("window", ["'24h'"])], parameters: ["day"])

    private func complete(_ text: String) -> [String] {
        let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        let whole = parts.joined()
        return SQLCompletion(whole, cursor: parts[0].utf8.count, catalog: Self.catalog).candidates
    }

    @Test func statements() {
        #expect(complete("|").prefix(3) == ["select", "with", "values"])
        #expect(complete("SEL|") == ["SELECT"])
        #expect(complete("select 1; des|") == ["describe"])
        #expect(complete("explain |") == ["analyze", "select", "with", "values"])
        #expect(complete("explain analyze s|") == ["select"])
        #expect(complete("show |") == ["tables", "settings"])
        #expect(complete("set |") == ["cache_ttl", "window"])
        #expect(complete("set cache_ttl = |") == ["'5m'", "off"])
        #expect(complete("set window = '|") == ["'24h'"])
        #expect(complete("drop table |") == ["kept", "if exists"])
        #expect(complete("drop view s|") == ["seen"])
        #expect(complete("create t|") == ["table", "temp"])
        #expect(complete("create table x |") == ["as"])
        #expect(complete("create table x as |") == ["select", "with", "values"])
        #expect(complete("describe cap|") == ["capacity"])
    }

    @Test func tables() {
        #expect(complete("select * from h|") == ["hosts", "host_vms"])
        #expect(complete("select * from hosts join |").contains("host_vms"))
        #expect(complete("select * from hosts h, host_|") == ["host_vms"])
        #expect(complete("select * from 网|") == ["网络设备"])
        #expect(complete("select * from (|").contains("select"))
        #expect(complete("with busy as (select 1) select * from b|") == ["busy"])
        #expect(complete("select * from gen|") == ["generate_series("])
        #expect(complete("select * from vms|") == ["host_vms"])
        #expect(complete("select * from hosts as |") == [])
    }

    @Test func columns() {
        #expect(complete("select | from hosts").prefix(3) == ["host_id", "cluster_name", "region"])
        #expect(complete("select re| from hosts") == ["region"])
        #expect(complete("select RE| from hosts") == ["region"])
        #expect(complete("select h.| from hosts h") == ["host_id", "cluster_name", "region"])
        #expect(complete("select h.c| from capacity c join hosts h on 1") == ["cluster_name"])
        #expect(complete("select * from hosts where clu|") == ["cluster_name"])
        #expect(complete("select * from hosts h join host_vms v on v.|") == ["vm_id", "host_id", "status"])
        #expect(complete("select * from hosts h join host_vms v using (|") == ["host_id"])
        #expect(complete("select _| from capacity") == ["_json"])
        #expect(!complete("select | from capacity").contains("_json"))
        #expect(complete("select clu|") == ["cluster_name"])
        #expect(complete("select 名| from 网络设备") == ["名称"])
        #expect(complete("select 所| from 网络设备") == ["\"所在 区域\""])
        #expect(complete("select \"所| from 网络设备") == ["\"所在 区域\""])
    }

    @Test func columnsOfQueriesWithin() {
        #expect(
            complete("select q.| from (select region as r, count(*) n, service from capacity) q") == [
                "r", "n", "service",
            ])
        #expect(complete("with c(x, y) as (select 1, 2) select c.| from c") == ["x", "y"])
        #expect(complete("with c as (select * from hosts) select clu| from c") == ["cluster_name"])
        #expect(complete("select * from (select h.* from hosts h) z where z.ho|") == ["host_id"])
        #expect(
            complete("select 1 from hosts h where exists (select 1 from host_vms v where v.host_id = h.|")
                == ["host_id", "cluster_name", "region"])
        #expect(complete("select * from capacity where available > (select avg(ava|") == ["available"])
        #expect(complete("select * from hosts union select * from capacity where ser|") == ["service"])
    }

    @Test func functionsAliasesAndLabels() {
        #expect(complete("select cou| from hosts") == ["count("])
        #expect(complete("select count(*) as total from hosts order by to|") == ["total"])
        #expect(complete("select * from hosts h join host_vms v on h|") == ["host_id", "h."])
        #expect(complete("select :d|") == [":day"])
    }

    @Test func values() {
        #expect(complete("select * from capacity where service = '|") == ["'EVS'", "'ECS'", "'OBS'"])
        #expect(complete("select * from capacity c where c.service = 'e|") == ["'EVS'", "'ECS'"])
        #expect(
            complete("select * from capacity where service in ('EVS', '|") == ["'EVS'", "'ECS'", "'OBS'"])
        #expect(complete("select * from capacity where service not in ('o|") == ["'OBS'"])
        #expect(complete("select * from capacity where service <> 'o|") == ["'OBS'"])
        #expect(
            complete("select * from capacity where service = |").prefix(3) == ["'EVS'", "'ECS'", "'OBS'"])
        #expect(complete("select * from host_vms where status = '运|") == ["'运行中'"])
        #expect(complete("select * from hosts where region = '|") == [])
        #expect(complete("select * from capacity where timestamp > ago('|").contains("'24h'"))
    }

    @Test func whatFollows() {
        #expect(complete("select * |") == ["from", "as"])
        #expect(complete("select * from hosts |").prefix(2) == ["where", "join"])
        #expect(complete("select * from hosts left |") == ["join", "outer join"])
        #expect(complete("select * from hosts where region = 'a' |").prefix(2) == ["and", "or"])
        #expect(complete("SELECT * FROM hosts WHERE region = 'a' OR|").first == "OR")
        #expect(complete("select * from hosts group |") == ["by"])
        #expect(complete("select * from hosts order by region |").prefix(2) == ["asc", "desc"])
        #expect(complete("select case region when 1 t|") == ["then"])
        #expect(complete("select cast(1 as |") == ["text", "integer", "real"])
        #expect(complete("select rank() over (|") == ["partition by", "order by", "rows", "range", "groups"])
        #expect(complete("select 1 union |") == ["all", "select", "values"])
    }

    @Test func whereNothingCanBeSaid() {
        #expect(complete("select 12|") == [])
        #expect(complete("select 1 -- comm|") == [])
        #expect(complete("select /* comm|") == [])
        #expect(complete("select 'any text |") == [])
        #expect(complete("select x.| from hosts") == [])
    }

    @Test func anyCutOfAnyTextIsAnswered() {
        let text = """
            with a(x) as (select * from capacity c where c.service in ('EVS', "x") union all values (1)), b as (select 1)
            select h.region, case when 1 then 2 end as 名, count(*) filter (where x) over (partition by y order by z)
            from (hosts h join host_vms v using (host_id)), b left join (select 'é' as e) on v.vm_id like :day || '%'
            group by 1 having max(e) > ago('1h') order by 名 desc nulls last limit 5; set window = '7d'; drop table )) kept
            """
        for cut in text.indices {
            _ = complete(String(text[..<cut]) + "|")
            _ = complete(String(text[..<cut]) + "|" + text[cut...])
            _ = complete("|" + text[cut...])
        }
    }

    @Test func commands() {
        func complete(_ line: String, pending: String = "") -> [String] {
            ShellCompleter.complete(line, line.utf8.count, pending: pending, catalog: Self.catalog).candidates
        }
        #expect(complete(".ti") == [".timer"])
        #expect(complete("\\ti") == ["\\timing"])
        #expect(complete(".").contains(".tables"))
        #expect(complete(".mode n") == ["ndjson"])
        #expect(complete(".schema host_") == ["host_vms"])
        #expect(complete("\\d 网") == ["网络设备"])
        #expect(complete(".timer ") == ["on", "off"])
        #expect(complete(".help sche") == ["schema"])
        #expect(complete(".explain select * from cap") == ["capacity"])
        #expect(complete(".watch 60 select clu") == ["cluster_name"])
        #expect(complete(".settings cache") == ["cache_ttl"])
        #expect(complete("  from hosts", pending: "select *") == ["hosts"])
        #expect(complete(".ti", pending: "select") == [])
        let completions = ShellCompleter.complete(
            "  from 网", 10, pending: "select 'é',", catalog: Self.catalog)
        #expect(completions.start == 7)
        #expect(completions.candidates == ["网络设备"])
    }

    @Test func filesAndFolders() throws {
        let home = try Workspace()
        _ = try home.write([], to: "daily.sql")
        _ = try home.write([], to: "two words.sql")
        _ = try home.write([], to: ".hidden")
        try FileManager.default.createDirectory(
            atPath: home.path("queries"), withIntermediateDirectories: false)
        let root = home.folder.path + "/"
        #expect(
            FileCompletion.candidates(root) == [
                root + "daily.sql", root + "queries/", "'" + root + "two words.sql'",
            ])
        #expect(FileCompletion.candidates(root + "d") == [root + "daily.sql"])
        #expect(FileCompletion.candidates("'" + root + "tw") == ["'" + root + "two words.sql'"])
        #expect(FileCompletion.candidates(root + ".h") == [root + ".hidden"])
        #expect(FileCompletion.candidates(root + "none/x") == [])
        let completion = CommandCompletion(".read " + root + "d", catalog: Self.catalog)
        #expect(completion.start == 6)
        #expect(completion.candidates == [root + "daily.sql"])
    }
}

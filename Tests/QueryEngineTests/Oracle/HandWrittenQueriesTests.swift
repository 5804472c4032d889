import Testing

@testable import QueryEngine

/// Queries in which a name, a row or a number can easily come to mean something else than in SQLite.
@Suite struct HandWrittenQueriesTests {
    @Test(arguments: names + joins + queries + values)
    func `the answer is SQLite's`(_ text: String) async throws {
        for seed: UInt64 in 11...16 {
            let oracle = try OracleRun(OracleWorld(seed: seed))
            let outcome = await oracle.check(OracleQuery(text: OracleSQL(text)))
            switch outcome {
            case .same: break
            case .differs(let report): Issue.record("world seed \(seed)\n\(report)")
            case .missingParameter, .refusedByBoth, .tooLong, .open:
                Issue.record("world seed \(seed): \(outcome)")
            }
        }
    }

    @Test(arguments: refused)
    func `what SQLite refuses is refused`(_ text: String) async throws {
        let oracle = try OracleRun(OracleWorld(seed: 11))
        let outcome = await oracle.check(OracleQuery(text: OracleSQL(text)))
        guard case .refusedByBoth = outcome else {
            Issue.record("\(outcome)")
            return
        }
    }

    static let names = [
        "select id as host, host as id from hosts where id = 7 and host <> 'x'",
        "select id + 1 as n from hosts where n > 2",
        "select id as n from hosts h join labels l on n = 7",
        "select id as k from hosts where exists (select 1 from items where id = k)",
        "select host as service from hosts where service = 'EVS'",
        "select id k, count(*) from hosts group by k having k > 1",
        "select id as name from items group by name",
        "select id as k, x as k from items where k = 7",
        "select id from hosts union select code from logs where code in (1, 7) order by id",
        "select id as k from hosts union all select n as m from vms where host = 'a' order by m",
        "select host from hosts intersect select name from labels order by host",
        "select id from items order by (select max(h.id) from hosts h where h.id <= items.id), 1",
        "select main.hosts.id from main.hosts where main.hosts.id = 7",
        "select h.id from hosts as h not indexed where h.id = 7",
        "select \"id\", [host], `x` from hosts where \"id\" = 7",
        "select hosts.*, 1 from hosts where id = 7",
        "select *, * from labels",
    ]

    static let joins = [
        "select * from hosts natural join metrics",
        "select * from hosts natural left join items natural left join labels",
        "select a.id, b.id from hosts a, items b left join labels c on c.name = b.name and a.id = 7",
        "select id from hosts full join items using (id) where id = 7",
        "select id, count(*) from hosts right join items using (id) group by id",
        "select * from hosts right join items using (id) full join metrics using (id)",
        "select host from hosts full join metrics using (host) join vms using (host)",
        "select v.n from metrics right join hosts using (host) join vms v using (host)",
        "select t.k from (select host as k from hosts full join metrics using (host)) t join vms v on v.host = t.k",
        "select h.id, v.n from hosts h left join (metrics m join vms v on v.host = m.host) on m.id = h.id where m.at is null",
        "select h.id from hosts h left join metrics m on m.id = h.id and exists (select 1 from vms v where v.host = m.host)"
            + " where m.service is null",
        "select h.id from hosts h left join items i on i.id = h.id where i.id is null or i.id = 7",
        "select h.id, i.x from hosts h left join items i on i.id = h.id and 1 = 0",
        "select h.id from hosts h full join items i on i.id = h.id and h.id = 7",
        "select count(*) from hosts h, hosts i, labels",
        "select a.id from (hosts a join items b using (id)) left join metrics c using (id)",
    ]

    static let queries = [
        "with hosts(id) as (select id from items) select * from hosts where id = 7",
        "with unused as (select * from nowhere where x = ?) select id from hosts where id = 7",
        "with c as (select id, service from hosts) select a.id from c a left join c b on a.id = b.id and b.service = 'EVS'",
        "with a as (select * from b), b as (select id from hosts) select * from a where id = 7",
        "with recursive r(k) as (select id from hosts where id = 1 union select k + 1 from r where k < 9) "
            + "select * from r where k = 7",
        "with recursive r(k) as (select host from hosts union select m.host from metrics m join r on m.id = length(r.k)) "
            + "select * from r where k = 'a'",
        "select (select max(id) from items i where i.name = l.name) from labels l",
        "select (with c as (select n from vms v where v.host = h.host) select count(*) from c) from hosts h",
        "select (select count(h.id)) from hosts h",
        "select * from (select id, row_number() over (order by id, x) as r from hosts) where id = 7",
        "select * from (select service, count(*) as n from hosts group by 1) where service = 'EVS'",
        "select * from (select host, id from hosts union all select name, id from items) where host = 'a'",
        "select * from (select host from hosts except select host from metrics) where host = 'a'",
        "select host from hosts where host in labels and host not in (select name from items where name is not null)",
        "select host from hosts where host in labels or id in (values (1), (7))",
        "select h.id, j.value from hosts h, json_each('[1, 7]') j where h.id = j.value",
        "select h.id, j.value from json_each(h.host) j, hosts h where h.host = '7'",
        "select n from vms where host in (select host from hosts union select name from labels)",
        "select n from vms where host = (select max(host) from hosts)",
        "select n from vms where (host, n) in (select host, id from hosts)",
        "select name from logs where code in (select max(id) from hosts group by service)",
        "select * from hosts where id = 7 limit 2 + 1 offset 0",
        "select id from hosts where id in (select id from items limit 0)",
        "values (1, 'a'), (2, 'b')",
    ]

    static let values = [
        "select * from hosts where id = '07'", "select * from hosts where id = ' 7'",
        "select * from hosts where id = 7.0",
        "select * from hosts where id = '7.0'", "select * from hosts where id = '7e0'",
        "select * from metrics where host = 7", "select * from metrics where host = 7.0",
        "select * from labels where name = cast('7' as integer)",
        "select * from labels where name in (cast('7' as integer))",
        "select * from labels where name = 'a' collate nocase",
        "select * from labels where 'a' collate nocase = name",
        "select * from labels where name collate nocase = 'a'",
        "select * from labels where name between 'a' collate nocase and 'A'",
        "select l.name from labels l join hosts h on l.name = h.id where h.id = 7",
        "select v.n from vms v join hosts h on v.host = h.host where h.host = '7'",
        "select g.name from logs g join labels l on g.code = l.name",
        "select * from hosts where id in (7, null)", "select * from hosts where id not in (7, null)",
        "select * from hosts where id in ()", "select * from hosts where id not in ()",
        "select * from hosts where id is 7", "select * from hosts where id is true",
        "select * from hosts where id is null",
        "select * from hosts where id between 8 and 1", "select * from hosts where 7 between id and id",
        "select * from hosts where (id = 7) = 1", "select * from hosts where id = 7 = 1",
        "select * from hosts where not (id <> 7 or service <> 'EVS')",
        "select * from hosts where (id, service) = (7, 'EVS') or (id, service) = (1, 'EVS')",
        "select * from hosts where case service when 'EVS' then id = 7 else id = 1 end",
        "select * from metrics where at > '2026-10-29 00:00:00' and at <= '2026-10-29 00:00:00.001'",
        "select * from metrics where at = '2026-10-29 00:00:00.001' or at < '2026-10-29 00:00:00' or at is null",
        "select m.id from metrics m where m.at >= (select max(at) from metrics)",
        "select m.id, n.id from metrics m join metrics n on m.at = n.at where m.at < '2026-10-30 00:00:00'",
    ]

    static let refused = [
        "select id from hosts, items", "select nothing from hosts", "select * from nowhere", "select *",
        "select a.* from hosts", "with hosts as (select * from hosts) select * from hosts",
        "with a as (select * from b), b as (select * from a) select * from a",
        "with recursive r as (select 1 as k union all select k from (select k from (select k from r))) "
            + "select * from r a, r b where a.k > 'x'",
        "select id from hosts where id in hosts", "select id from hosts union select id, x from items",
        "select id from hosts order by 3", "select id from hosts union select id from items order by x",
        "select count(max(id)) from hosts", "select id from hosts where count(*) > 1",
        "select * from hosts join items using (service)", "select id from hosts limit 'x'",
        "select h.id from hosts h left join items i on l.name = i.name join labels l on 1",
    ]
}

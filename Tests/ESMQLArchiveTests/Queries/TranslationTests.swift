import QueryEngine
import Testing

@testable import ESMQLArchive

/// What is sent, and what is not.
@Suite struct TranslationTests {
    @Test(arguments: [
        // Times are compared as instants, however they are written.
        (
            "select count(*) from archive.metrics where timestamp >= '2026-11-01T08:00+08:00'",
            #"SELECT count(*) AS c1 FROM "archive"."metrics" AS t1 WHERE (t1."timestamp" >= TIMESTAMPTZ '2026-11-01 00:00:00+00')"#
        ),
        // now() and other constants are worked out before.
        (
            "select count(*) from archive.metrics where timestamp > ago('1d') and count = 1 + 1",
            #"SELECT count(*) AS c1 FROM "archive"."metrics" AS t1 WHERE ((t1."timestamp" > TIMESTAMPTZ '2026-10-31 00:00:00+00') AND (t1."count" = 2::bigint))"#
        ),
        // A known value has one spelling, and case does not matter.
        (
            "select device from archive.metrics where service_type = 'ecs'",
            #"SELECT t1."device" AS c1 FROM "archive"."metrics" AS t1 WHERE (lower(t1."service" COLLATE "C") = lower('ECS_VM'::text COLLATE "C"))"#
        ),
        // NULL comes first, text sorts by its bytes.
        (
            "select device from archive.metrics order by device, value desc limit 3",
            #"SELECT t1."device" AS c1 FROM "archive"."metrics" AS t1 ORDER BY (t1."device" COLLATE "C") NULLS FIRST, t1."value" DESC NULLS LAST LIMIT 3"#
        ),
        // Dividing by zero is NULL; sums of integers are integers, averages are not.
        (
            "select sum(count) / count(*), avg(count) from archive.metrics",
            #"SELECT ((sum(t1."count"))::bigint / NULLIF(count(*), 0)) AS c1, ((sum(t1."count"))::double precision / count(t1."count")) AS c2 FROM "archive"."metrics" AS t1"#
        ),
        // LIKE ignores the case of ASCII letters and has no escape of its own.
        (
            "select count(*) from archive.hosts where name like 'Web%'",
            #"SELECT count(*) AS c1 FROM (SELECT * FROM "archive"."hosts" WHERE "valid_to" IS NULL) AS t1 WHERE (lower(t1."name" COLLATE "C") LIKE lower('Web%'::text COLLATE "C") ESCAPE '')"#
        ),
        // A text is compared with a number as its column says.
        (
            "select count(*) from archive.hosts where cores = '07' and name = 5",
            #"SELECT count(*) AS c1 FROM (SELECT * FROM "archive"."hosts" WHERE "valid_to" IS NULL) AS t1 WHERE ((t1."cores" = 7::bigint) AND (t1."name" = '5'::text))"#
        ),
        (
            "select time_bucket('1h', timestamp) as t, max(value) from archive.metrics group by t having count(*) > 2 order by 1",
            #"SELECT date_bin('3600000 milliseconds'::interval, t1."timestamp", TIMESTAMPTZ '1970-01-01 00:00:00+00') AS c1, max(t1."value") AS c2 FROM "archive"."metrics" AS t1 GROUP BY date_bin('3600000 milliseconds'::interval, t1."timestamp", TIMESTAMPTZ '1970-01-01 00:00:00+00') HAVING (count(*) > 2::bigint) ORDER BY date_bin('3600000 milliseconds'::interval, t1."timestamp", TIMESTAMPTZ '1970-01-01 00:00:00+00') NULLS FIRST"#
        ),
        (
            "select h.name, count(*) from archive.hosts_history h join archive.metrics m on m.device = h.host_id and m.timestamp >= h.valid_from group by h.name",
            #"SELECT t1."name" AS c1, count(*) AS c2 FROM "archive"."hosts" AS t1 JOIN "archive"."metrics" AS t2 ON ((t2."device" = t1."host_id") AND (t2."timestamp" >= t1."valid_from")) GROUP BY t1."name""#
        ),
        (
            "with d as (select distinct device from archive.metrics) select count(*) from d",
            #"WITH t4 AS (SELECT DISTINCT * FROM (SELECT t2."device" AS c1 FROM "archive"."metrics" AS t2) AS t3) SELECT count(*) AS c1 FROM t4 AS t1"#
        ),
    ])
    func `a whole query is one statement`(_ query: String, _ sql: String) async throws {
        #expect(try await ArchivePlans.whole(query) == sql)
    }

    @Test(arguments: [
        ("select 1 from archive.metrics where device regexp 'x'", "REGEXP"),
        ("select median(value) from archive.metrics", "the aggregate median()"),
        (
            "select device, value from archive.metrics group by device",
            "a column that is no key of the groups"
        ),
        ("select sum(value) over (order by count range 2 preceding) from archive.metrics", "this frame"),
        ("select group_concat(device) from archive.metrics", "the aggregate group_concat()"),
        (
            "select count(*) from archive.metrics where count > value",
            "a comparison of an INTEGER with a REAL"
        ),
        (
            "select count(*) from archive.metrics where count + 1 > '1'",
            "a comparison of a number with a text"
        ),
        (
            "select count(*) from archive.metrics full join archive.hosts on device = host_id",
            "a RIGHT or FULL JOIN"
        ),
        (
            "select count(*) from archive.metrics m, hosts h where h.host_id = m.device",
            "a table that is not in the archive"
        ),
        (
            "select device from archive.metrics union select cores from archive.hosts",
            "a compound of columns of different types"
        ),
        ("select count(*) from archive.metrics where device", "a text as a condition"),
    ])
    func `what would differ is not sent`(_ query: String, _ reason: String) async throws {
        let explanation = try await ArchivePlans.explanation(query)
        #expect(
            !explanation.stages.flatMap(\.self).contains {
                $0.table == "archive.query_1" && $0.requests.isEmpty
            })
        #expect(explanation.remarks.contains { $0.contains(reason) }, "\(explanation.remarks)")
    }

    @Test func `result columns that mean something else there are worked out here`() async throws {
        let explanation = try await ArchivePlans.explanation(
            "select metric, round(avg(value), 1) as average, median(1) from archive.metrics group by metric")
        #expect(explanation.remarks.contains { $0.contains("median") })
        let rounded = try await ArchivePlans.explanation(
            "select metric, round(avg(value), 1) as average from archive.metrics group by metric order by 2 desc limit 3"
        )
        #expect(rounded.remarks.isEmpty)
        #expect(
            rounded.finalSQL
                == #"select "c1" as "metric", round("c2", 1) as "average" from "archive.query_1#1" as "archive.query_1" order by 2 desc limit 3"#
        )
        #expect(
            rounded.stages[0][0].requests == [
                #"SELECT t1."metric" AS c1, (sum(t1."value") / count(t1."value")) AS c2 FROM "archive"."metrics" AS t1 GROUP BY t1."metric""#
            ])
    }

    @Test func `a parameter that stays here keeps its value`() async throws {
        let statement = "select printf(?, value) as p from archive.metrics where count = ? limit ?"
        let result = try await ArchivePlans.engine().query(
            "explain " + statement, parameters: QueryParameters(positional: ["%d", 3, 2]))
        let explanation = try #require(result.explanation)
        #expect(explanation.finalSQL.hasPrefix(#"select printf(?1, "c1") as "p""#))
        #expect(
            explanation.stages[0][0].requests == [
                #"SELECT t1."value" AS c1 FROM "archive"."metrics" AS t1 WHERE (t1."count" = 3::bigint) LIMIT 2"#
            ])
    }

    @Test func `of a join with the site, what concerns the archive alone is sent with it`() async throws {
        let explanation = try await ArchivePlans.explanation(
            """
            select h.name, m.value from archive.metrics m join hosts h on h.host_id = m.device
            where m.value > 90 and m.metric in ('1', '2') and m.device regexp '^a' and timestamp >= '2026-10-31'
            """)
        let scan = try #require(explanation.stages.flatMap(\.self).first { $0.table == "archive.metrics" })
        #expect(
            scan.requests == [
                #"SELECT t1."timestamp", t1."device", t1."metric", t1."value" FROM "archive"."metrics" AS t1 WHERE "#
                    + #"(t1."timestamp" >= TIMESTAMPTZ '2026-10-30 23:59:59.999+00') AND (t1."value" > '90.0'::double precision) AND "#
                    + #"((t1."metric" = '1'::text) OR (t1."metric" = '2'::text)) AND (t1."timestamp" >= TIMESTAMPTZ '2026-10-31 00:00:00+00') AND "#
                    + #"(t1."metric" IN ('1'::text, '2'::text))"#
            ])
    }

    @Test func `a subquery over the archive is sent, the rest is joined here`() async throws {
        let explanation = try await ArchivePlans.explanation(
            """
            select h.name, a.high from hosts h
            join (select device, max(value) as high from archive.metrics group by device) a on a.device = h.host_id
            """)
        let scan = try #require(explanation.stages.flatMap(\.self).first { $0.table == "archive.query_1" })
        #expect(
            scan.requests == [
                #"SELECT t1."device" AS c1, max(t1."value") AS c2 FROM "archive"."metrics" AS t1 GROUP BY t1."device""#
            ])
        #expect(explanation.remarks.count == 1)
    }

    @Test func `what the archive is asked for can be turned off`() async throws {
        let engine = try ArchivePlans.engine()
        _ = try await engine.query("set archive_pushdown = off").allRows()
        let explanation = try #require(
            try await engine.explanation(of: "select count(*) from archive.metrics where value > 1"))
        #expect(explanation.stages[0][0].table == "archive.metrics")
        #expect(explanation.stages[0][0].requests == [#"SELECT t1."value" FROM "archive"."metrics" AS t1"#])
        let settings = try await engine.query("show settings").allRows().map(\.values[0])
        #expect(settings.contains("archive_pushdown"))
    }

    @Test func `without an archive there is nothing to set`() async throws {
        let engine = Engine(catalog: Catalog([]), now: { 0 })
        let error = await #expect(throws: QueryError.self) {
            _ = try await engine.query("set with_archive = on").allRows()
        }
        #expect(error?.code == "bad-setting")
    }
}

import SQLSyntax
import Testing

@Suite struct FormatterTests {
    private func format(_ text: String, _ formatter: SQLFormatter = SQLFormatter()) throws -> String {
        let formatted = try formatter.format(text)
        #expect(try formatter.format(formatted) == formatted)
        return formatted
    }

    static let layouts: [(String, String)] = [
        (
            "SELECT region,available FROM capacity WHERE service='EVS'",
            "select region, available from capacity where service = 'EVS';\n"
        ),
        (
            "select region, count(*) n from hosts where az='1' group by region order by n desc limit 5",
            """
            select region, count(*) n
            from hosts
            where az = '1'
            group by region
            order by n desc
            limit 5;

            """
        ),
        (
            """
            select h.region, h.cluster_name, h.host_name, round(max(m.value),1) as memory_percent, v.vm_name, v.vm_id,
            owner.tenant from hosts as h join host_metrics as m on m.host_id=h.host_id left join (select distinct vm_id,
            tenant from vm_metrics where timestamp>=ago('2h')) as owner on owner.vm_id=v.vm_id where m.monitor_item=
            'memory' and m.value>90
            """,
            """
            select h.region, h.cluster_name, h.host_name,
                   round(max(m.value), 1) as memory_percent,
                   v.vm_name, v.vm_id, owner.tenant
            from hosts as h
            join host_metrics as m on m.host_id = h.host_id
            left join (
                select distinct vm_id, tenant from vm_metrics where timestamp >= ago('2h')
            ) as owner on owner.vm_id = v.vm_id
            where m.monitor_item = 'memory' and m.value > 90;

            """
        ),
        (
            """
            with recursive n(i) as (select 1 union all select i+1 from n where i<10),

            m as not materialized (values (1,2),(3,4)) select i from n natural join m
            """,
            """
            with recursive n (i) as (
                select 1
                union all
                select i + 1
                from n
                where i < 10
            ),

            m as not materialized (
                values (1, 2),
                       (3, 4)
            )
            select i
            from n
            natural join m;

            """
        ),
        (
            """
            select tenant, sum(case when resource_type='ECS' then accumulate_factor_value else 0 end) / 3600.0 as \
            vm_hours, case when tenant is null then 'nobody, as far as the site says' when tenant = '' then 'unnamed' \
            end as who from tenant_resources
            """,
            """
            select tenant,
                   sum(case when resource_type = 'ECS' then accumulate_factor_value else 0 end)
                       / 3600.0 as vm_hours,
                   case
                       when tenant is null then 'nobody, as far as the site says'
                       when tenant = '' then 'unnamed'
                   end as who
            from tenant_resources;

            """
        ),
        (
            "select 1 from a where (x=1 or y=2) and not exists(select 1 from b where b.id=a.id) and z in (1,2,3) and "
                + "c is not null and d between 1 and 2",
            """
            select 1
            from a
            where (x = 1 or y = 2)
              and not exists (select 1 from b where b.id = a.id)
              and z in (1, 2, 3)
              and c is not null
              and d between 1 and 2;

            """
        ),
        (
            "select count(*) over (partition by source_addr order by unixepoch(start_time) range between 299 "
                + "preceding and current row) as n from audit_log",
            """
            select count(*) over (partition by source_addr
                                  order by unixepoch(start_time)
                                  range between 299 preceding and current row) as n
            from audit_log;

            """
        ),
        (
            "select 名称, 区域 from 主机 where 说明 like '%容量容量容量容量容量容量容量容量容量%' or 说明 like '%存储存储存储存储存储存储存储存储%'",
            """
            select 名称, 区域
            from 主机
            where 说明 like '%容量容量容量容量容量容量容量容量容量%'
               or 说明 like '%存储存储存储存储存储存储存储存储%';

            """
        ),
        (
            "explain analyze select a from t;create temp view V(A) as select 1 union select 2;drop table if exists X",
            """
            explain analyze select a from t;
            create temp view V (A) as
            select 1
            union
            select 2;
            drop table if exists X;

            """
        ),
        (
            "SHOW Tables; DESCRIBE Hosts; SET mode = ON; set n to 5; REFRESH hosts",
            "show tables;\ndescribe Hosts;\nset mode = ON;\nset n to 5;\nrefresh hosts;\n"
        ),
        (
            "select -x, - -1, -(-x), ~+a, + + b, not a, cast(x as Decimal( 10 , -2 )), Key->>'A'||B, X'AB', T.*, f(*), 1 == 2",
            """
            select -x,
                   - -1,
                   -(-x),
                   ~+a,
                   + +b,
                   not a,
                   cast(x as Decimal(10, -2)),
                   Key ->> 'A' || B,
                   X'AB', T.*,
                   f(*),
                   1 == 2;

            """
        ),
        (
            "select 1 from a,b, (select 2) c cross join f(1) using (x)",
            """
            select 1
            from a, b, (select 2) c
            cross join f(1) using (x);

            """
        ),
    ]

    @Test(arguments: layouts)
    func layout(text: String, expected: String) throws {
        #expect(try format(text) == expected)
    }

    @Test func commentsStayWhereTheyBelong() throws {
        let text = """
            #!/usr/bin/env -S esmql -f
            -- :param region where to look


            -- first
            select a -- the name
              , b /* inline */ , c
            from t
              -- why
              where x = 1 -- because
              and y = /* two */ 2 ;  -- behind
            /* a block
                 of lines */ select 1 -- end
            """
        let expected = """
            #!/usr/bin/env -S esmql -f
            -- :param region where to look

            -- first
            select a, -- the name
                   b, /* inline */ c
            from t
            -- why
            where x = 1 -- because
              and y = /* two */ 2; -- behind
            /* a block
                 of lines */
            select 1; -- end

            """
        #expect(try format(text) == expected)
    }

    @Test func wordsInTheirCases() throws {
        let text = "Select Key As Rows From T Where True And x Is Null Order By Last"
        #expect(
            try format(text)
                == "select Key as Rows\nfrom T\nwhere true and x is null\norder by Last;\n")
        #expect(
            try format(text, SQLFormatter(keywordCase: .upper))
                == "SELECT Key AS Rows\nFROM T\nWHERE TRUE AND x IS NULL\nORDER BY Last;\n")
        #expect(
            try format(text, SQLFormatter(keywordCase: .keep))
                == "Select Key As Rows\nFrom T\nWhere True And x Is Null\nOrder By Last;\n")
    }

    @Test func theBeginningAndTheLineEndsStay() throws {
        #expect(try format("\u{FEFF}select 1;\r\n\r\nselect  2") == "\u{FEFF}select 1;\r\n\r\nselect 2;\r\n")
        #expect(try format("\u{FEFF}#!/bin/esmql  \nselect  1") == "\u{FEFF}#!/bin/esmql\nselect 1;\n")
        #expect(try format("") == "")
        #expect(try format(" \n -- nothing \n") == "-- nothing\n")
        #expect(try format("select 1;;") == "select 1;;\n")
        #expect(try format("select 1 /* open\n ") == "select 1; /* open\n ")
        #expect(try format("select 'a\r\nb' , 1") == "select 'a\r\nb', 1;\n")
    }

    @Test func aLineIsBrokenByItsCells() throws {
        let narrow = SQLFormatter(width: 20)
        #expect(try format("select 容量容量容, b", narrow) == "select 容量容量容,\n       b;\n")
        #expect(try format("select aaaaaaaaaa, b", narrow) == "select aaaaaaaaaa,\n       b;\n")
        #expect(try format("select aaaaaaaaa, b", narrow) == "select aaaaaaaaa, b;\n")
    }

    @Test func whatDoesNotParseIsRefused() {
        for text in ["select 1, from t", "insert into t values (1)", "select 'a", ".mode csv\nselect 1"] {
            let error = #expect(throws: SQLFormatError.self) { try SQLFormatter().format(text) }
            #expect(error?.code == .syntax)
            #expect(error?.diagnostics == SQLParser.parse(text).diagnostics)
        }
    }
}

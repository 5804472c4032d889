@_spi(Measuring) import QueryEngine
import SQLSyntax

/// Parsing, binding, planning and compiling of queries.
enum QueryJobs {
    /// A query of one line, one of ten, and one of fifty kilobytes.
    static func text(_ size: String) -> String? {
        switch size {
        case "small": "select region, available from capacity where service = 'EVS' limit 5"
        case "medium": medium
        case "large": large
        default: nil
        }
    }

    private static let medium = """
        with busy as (
            select host_id, avg(value) as load, max(value) as peak
            from host_metrics where metric in ('cpu', 'memory') and timestamp >= '2026-11-05'
            group by host_id having avg(value) > 80)
        select h.cluster_name, h.host_name, b.load, b.peak, count(v.vm_id) as machines
        from busy b join hosts h on h.host_id = b.host_id
        left join host_vms v on v.host_id = h.host_id and v.os like 'Linux%'
        where h.region = 'region-one-1' and h.az between 'az1' and 'az3'
        group by h.cluster_name, h.host_name, b.load, b.peak
        order by b.load desc, machines desc limit 20
        """

    private static var large: String {
        var branches: [String] = []
        var size = 0
        while size < 50_000 {
            let number = branches.count
            let branch = """
                select h.host_name, m.metric, avg(m.value) as load_\(number), count(*) as samples_\(number)
                from hosts h join host_metrics m on m.host_id = h.host_id
                where m.metric = 'metric_\(number)' and m.value between \(number) and \(number + 10)
                  and (h.az = 'az1' or h.az = 'az2') and h.host_name like 'node-\(number)%'
                group by h.host_name, m.metric having count(*) > \(number)
                """
            branches.append(branch)
            size += branch.utf8.count + 11
        }
        return branches.joined(separator: "\nunion all\n")
    }

    /// The tables of these queries.
    static var catalog: Catalog {
        func texts(_ names: String) -> [Column] {
            names.split(separator: " ").map { Column(String($0), .text) }
        }
        let tables = [
            TableSchema(
                name: "capacity",
                columns: texts("service region az zone") + [
                    Column("total", .real), Column("available", .real), Column("timestamp", .time),
                ],
                parameters: [ScanParameter("service_type", column: "service")], timeColumn: "timestamp"),
            TableSchema(
                name: "hosts",
                columns: texts("host_id host_name region az cluster_name kernel cpu_arch rack_code"),
                parameters: [ScanParameter("host_id", column: "host_id")]),
            TableSchema(
                name: "host_vms", columns: texts("host_id host_name vm_id vm_name os region"),
                parameters: [ScanParameter("host_id", column: "host_id", isRequired: true)]),
            TableSchema(
                name: "host_metrics",
                columns: texts("host_id metric unit region") + [
                    Column("value", .real), Column("timestamp", .time),
                ],
                parameters: [ScanParameter("host_id", column: "host_id", isRequired: true)],
                timeColumn: "timestamp"),
        ]
        return Catalog(tables.map(PagesProvider.init(empty:)))
    }

    /// Parses a text again and again.
    static func parse(_ text: String, times: Int) async throws -> (Measurement, Int) {
        _ = try SQLParser.parseStatement(text)
        return try await Measurement.of {
            var sum = 0
            for _ in 0..<times { sum += try SQLParser.parseStatement(text).span.upper }
            return sum
        }
    }

    /// Parses, binds and plans a text again and again.
    static func plan(_ text: String, times: Int) async throws -> (Measurement, Int) {
        let planning = try PlanningMeasure(Engine(catalog: catalog) { 1_793_923_200_000 })
        _ = try planning.scans(of: text)
        return try await Measurement.of {
            var sum = 0
            for _ in 0..<times { sum += try planning.scans(of: text) }
            return sum
        }
    }

    /// Takes a text to the point where its first request would be made, again and again.
    static func prepare(_ text: String, times: Int) async throws -> (Measurement, Int) {
        let engine = Engine(catalog: catalog) { 1_793_923_200_000 }
        _ = try await engine.query(text)
        return try await Measurement.of {
            var sum = 0
            for _ in 0..<times { sum += try await engine.query(text).columns.count }
            return sum
        }
    }
}

import QueryEngine
import SQLSyntax

/// Queries that grow in one direction.
enum GrowthJobs {
    /// As many tables in a join, each with a condition.
    static func join(_ tables: Int) -> String {
        let others = (1..<max(tables, 1)).map { " join hosts h\($0) on h\($0).host_id = h0.host_id" }
        return "select h0.host_name from hosts h0\(others.joined()) where h0.az = 'az1'"
    }

    /// As many values in an IN.
    static func values(_ count: Int) -> String {
        "select host_name from hosts where rack_code in (\((0..<count).map { "'r\($0)'" }.joined(separator: ", ")))"
    }

    /// As many values in an IN that become requests.
    static func requests(_ count: Int) -> String {
        "select host_name from hosts where host_id in (\((0..<count).map { "'h\($0)'" }.joined(separator: ", ")))"
    }

    /// As many terms in a chain of OR over one column, which becomes an IN.
    static func terms(_ count: Int) -> String {
        let terms = (0..<count).map { "rack_code = 'r\($0)'" }
        return "select host_name from hosts where \(terms.joined(separator: " or "))"
    }

    /// As many terms in a chain of OR over two columns in turn, which stays a chain.
    static func alternatives(_ count: Int) -> String {
        let terms = (0..<count).map { $0.isMultiple(of: 2) ? "rack_code = 'r\($0)'" : "kernel = 'k\($0)'" }
        return "select host_name from hosts where \(terms.joined(separator: " or "))"
    }

    /// As many terms in a chain of AND.
    static func conditions(_ count: Int) -> String {
        let terms = (0..<count).map { "rack_code <> 'r\($0)'" }
        return "select host_name from hosts where \(terms.joined(separator: " and "))"
    }

    /// As many terms in a sum.
    static func sum(_ count: Int) -> String {
        "select \((0..<count).map { "\($0)" }.joined(separator: " + ")) from hosts"
    }

    /// As many columns in the answer.
    static func columns(_ count: Int) -> String {
        "select \((0..<count).map { "host_name as c\($0)" }.joined(separator: ", ")) from hosts"
    }

    /// As many common table expressions, each over the one before.
    static func expressions(_ count: Int) -> String {
        let rest = (1..<max(count, 1)).map { "c\($0) as (select * from c\($0 - 1))" }
        let all = ["c0 as (select host_id, host_name from hosts)"] + rest
        return "with \(all.joined(separator: ", ")) select count(*) from c\(max(count, 1) - 1)"
    }

    /// The query of a direction.
    static func text(_ direction: String, _ count: Int) -> String? {
        switch direction {
        case "join": join(count)
        case "values": values(count)
        case "requests": requests(count)
        case "terms": terms(count)
        case "or": alternatives(count)
        case "and": conditions(count)
        case "sum": sum(count)
        case "columns": columns(count)
        case "expressions": expressions(count)
        default: nil
        }
    }
}

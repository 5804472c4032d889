import ESMQL
import ESMSimulator
import Foundation

/// The snippets of ESMQL's article on the first query.
enum FirstQuery {
    static func open(token: String) throws -> Session {
        // snippet: open
        let configuration = try SiteConfiguration(
            endpoint: "https://esm.example.com", credentials: .token(Secret(token)),
            appCode: Secret("0123456789"))
        let session = try Session(configuration: configuration)
        // end
        return session
    }

    static func rows(_ session: Session) async throws -> [Row] {
        var all: [Row] = []
        // snippet: rows
        let result = try await session.query("select region, available from capacity where service = 'EVS'")
        print(result.columns.map(\.name))
        for try await row in result.rows {
            print(row[0], row[1])
        }
        // end
        all = try await session.query("select region, available from capacity where service = 'EVS'")
            .allRows()
        return all
    }

    // snippet: type
    struct Capacity: Decodable, Sendable {
        var region: String
        var available: Double?
        var timestamp: Date
    }
    // end

    static func decoded(_ session: Session, service: String, regions: [String]) async throws -> [Capacity] {
        // snippet: decode
        let rows = try await session.fetchAll(
            """
            select region, available, timestamp from capacity
            where service = \(service) and region in \(regions)
            """, as: Capacity.self)
        let largest = try await session.scalar(
            "select max(available) from capacity where service = \(service)", as: Double.self)
        // end
        print(largest ?? 0)
        return rows
    }

    static func prepared(_ session: Session, hosts: [String]) async throws -> Int {
        var sum = 0
        // snippet: prepare
        let machines = try await session.prepare("select count(*) from host_vms where host_id = :host")
        for host in hosts {
            sum += try await machines.scalar(["host": host], as: Int.self) ?? 0
        }
        // end
        return sum
    }

    static func options(_ session: Session) async throws -> Int {
        // snippet: options
        let options = QueryOptions(deadline: .seconds(30)) { progress in
            print(progress.table, progress.cost.fetchedRows, progress.announcedRows ?? 0)
        }
        let result = try await session.query("select count(host_id) from hosts", options: options)
        let count = try await result.scalar(as: Int.self)
        // end
        return count ?? 0
    }

    static func explained(_ session: Session) async throws -> QueryExplanation {
        // snippet: explain
        let plan = try await session.explain("select * from hosts limit 5")
        print(plan.lines.joined(separator: "\n"))
        // end
        return plan
    }

    static func failing(_ session: Session) async -> String {
        // snippet: errors
        do {
            _ = try await session.fetchAll("select regoin from capacity", as: String.self)
        } catch  where error.category == .query {
            print(error.code, error.message)
            return error.code
        } catch {
            print("ask again later:", error)
        }
        // end
        return ""
    }
}

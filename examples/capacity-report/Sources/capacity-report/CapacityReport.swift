import ArgumentParser
import Configuration
import ESMQL
import Foundation

/// Writes what each region had left of each service at the start and the end of some weeks, as an HTML page.
@main
struct CapacityReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A report of the capacity that is left, as HTML.",
        discussion: "The site is that of the environment variables ESMQL_ENDPOINT and so on.")

    @Option(help: "How many weeks the report goes back.")
    var weeks = 1

    @Option(help: ArgumentHelp("Only these services.", valueName: "service"))
    var service: [String] = []

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where the page goes; standard output without it.", valueName: "file"))
    var output: String?

    func validate() throws {
        guard (1...52).contains(weeks) else { throw ValidationError("--weeks has to be 1 to 52.") }
    }

    func run() async throws {
        let environment = ConfigReader(provider: EnvironmentVariablesProvider())
        let session = try Session(configuration: SiteConfiguration(reading: environment))
        let page: String
        do {
            page = ReportPage(lines: try await lines(session), weeks: weeks).html
            await session.close()
        } catch {
            await session.close()
            throw error
        }
        if let output {
            try page.write(toFile: output, atomically: true, encoding: .utf8)
        } else {
            print(page)
        }
    }

    /// The lines of the report, the fullest first.
    private func lines(_ session: Session) async throws -> [ReportLine] {
        let start = Date(timeIntervalSinceNow: -Double(weeks) * 7 * 86_400)
        let chosen: SQLQuery = service.isEmpty ? "1" : "service in \(service)"
        return try await session.fetchAll(
            """
            with daily as (
                select region, service, metric, date(timestamp) as day, sum(total) as total, sum(available) as available
                from capacity where timestamp >= \(start) and \(chosen)
                group by 1, 2, 3, 4)
            select distinct region, service, metric,
                first_value(available) over days as available_before,
                last_value(available) over days as available_now,
                last_value(total) over days as total
            from daily
            window days as (partition by region, service, metric order by day
                rows between unbounded preceding and unbounded following)
            order by available_now / nullif(total, 0), region, service, metric
            """)
    }
}

internal import ESMClient
internal import QueryEngine

/// The records of metering jobs, one job a scan (4.2.1 to 4.2.3).
struct MeteringTable: TableProvider {
    let schema = MeteringTables.meteringRecords
    let jobs: MeteringJobs
    /// The zone whose days the site counts.
    let zone: SiteTimeZone

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        MeteringPages(jobs: jobs, query: query(for: request))
    }

    func requestLine(for request: ScanRequest) -> String {
        let domain = jobs.client.configuration.meteringDomainID ?? "{domain_id}"
        return "POST /meter/v1/\(domain)/query-jobs \(query(for: request).body)"
    }

    /// The job that has all records of a request: whole days, whether the site counts them in its zone or UTC.
    private func query(for request: ScanRequest) -> MeteringQuery {
        var query = MeteringQuery(
            hcsoID: request.parameters["hcso_id"], regionID: request.parameters["region_id"])
        guard let window = request.window else { return query }
        if window.begin > 0 {
            query.firstDay = days(at: window.begin).min()
        }
        query.endDay = days(at: window.end.addingReportingOverflow(86_400_000).partialValue).max()
        return query
    }

    private func days(at milliseconds: Int64) -> [String] {
        [zone.day(of: milliseconds), TimeText.format(milliseconds).map { String($0.prefix(10)) }]
            .compactMap(\.self)
    }
}

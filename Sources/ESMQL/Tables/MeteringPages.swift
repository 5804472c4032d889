internal import ESMClient
internal import QueryEngine

/// The pages of a metering job; nothing is sent before the first one is asked for.
struct MeteringPages: AsyncSequence, Sendable {
    typealias Element = Page
    typealias Failure = any Error

    let jobs: MeteringJobs
    let query: MeteringQuery

    func makeAsyncIterator() -> Iterator {
        Iterator(jobs: jobs, query: query)
    }

    struct Iterator: AsyncIteratorProtocol {
        let jobs: MeteringJobs
        let query: MeteringQuery
        private var job: String?
        private var marker = ""
        /// Every marker so far: one that comes back would go round for ever.
        private var markers: Set<String> = []
        private var rows = 0
        private var hasEnded = false

        init(jobs: MeteringJobs, query: MeteringQuery) {
            self.jobs = jobs
            self.query = query
        }

        mutating func next(isolation actor: isolated (any Actor)?) async throws -> Page? {
            guard !hasEnded else { return nil }
            do {
                return try await nextPage()
            } catch {
                hasEnded = true
                throw error
            }
        }

        private mutating func nextPage() async throws(QueryError) -> Page {
            let job: String
            if let known = self.job { job = known } else { job = try await jobs.finishedJob(query) }
            self.job = job
            let answer = try await jobs.page(of: job, marker: marker, offset: rows)
            let number = markers.count + 1
            marker = answer.marker
            hasEnded = marker.isEmpty
            guard hasEnded || markers.insert(marker).inserted else {
                throw QueryError(
                    .site, code: "incomplete",
                    message: "metering job \(job): the site sent the marker of page \(number) a second time")
            }
            rows += answer.page.itemCount
            return Page(
                AnswerItems.listed(answer.page), fetchedAt: answer.page.fetchedAtMilliseconds,
                requestID: answer.page.requestID, label: "metering job \(job), page \(number)",
                parameters: [MeteringTables.jobID: job])
        }
    }
}

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
        private var reading = MeteringPaging()
        private var hasFailed = false

        init(jobs: MeteringJobs, query: MeteringQuery) {
            self.jobs = jobs
            self.query = query
        }

        mutating func next(isolation actor: isolated (any Actor)?) async throws -> Page? {
            guard !reading.hasEnded, !hasFailed else { return nil }
            do {
                return try await nextPage()
            } catch {
                hasFailed = true
                throw error
            }
        }

        private mutating func nextPage() async throws(QueryError) -> Page {
            let job: String
            if let known = self.job { job = known } else { job = try await jobs.finishedJob(query) }
            self.job = job
            let answer = try await jobs.page(of: job, marker: reading.marker, offset: reading.rows)
            do throws(ESMClientError) {
                try reading.accept(answer)
            } catch {
                throw MeteringJobs.error(error, job)
            }
            return Page(
                AnswerItems.listed(answer.page), fetchedAt: answer.page.fetchedAtMilliseconds,
                requestID: answer.page.requestID, label: "metering job \(job), page \(reading.pages)",
                parameters: [MeteringTables.jobID: job])
        }
    }
}

/// How many requests a run may make; asked before they are made.
actor RequestBudget {
    private var limit: Int?
    private let approve: (@Sendable (BudgetQuestion) async -> Bool)?
    private let onExpect: (@Sendable (BudgetQuestion) -> Void)?
    private var question: BudgetQuestion?
    /// The answer that everyone waits for once it has been asked for.
    private var asking: Task<Bool, Never>?

    /// A budget.
    ///
    /// - Parameters:
    ///   - limit: the most requests; nil for any number.
    ///   - approve: asked once whether more may be made all the same; no where there is nobody to ask.
    ///   - onExpect: told of the requests so far, each time that there are more.
    init(
        limit: Int? = nil, approve: (@Sendable (BudgetQuestion) async -> Bool)? = nil,
        onExpect: (@Sendable (BudgetQuestion) -> Void)? = nil
    ) {
        self.limit = limit
        self.approve = approve
        self.onExpect = onExpect
    }

    /// Takes note of requests that are going to be made for a table.
    ///
    /// - Throws: a ``QueryError`` of the category `budget` where there are more than there may be.
    func expect(_ requests: Int, of table: String, _ cost: ScanCost) async throws(QueryError) {
        var question = question ?? BudgetQuestion(requests: 0, limit: limit ?? 0, seconds: 0, tables: [])
        let (sum, overflow) = question.requests.addingReportingOverflow(requests)
        question.requests = overflow ? .max : sum
        if let perMinute = cost.requestsPerMinute, perMinute > 0 {
            question.seconds += Double(requests) * 60 / Double(perMinute)
        }
        if !question.tables.contains(table) { question.tables.append(table) }
        self.question = question
        onExpect?(question)
        guard let limit, question.requests > limit else { return }
        guard let approve else { throw question.error }
        let asked = question
        let asking = asking ?? Task { await approve(asked) }
        self.asking = asking
        let isApproved = await withTaskCancellationHandler {
            await asking.value
        } onCancel: {
            asking.cancel()
        }
        guard !Task.isCancelled else { throw .cancelled }
        guard isApproved else { throw asked.error }
        self.limit = nil
    }
}

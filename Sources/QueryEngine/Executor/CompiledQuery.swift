/// A query that SQLite has compiled and nothing has been fetched for.
struct CompiledQuery: Sendable {
    /// What is going to be done.
    var plan: QueryPlan
    /// The columns of the answer.
    let columns: [ResultColumn]
}

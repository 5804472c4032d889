/// A token, told apart from the ones before it by its number.
struct Token: Sendable, Hashable {
    let value: Secret
    /// Counts the tokens of one client, from 1.
    let generation: Int
}

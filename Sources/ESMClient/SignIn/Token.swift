/// A token, told apart from the ones before it by its number.
struct Token: Sendable, Hashable {
    let issued: IssuedToken
    /// Counts the tokens of one client, from 1.
    let generation: Int
    /// Whether it comes from a sign-in of this client; otherwise another process has left it.
    var isOwn = true

    /// The text that is sent.
    var value: Secret { issued.value }
}

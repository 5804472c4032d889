/// How an answer reaches the client, if it does.
enum Delivery: Sendable {
    /// As it is.
    case whole(SiteAnswer)
    /// Up to a number of bytes of its body, then the connection closes.
    case cut(SiteAnswer, bytes: Int)
    /// Up to a number of bytes of its body, then nothing until the client or the site gives up.
    case stuck(SiteAnswer, bytes: Int)
    /// The connection closes.
    case closed
    /// Nothing happens until the client or the site gives up.
    case silence
}

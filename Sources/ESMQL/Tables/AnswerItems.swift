internal import ESMClient
internal import QueryEngine

/// What of an answer the engine stores.
struct AnswerContent: Sendable {
    /// The items, or rows made of them.
    var content: Page.Content
    /// What could not be read of rows.
    var unreadable: [UnreadableValues] = []
}

/// Where an answer has its items.
enum AnswerItems {
    /// The elements of `list`; none where the client let an answer without one pass.
    static func listed(_ page: WirePage) -> Page.Content {
        guard let list = page.list else { return .rows([]) }
        return .json(page.bytes, items: list)
    }

    /// The items of an answer that the reference leaves open.
    ///
    /// They are the elements of `list` or of an answer that is an array; any other answer is one item.
    static func whatever(_ page: WirePage) -> Page.Content {
        if let list = page.list { return .json(page.bytes, items: list) }
        if page.bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "[") {
            return .json(page.bytes, items: 0..<page.bytes.count)
        }
        let array = [UInt8(ascii: "[")] + page.bytes + [UInt8(ascii: "]")]
        return .json(array, items: 0..<array.count)
    }
}

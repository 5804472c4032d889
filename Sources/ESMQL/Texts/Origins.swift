internal import QueryEngine

/// Where people find the values that a table cannot do without.
extension LocalizedText {
    /// The host of 4.1.8 and 4.1.16.
    static let hostOrigin = LocalizedText(
        "the table hosts has the ids of all hosts", chinese: "主机ID可从 hosts 表查到")
    /// The screen of 4.1.1.
    static let screenOrigin = LocalizedText(
        "share_id stands in the address of a shared screen, …/screens/data/{share_id}: no table has it, whoever "
            + "shares the screen knows it",
        chinese: "share_id 是共享大屏地址 …/screens/data/{share_id} 中的标识，任何表中都没有，请向大屏的分享者获取")
}

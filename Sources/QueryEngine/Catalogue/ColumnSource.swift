/// Where a column's value comes from when a page is JSON.
public enum ColumnSource: Sendable {
    /// The item's member of one of these keys.
    case keys([String])
    /// The whole item as sent.
    case item
    /// The value that the request was made with, NULL where it named none; the parameter's name.
    case parameter(String)
    /// The start of the request's window.
    case windowBegin
    /// The end of the request's window.
    case windowEnd
    /// When the page was fetched.
    case fetchedAt
    /// The request's id as the site gave it.
    case requestID
    /// Worked out from the text of the item's member of a key; not called where that is missing or null.
    case computed(key: String, @Sendable (String) -> Value)
    /// Nothing: the provider hands over rows, or the column only stands for a parameter.
    case none
}

/// One step of writing a text that is laid out.
enum LayoutItem {
    /// A token or comment, with its cells.
    case text(String, width: Int)
    /// A comment that ends its line, which it may make longer than others.
    case remark(String)
    /// What stands between; a line end may be followed by an empty line and be indented further.
    case space(Layout.Break, isBlank: Bool = false, indent: Int = 0)
    /// A frame begins.
    case open(Layout.Frame)
    /// The last frame ends.
    case close
}

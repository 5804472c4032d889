extension [Value] {
    /// About how much memory the values of a row take, in bytes.
    var memory: Int {
        reduce(32) { sum, value in
            switch value {
            case .text(let text): sum + 16 + text.utf8.count
            case .blob(let blob): sum + 16 + blob.count
            case .null, .integer, .real: sum + 16
            }
        }
    }
}

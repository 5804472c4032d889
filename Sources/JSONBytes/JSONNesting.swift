/// Which containers a walk is in, innermost last: a bit each, without memory of its own up to 64 levels.
struct JSONNesting {
    /// How many containers are open.
    private(set) var depth = 0
    /// The innermost 64 at most: whether each is an object, the innermost in the lowest bit.
    private var bits: UInt64 = 0
    /// The levels further out, 64 in each.
    private var outer: [UInt64] = []

    /// Whether the innermost container is an object.
    var isInObject: Bool { bits & 1 == 1 }

    /// Enters a container.
    mutating func push(isObject: Bool) {
        if depth > 0, depth % 64 == 0 {
            outer.append(bits)
            bits = 0
        }
        bits = bits << 1 | (isObject ? 1 : 0)
        depth += 1
    }

    /// Leaves the innermost container.
    mutating func pop() {
        bits >>= 1
        depth -= 1
        if depth > 0, depth % 64 == 0 { bits = outer.popLast() ?? 0 }
    }
}

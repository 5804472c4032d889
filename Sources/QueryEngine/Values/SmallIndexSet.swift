/// Indices of things of which there are few: those below 64 need no memory of their own.
struct SmallIndexSet: Equatable, Sequence {
    /// A bit for each of the first 64.
    private var first: UInt64 = 0
    private var others: Set<Int> = []

    /// No indices.
    init() {}

    /// Some indices.
    init(_ indices: some Sequence<Int>) {
        for index in indices { insert(index) }
    }

    /// How many there are.
    var count: Int { first.nonzeroBitCount + others.count }

    /// Whether there is none.
    var isEmpty: Bool { first == 0 && others.isEmpty }

    /// The only one; nil where there are several, or none.
    var only: Int? {
        guard count == 1 else { return nil }
        return first == 0 ? others.first : first.trailingZeroBitCount
    }

    func contains(_ index: Int) -> Bool {
        index < 64 ? first >> UInt64(index) & 1 == 1 : others.contains(index)
    }

    mutating func insert(_ index: Int) {
        if index < 64 { first |= 1 << UInt64(index) } else { others.insert(index) }
    }

    mutating func formUnion(_ other: SmallIndexSet) {
        first |= other.first
        if !other.others.isEmpty { others.formUnion(other.others) }
    }

    /// The indices, ascending.
    func makeIterator() -> Array<Int>.Iterator {
        var indices: [Int] = []
        var bits = first
        while bits != 0 {
            indices.append(bits.trailingZeroBitCount)
            bits &= bits - 1
        }
        return (indices + others.sorted()).makeIterator()
    }
}

/// The keys of the last item as they stood in the page, by their place: the next item mostly has the same ones.
///
/// A key that stands where it stood before is known by comparing its bytes, quotes and colon included, without
/// looking for its end.
struct KeyTemplate {
    /// Keys beyond any sensible number are not remembered.
    private static let places = 256
    /// Room for a key's bytes; a longer one is not remembered.
    private static let stride = 64

    private struct Entry {
        var count = 0
        var key = 0
    }

    private let entries: UnsafeMutablePointer<Entry>
    private let bytes: UnsafeMutablePointer<UInt8>

    /// A template of no keys; to be deallocated.
    init() {
        entries = .allocate(capacity: Self.places)
        entries.initialize(repeating: Entry(), count: Self.places)
        bytes = .allocate(capacity: Self.places * Self.stride)
    }

    func deallocate() {
        entries.deallocate()
        bytes.deallocate()
    }

    /// The index of the key that stands at `text`, and how many bytes it takes with its colon; nil where it is not
    /// the one that is expected there.
    @inline(__always)
    func match(_ place: Int, _ text: UnsafePointer<UInt8>, available: Int) -> (key: Int, count: Int)? {
        guard place < Self.places else { return nil }
        let entry = entries[place]
        let count = entry.count
        guard count > 0, count <= available else { return nil }
        let expected = UnsafeRawPointer(bytes + place * Self.stride)
        let found = UnsafeRawPointer(text)
        var at = 0
        while at + 8 <= count {
            guard
                expected.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                    == found.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            else { return nil }
            at += 8
        }
        if at < count {
            if count >= 8 {
                guard
                    expected.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
                        == found.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
                else { return nil }
            } else {
                while at < count {
                    guard bytes[place * Self.stride + at] == text[at] else { return nil }
                    at += 1
                }
            }
        }
        return (entry.key, count)
    }

    /// Takes note of a key.
    ///
    /// - Parameters:
    ///   - key: its index, -1 where no column is stored under it.
    ///   - place: its place in the item.
    ///   - text: the key with its quotes and its colon.
    func learn(_ key: Int, at place: Int, _ text: UnsafeBufferPointer<UInt8>) {
        guard place < Self.places else { return }
        guard text.count <= Self.stride, let base = text.baseAddress else {
            entries[place].count = 0
            return
        }
        (bytes + place * Self.stride).update(from: base, count: text.count)
        entries[place] = Entry(count: text.count, key: key)
    }
}

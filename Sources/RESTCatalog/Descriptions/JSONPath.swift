internal import JSONBytes

/// The way to a value in a JSON document: `data.items`, `labels[0].name`, `"a.b".c`; the empty one is the document.
struct JSONPath: Sendable, Hashable {
    /// One step of the way.
    enum Step: Sendable, Hashable {
        case key(String)
        case index(Int)
    }

    let steps: [Step]

    /// The document itself.
    static let document = JSONPath(steps: [])

    private init(steps: [Step]) {
        self.steps = steps
    }

    /// A way as it is written; nil where it is none.
    init?(_ text: String) {
        var steps: [Step] = []
        var rest = Substring(text)
        var needsKey = true
        while let first = rest.first {
            if first == "[" {
                guard !needsKey || steps.isEmpty, let end = rest.firstIndex(of: "]"),
                    let index = Int(rest[rest.index(after: rest.startIndex)..<end]), index >= 0
                else { return nil }
                steps.append(.index(index))
                rest = rest[rest.index(after: end)...]
                needsKey = false
                continue
            }
            if first == "." {
                guard !needsKey else { return nil }
                rest = rest.dropFirst()
                needsKey = true
                continue
            }
            guard needsKey else { return nil }
            if first == "\"" {
                guard let end = rest.dropFirst().firstIndex(of: "\"") else { return nil }
                steps.append(.key(String(rest[rest.index(after: rest.startIndex)..<end])))
                rest = rest[rest.index(after: end)...]
            } else {
                let key = rest.prefix { $0 != "." && $0 != "[" }
                steps.append(.key(String(key)))
                rest = rest.dropFirst(key.count)
            }
            needsKey = false
        }
        guard !needsKey || steps.isEmpty && text.isEmpty else { return nil }
        self.steps = steps
    }

    /// The first key, where the way begins with one.
    var firstKey: String? {
        if case .key(let key)? = steps.first { return key }
        return nil
    }

    /// The way behind its first step.
    var rest: JSONPath { JSONPath(steps: Array(steps.dropFirst())) }

    /// The value at the end of the way.
    ///
    /// - Parameters:
    ///   - cursor: a cursor before a value of `base`.
    ///   - base: the document.
    /// - Returns: where the value is; nil where there is none.
    /// - Throws: where the text is no JSON.
    func token(_ cursor: inout JSONCursor, in base: UnsafePointer<UInt8>) throws(JSONError) -> JSONToken? {
        for step in steps {
            let first = try cursor.peek()
            switch step {
            case .key(let key):
                guard first == UInt8(ascii: "{"), try cursor.beginObject() else { return nil }
                while JSONText.string(try cursor.key(), in: base) != key {
                    _ = try cursor.value()
                    guard try cursor.nextMember() else { return nil }
                }
            case .index(let index):
                guard first == UInt8(ascii: "["), try cursor.beginArray() else { return nil }
                for _ in 0..<index {
                    _ = try cursor.value()
                    guard try cursor.nextElement() else { return nil }
                }
            }
        }
        return try cursor.value()
    }
}

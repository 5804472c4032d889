import Testing

@testable import ESMQL

/// Small JSON texts that the API hides in strings.
struct JSONObjectsTests {
    @Test("Members as text, numbers as written, null left out")
    func members() {
        #expect(
            JSONObjects.read(#" [ {"a" : "1", "b": 2.50, "c": true, "d": null} , {} ] "#)
                == [["a": "1", "b": "2.50", "c": "true"], [:]])
    }

    @Test("Escapes in keys and values")
    func escapes() {
        #expect(JSONObjects.read(#"[{"\u0061":"\"\\\u8d22\ud83d\ude00"}]"#) == [["a": #""\财😀"#]])
    }

    @Test("A member that is itself an object or array is its JSON")
    func nested() {
        #expect(JSONObjects.read(#"[{"a":{"b":[1, 2]},"c":[]}]"#) == [["a": #"{"b":[1, 2]}"#, "c": "[]"]])
    }

    @Test(
        "What is no array of objects",
        arguments: [
            "", "{}", "[1]", "[{},]", "[{}", "[{}]]", "null", #"[{"a"}]"#, #"[{"a":1,}]"#, "[[]]", "[{}] x",
        ])
    func unreadable(_ text: String) {
        #expect(JSONObjects.read(text) == nil)
    }

    @Test("No beginning of a text is taken for the whole")
    func truncated() {
        let text = #"[{"a":"1","b":[{"c":null}]},{"d":2}]"#
        #expect(JSONObjects.read(text) != nil)
        for end in text.indices { #expect(JSONObjects.read(String(text[..<end])) == nil) }
    }

    @Test("Depth without end is refused")
    func depth() {
        #expect(JSONObjects.read(#"[{"a":"# + String(repeating: "[", count: 100_000)) == nil)
    }
}

import JSONBytes
import Testing

@Suite struct ContainerTests {
    @Test(arguments: ["[]", "[ ]", "[1]", "[1,2]", "[ 1 , [ 2 , [ ] ] , { } ]", "[\"]\",\"[\"]"])
    func `an array is passed over as a whole`(_ text: String) throws {
        #expect(try token(text) == JSONToken(kind: .array, start: 0, end: text.utf8.count))
    }

    @Test(arguments: [
        "{}", "{ }", "{\"a\":1}", "{ \"a\" : 1 , \"b\" : { \"c\" : [ ] } }", "{\"\":\"}\"}",
        "{\"a\":1,\"a\":2}",
    ])
    func `an object is passed over as a whole`(_ text: String) throws {
        #expect(try token(text) == JSONToken(kind: .object, start: 0, end: text.utf8.count))
    }

    @Test(arguments: [
        ("[1,]", 3, JSONError.Reason.unexpectedByte), ("[,1]", 1, .unexpectedByte),
        ("[,]", 1, .unexpectedByte),
        ("[1,,2]", 3, .unexpectedByte), ("[1 2]", 3, .expectedCommaOrBracket),
        ("[1}", 2, .expectedCommaOrBracket),
        ("[1:2]", 2, .expectedCommaOrBracket), ("[\"a\"\"b\"]", 4, .expectedCommaOrBracket),
        ("{\"a\":1,}", 7, .expectedKey), ("{,}", 1, .expectedKey), ("{1:2}", 1, .expectedKey),
        ("{a:2}", 1, .expectedKey), ("{'a':2}", 1, .expectedKey), ("{null:2}", 1, .expectedKey),
        ("{\"a\"}", 4, .expectedColon), ("{\"a\" 1}", 5, .expectedColon), ("{\"a\",1}", 4, .expectedColon),
        ("{\"a\":}", 5, .unexpectedByte), ("{\"a\":1 \"b\":2}", 7, .expectedCommaOrBrace),
        ("{\"a\":1]", 6, .expectedCommaOrBrace), ("{\"a\":1,,\"b\":2}", 7, .expectedKey),
        ("{\"a\"::1}", 5, .unexpectedByte), ("{{}}", 1, .expectedKey), ("{[]}", 1, .expectedKey),
        ("[[1,]]", 4, .unexpectedByte), ("{\"a\":[1}", 7, .expectedCommaOrBracket),
        ("[}", 1, .unexpectedByte),
        ("{]", 1, .expectedKey), ("[/**/1]", 1, .unexpectedByte),
    ])
    func `a mistake is an error at its byte, walked over or into`(
        _ text: String, _ offset: Int, _ reason: JSONError.Reason
    ) {
        let expected = JSONError(offset: offset, reason: reason)
        #expect(problem(text) == expected)
        #expect(throws: expected) { try JSONTree.read(Array(text.utf8)) }
    }

    @Test func `the wrong container is an error`() {
        withExactBytes(Array(" [1]".utf8)) { base, count in
            var cursor = JSONCursor(base: base, count: count)
            #expect(throws: JSONError(offset: 1, reason: .expectedObject)) { try cursor.beginObject() }
        }
        withExactBytes(Array("{}".utf8)) { base, count in
            var cursor = JSONCursor(base: base, count: count)
            #expect(throws: JSONError(offset: 0, reason: .expectedArray)) { try cursor.beginArray() }
        }
    }

    @Test func `steps into containers give keys and values in order`() throws {
        let text =
            #" { "a" : [ 1 , "x" , null ] , "b" : { } , "c" : { "d" : true , "d" : false } , "e" : [ ] } "#
        #expect(
            try JSONTree.read(Array(text.utf8))
                == .object([
                    .init(key: "a", value: .array([.number("1"), .string("x"), .null])),
                    .init(key: "b", value: .object([])),
                    .init(
                        key: "c",
                        value: .object([
                            .init(key: "d", value: .bool(true)), .init(key: "d", value: .bool(false)),
                        ])),
                    .init(key: "e", value: .array([])),
                ]))
    }

    @Test func `the raw range of a token is what was sent`() throws {
        try withExactBytes(Array(#"[ "a\n", -1.5 , {"b" : []} ]"#.utf8)) { base, count in
            var cursor = JSONCursor(base: base, count: count)
            var raw: [String] = []
            var hasElement = try cursor.beginArray()
            while hasElement {
                let range = try cursor.value().rawRange
                raw.append(
                    String(decoding: UnsafeBufferPointer(start: base, count: count)[range], as: UTF8.self))
                hasElement = try cursor.nextElement()
            }
            #expect(raw == [#""a\n""#, "-1.5", #"{"b" : []}"#])
        }
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
    func `containers nest to a bound, at any depth without recursion`(_ opening: String) {
        let perOpening = opening.count { $0 == "[" || $0 == "{" }
        let closing = String(opening.reversed().compactMap { ["[": "]", "{": "}"][$0] as Character? })
        func nested(_ depth: Int, inner: String) -> String {
            let count = depth / perOpening
            return String(repeating: opening, count: count) + inner + String(repeating: closing, count: count)
        }
        let bound = JSONCursor.maximumDepth
        #expect(problem(nested(bound, inner: "1")) == nil)
        #expect(problem(nested(bound - perOpening, inner: "[]")) == nil)
        #expect(problem(nested(bound - perOpening, inner: "{}")) == nil)
        #expect(problem(nested(bound, inner: "[]"))?.reason == .tooDeep)
        #expect(problem(nested(bound, inner: "{}"))?.reason == .tooDeep)
        #expect(problem(nested(bound, inner: "[1]"))?.reason == .tooDeep)
        #expect(problem(nested(1_000_000, inner: "1"))?.reason == .tooDeep)
        #expect(problem(String(repeating: opening, count: 1_000_000))?.reason == .tooDeep)
    }

    @Test(arguments: [1, 31, 32, 33, 63, 64, 65, 100, 127, 128])
    func `arrays and objects in turn are closed in turn`(_ depth: Int) {
        let opening = String(repeating: "[{\"a\":", count: depth)
        let closing = String(repeating: "}]", count: depth)
        #expect(problem(opening + "1" + closing) == nil)
        #expect(problem(opening + "1" + closing.dropFirst(2) + "]}")?.reason == .expectedCommaOrBrace)
    }

    @Test func `a container behind a deep one starts anew`() {
        let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        #expect(problem("[\(deep),\(deep),{\"a\":\(deep)}]") == nil)
    }
}

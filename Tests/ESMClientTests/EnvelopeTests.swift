import JSONBytes
import Testing

@testable import ESMClient

struct EnvelopeTests {
    private func envelope(_ text: String) throws -> Envelope { try Envelope(Array(text.utf8)) }

    @Test(
        arguments: [
            (#"{"total":33,"list":[]}"#, 33), (#"{"list":[],"total":33}"#, 33),
            (#"{"total":"33","list":[]}"#, 33),
            (#"{"total":33.0,"list":[]}"#, 33), (#"{"total":"3.3e1","list":[]}"#, 33),
            (#"{"total":0,"list":[]}"#, 0),
            (#"{"total":"many","list":[]}"#, nil), (#"{"total":"","list":[]}"#, nil),
            (#"{"total":null,"list":[]}"#, nil), (#"{"total":"null","list":[]}"#, nil),
            (#"{"list":[]}"#, nil),
            (#"{"total":-1,"list":[]}"#, nil), (#"{"total":1.5,"list":[]}"#, nil),
            (#"{"total":[3],"list":[]}"#, nil),
            (#"{"total":1e400,"list":[]}"#, nil), (#"{"total":99999999999999999999,"list":[]}"#, nil),
        ] as [(String, Int?)])
    func readsTotal(_ text: String, _ total: Int?) throws {
        #expect(try envelope(text).total == total)
    }

    @Test func findsTheListAndCountsIt() throws {
        let text = #" { "list" : [ {"a":[1,2]}, "x,]", [], 4 ] , "total":4, "more":{"list":[1]} } "#
        let found = try envelope(text)
        let range = try #require(found.list)
        #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == #"[ {"a":[1,2]}, "x,]", [], 4 ]"#)
        #expect(found.itemCount == 4)
        #expect(found.listCount == 1)
    }

    @Test func aListThatIsNoneIsNotFound() throws {
        for text in [#"{"list":null}"#, #"{"list":{}}"#, #"{"list":"[]"}"#, "[]", "3", "{}"] {
            #expect(try envelope(text).list == nil)
        }
        #expect(try envelope(#"{"list":[],"list":[]}"#).listCount == 2)
    }

    @Test func anEscapedKeyIsTheSameKey() throws {
        #expect(try envelope(#"{"\u006cist":[1]}"#).itemCount == 1)
    }

    @Test(arguments: [
        "", " ", "{", #"{"list":[}"#, #"{"list":[1,]}"#, #"{"list":[1]}x"#, #"{"list":[1]"#, #"{"list" [1]}"#,
        #"{'list':[1]}"#, #"{"list":[NaN]}"#, "<html></html>", #"{"list":[{"a":1,}]}"#,
    ])
    func brokenTextIsAnError(_ text: String) {
        #expect(throws: JSONError.self) { try envelope(text) }
    }

    @Test func brokenUTF8IsAnError() {
        let bytes = Array(#"{"list":[""#.utf8) + [0xC3] + Array(#""]}"#.utf8)
        let error = #expect(throws: JSONError.self) { try Envelope(bytes) }
        #expect(error?.reason == .invalidUTF8)
        #expect(error?.offset == 10)
    }

    @Test func depthIsBounded() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: JSONError.self) { try envelope(#"{"list":["# + deep) }
    }
}

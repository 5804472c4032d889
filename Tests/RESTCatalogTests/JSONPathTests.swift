import ESMQL
import Testing

@testable import RESTCatalog

@Suite("Paths, links and times of catalogue files")
struct JSONPathTests {
    @Test(arguments: ["", "a", "a.b", "a[0].b", "[1]", "a[0][2]", "\"a.b\".c", "a.\"x[0]\"", "Ä.主机"])
    func pathsAreRead(_ text: String) {
        #expect(JSONPath(text) != nil)
    }

    @Test(arguments: [".", "a.", ".a", "a..b", "a[", "a[x]", "a[-1]", "a[0]b", "\"a", "a.[0]"])
    func whatIsNoPathIsRefused(_ text: String) {
        #expect(JSONPath(text) == nil)
    }

    @Test func theStepsAreThoseOfTheText() {
        #expect(JSONPath("a[2].\"b.c\"")?.steps == [.key("a"), .index(2), .key("b.c")])
        #expect(JSONPath("")?.steps == [])
    }

    @Test(
        arguments: [
            (["<https://a/b?c=1,2>; rel=\"next\""], "https://a/b?c=1,2"),
            (["</x>; rel=prev, </y>; rel=next"], "/y"), (["</x>;rel=\"prev next\""], "/x"),
            (["</x>; title=\"; rel=next, </z>\"; rel=last", "</y> ; REL = next"], "/y"),
            (["</x>; rel=\"a\\\"b\", </y>; rel=next; rel=first"], "/y"), (["</x>; flag; rel=next"], "/x"),
        ] as [([String], String)])
    func theNextLinkIsFound(_ headers: [String], _ target: String) {
        #expect(LinkHeader.next(headers) == target)
    }

    @Test(arguments: [
        "", "</x>", "</x>; rel=nexts", "<x; rel=next", "x; rel=next", "</x>; rel=\"next", "</x>; rev=next",
    ])
    func whatHasNoNextLinkHasNone(_ header: String) {
        #expect(LinkHeader.next([header]) == (header.hasSuffix("\"next") ? "/x" : nil))
    }

    @Test func aWindowIsMovedOutwards() {
        let time: Int64 = 1_793_491_200_250
        #expect(TimeFormat.iso8601.text(time, isBegin: true) == "2026-11-01T00:00:00Z")
        #expect(TimeFormat.iso8601.text(time, isBegin: false) == "2026-11-01T00:00:01Z")
        #expect(TimeFormat.date.text(time, isBegin: true) == "2026-11-01")
        #expect(TimeFormat.date.text(time, isBegin: false) == "2026-11-02")
        #expect(TimeFormat.epochSeconds.text(time, isBegin: false) == "1793491201")
        #expect(TimeFormat.epochMilliseconds.text(time, isBegin: true) == "1793491200250")
    }
}

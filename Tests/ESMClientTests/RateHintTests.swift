import NIOHTTP1
import Testing

@testable import ESMClient

@Suite struct RateHintTests {
    @Test(arguments: [
        ("limit:60,time:1 minute", 60, 60), ("… over ratelimit,limit:10,time:10 second", 10, 10),
        ("remain:9,limit:5,time:1 hour", 5, 3600), ("limit:2000,time:1 day", 2000, 86_400),
    ])
    func theLimitOfAText(_ text: String, _ requests: Int, _ seconds: Int) {
        let expected = RateLimit(requests: requests, window: .seconds(seconds))
        #expect(RateHint([:], text: text).limit == expected)
        #expect(RateHint(["X-Apig-RateLimit-User": text]).limit == expected)
    }

    @Test(arguments: [
        "", "limit:0,time:1 minute", "limit:60", "limit:60,time:1 fortnight", "limit:60,time:0 second",
        "limit:-1,time:1 minute", "limit:99999999999999999999,time:1 minute", "limit:1,time:40 day",
    ])
    func whatIsNoLimit(_ text: String) {
        #expect(RateHint([:], text: text).limit == nil)
    }

    @Test func allLimitsAreTakenAndTheStrictestSetsThePause() {
        let headers: HTTPHeaders = [
            "X-Apig-RateLimit-Api": "remain:1,limit:100,time:1 minute",
            "X-Apig-RateLimit-User": "remain:1,limit:2,time:10 second",
            "X-Apig-RateLimit-App": "remain:1,limit:1000,time:1 hour",
        ]
        #expect(RateHint(headers).limit == RateLimit(requests: 2, window: .seconds(10)))
        // Another one can be the one that a burst breaks.
        #expect(Set(RateHint(headers).limits.map(\.requests)) == [100, 2, 1000])
    }

    @Test func theWaitOfAHeader() {
        #expect(RateHint(["Retry-After": "7"]).wait == .seconds(7))
        let dates: HTTPHeaders = [
            "Retry-After": "Sun, 06 Nov 1994 08:50:07 GMT", "Date": "Sun, 06 Nov 1994 08:49:37 GMT",
        ]
        #expect(RateHint(dates).wait == .seconds(30))
        let past: HTTPHeaders = [
            "Retry-After": "Sun, 06 Nov 1994 08:49:07 GMT", "Date": "Sun, 06 Nov 1994 08:49:37 GMT",
        ]
        #expect(RateHint(past).wait == .zero)
        #expect(RateHint(["Retry-After": "soon"]).wait == nil)
        #expect(RateHint(["Retry-After": "-1"]).wait == nil)
        #expect(RateHint([:]).wait == nil)
    }
}

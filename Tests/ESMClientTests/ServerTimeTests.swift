import Testing

@testable import ESMClient

struct ServerTimeTests {
    @Test(
        arguments: [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777_000),
            ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199_000),
            ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799_000),
        ])
    func aDateHeaderIsAnInstant(_ text: String, _ milliseconds: Int64) {
        #expect(ServerTime.httpDate(text) == milliseconds)
    }

    @Test(
        arguments: [
            ("2018-06-28T03:36:52.568000Z", 1_530_157_012_568), ("2018-06-28T03:36:52Z", 1_530_157_012_000),
            ("2018-06-28T03:36:52.5Z", 1_530_157_012_500), ("1970-01-01T00:00:00.000Z", 0),
            ("2024-02-29T00:00:00.999999Z", 1_709_164_800_999),
        ])
    func anEndIsAnInstant(_ text: String, _ milliseconds: Int64) {
        #expect(ServerTime.iso8601(text) == milliseconds)
    }

    @Test(
        arguments: [
            "", "GMT", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 1994 25:00:00 GMT",
            "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT", "2018-06-28T03:36:52", "2018-06-28 03:36:52Z",
            "2018-13-28T03:36:52Z",
            "2018-06-28T03:36Z", "2018-06-28T03:36:52.x00Z", "T.Z", "--T::Z",
        ])
    func whatIsNoneIsNone(_ text: String) {
        #expect(ServerTime.httpDate(text) == nil)
        #expect(ServerTime.iso8601(text) == nil)
    }
}

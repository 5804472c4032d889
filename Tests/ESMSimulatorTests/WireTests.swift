import NIOCore
import Testing

@testable import ESMSimulator

@Suite struct WireTests {
    @Test func aSlidingWindowAdmitsAgainWhenTheOldestHasLeftIt() {
        var window = SlidingWindow(limit: 2, length: .seconds(60))
        let start = ContinuousClock.now
        #expect(window.admit(at: start) == 1)
        #expect(window.admit(at: start + .seconds(10)) == 0)
        #expect(window.admit(at: start + .seconds(59)) == nil)
        #expect(window.admit(at: start + .seconds(60)) == 0)
        #expect(window.admit(at: start + .seconds(69)) == nil)
        #expect(window.admit(at: start + .seconds(70)) == 0)
    }

    @Test(arguments: [
        (0, "1970-01-01 00:00:00", "Thu, 01 Jan 1970 00:00:00 GMT"),
        (784_111_777_000, "1994-11-06 08:49:37", "Sun, 06 Nov 1994 08:49:37 GMT"),
        (951_782_400_000, "2000-02-29 00:00:00", "Tue, 29 Feb 2000 00:00:00 GMT"),
        (1_649_692_800_000, "2022-04-11 16:00:00", "Mon, 11 Apr 2022 16:00:00 GMT"),
        (-1, "1969-12-31 23:59:59", "Wed, 31 Dec 1969 23:59:59 GMT"),
    ])
    func aTimePrintsAsTheCalendarHasIt(milliseconds: Int64, spaced: String, httpDate: String) {
        let time = CivilTime(milliseconds: milliseconds)
        #expect(time.spaced == spaced)
        #expect(time.httpDate == httpDate)
    }

    @Test func aTimeHasTheFormsOfTheWire() {
        let time = CivilTime(milliseconds: 1_704_643_205_007, offset: CivilTime.siteOffset)
        #expect(time.unpaddedHour == "2024-01-08 0:00")
        #expect(time.date == "2024-01-08")
        #expect(time.compact == "20240108000005")
        #expect(time.iso8601(milliseconds: 1_704_643_205_007) == "2024-01-08T00:00:05.007000Z")
    }

    @Test(arguments: [
        (0.0, "0"), (112, "112"), (102.4052734375, "102.4052734375"), (0.01, "0.01"), (79.8, "79.8"),
        (1_698_669, "1698669"),
    ])
    func aNumberPrintsWithoutLoss(number: Double, text: String) {
        #expect(DecimalText.shortest(number) == text)
    }

    @Test func textsAreEscaped() {
        var writer = JSONWriter()
        writer.beginArray()
        writer.string("a\"b\\c\n\r\t\u{1}\u{1F}")
        writer.string("政务\u{7F}")
        writer.beginObject()
        writer.member("n", number: -1)
        writer.member("s", "")
        writer.endObject()
        writer.endArray()
        #expect(
            String(buffer: writer.buffer) == #"["a\"b\\c\n\r\t\u0001\u001f","政务"# + "\u{7F}"
                + #"",{"n":-1,"s":""}]"#
        )
    }

    @Test func queriesAreDecoded() {
        let items = IncomingRequest.queryItems("a=1&b=x%20y+z&c&d=%E6%94%BF&e=%zz%4&=f&g=h=i")
        #expect(items.map(\.name) == ["a", "b", "c", "d", "e", "", "g"])
        #expect(items.map(\.value) == ["1", "x y z", "", "政", "%zz%4", "f", "h=i"])
    }
}

import QueryEngine
import Testing

@Suite struct TimeLiteralTests {
    private static func windows(_ condition: String) async throws -> (begin: Int64?, notices: [Notice]) {
        let site = Sites.metrics(count: 1)
        let result = try await engine([site]).query(
            String("select count(*) from metrics where timestamp >= \(condition)"))
        _ = try await result.allRows()
        return (site.requests.first?.window?.begin, result.notices)
    }

    @Test(arguments: ["'20261031'", "'2026-10-31'", "'1793404800'", "1793404800000", "'20261031000000'"])
    func `a whole date or an epoch value is a time`(literal: String) async throws {
        let (begin, notices) = try await Self.windows(literal)
        #expect(begin == 1_793_404_799_999)
        #expect(notices.isEmpty)
    }

    @Test(arguments: ["'2026'", "'yesterday'", "'2026-13-01'", "'2026/11/25'"])
    func `a text that is no time is said to be none`(literal: String) async throws {
        let (begin, notices) = try await Self.windows(literal)
        #expect(begin == Sites.now - 24 * Sites.hour)
        #expect(notices.map(\.code) == [.unreadableTime, .defaultWindow])
    }
}

import ESMQL
import ESMSimulator
import Testing

/// Answers that are not what they should be: the right rows, or one clear error; never a row too few.
struct BadAnswerTests {
    private static let path = "/v1/CloudServiceAlarm/info"
    private static let query =
        "select csn, alarm_name, severity, severity_name, count, latest_occur_time from service_alarms "
        + "where \(wholeTime)"

    private func rows(_ body: String) async throws -> [[Value]] {
        var found: [[Value]] = []
        try await TablesSite.run { tables in
            tables.answer(Self.path, with: body)
            found = try await tables.rows(Self.query)
        }
        return found
    }

    private func failure(_ body: String) async throws -> QueryError? {
        var found: QueryError?
        try await TablesSite.run { tables in
            tables.answer(Self.path, with: body)
            found = await tables.failure(Self.query)
        }
        return found
    }

    private static let item =
        #"{"csn": "9007199254740993123", "alarm_name": "n", "severity": "2", "count": "3", "latest_occur_utc": "1793601000000"}"#
    private static let row: [Value] = [
        "9007199254740993123", "n", 2, "major", 3, "2026-11-02 06:30:00",
    ]

    @Test(arguments: [
        #"{"total": 1, "list": [ITEM]}"#, #"{"total": "1", "list": [ITEM]}"#, #"{"list": [ITEM]}"#,
        #"{"total": "总数", "list": [ITEM]}"#, #"{"list": [ITEM], "total": null}"#,
        #"{"extra": {"deep": [1, {"list": []}]}, "total": 1, "list": [ITEM], "more": [[]]}"#,
    ])
    func theTotalMayBeMissingOrText(_ body: String) async throws {
        #expect(try await rows(body.replacing("ITEM", with: Self.item)) == [Self.row])
    }

    @Test(arguments: [
        #"{"total": 2, "list": [ITEM]}"#, #"{"total": 0, "list": [ITEM]}"#, #"{"total": 5, "list": []}"#,
    ])
    func aWrongTotalIsAnError(_ body: String) async throws {
        let error = try await failure(body.replacing("ITEM", with: Self.item))
        #expect(error?.category == .site)
        #expect(error?.code == "incomplete")
        #expect(error?.message.contains(Self.path) == true)
    }

    @Test(arguments: ["7", "null", "[]", "\"text\""])
    func anItemThatIsNoObjectIsNamed(_ item: String) async throws {
        let error = try await failure(#"{"total": 2, "list": [\#(Self.item), \#(item)]}"#)
        #expect(error?.code == "bad-page")
        #expect(error?.message.contains("service_alarms, page 1 (offset 0): item 2 is not an object") == true)
    }

    @Test func aMissingListIsAnError() async throws {
        let bare = try await failure(#"{"total": 3}"#)
        #expect(bare?.code == "bad-response")
        #expect(bare?.message.contains("no list of rows") == true)
        let coded = try await failure(#"{"error_code": "AS.0007", "error_msg": "the engine is out"}"#)
        #expect(coded?.message.contains("AS.0007") == true)
        #expect(coded?.message.contains("the engine is out") == true)
        let twice = try await failure(#"{"total": 1, "list": [\#(Self.item)], "list": []}"#)
        #expect(twice?.message.contains("more than one list") == true)
    }

    @Test func ofTwoEqualKeysTheLastThatSaysSomethingCounts() async throws {
        let body = #"{"total": 1, "list": [{"csn": "1", "csn": "2", "count": "5", "count": null}]}"#
        #expect(try await rows(body) == [["2", nil, nil, nil, 5, nil]])
    }

    @Test func numbersAndTextsMayStandForEachOther() async throws {
        let body = """
            {"total": 1, "list": [{"csn": 9007199254740993123, "alarm_name": 1.50, "severity": 2, "count": " 3 ",
            "latest_occur_utc": 1793601000000, "unknown": [1, {"a": null}]}]}
            """
        let found = try await rows(body)
        #expect(found[0][0...1] == ["9007199254740993123", "1.50"])
        #expect(found[0][2...3] == [2, "major"])
        #expect(found[0][5] == "2026-11-02 06:30:00")
    }

    @Test func blanksAndPlaceholdersAreNullWithOneNoticeAColumn() async throws {
        try await TablesSite.run { tables in
            tables.answer(
                Self.path,
                with: """
                    {"total": 3, "list": [{"csn": "", "severity": "", "count": "null"},
                    {"csn": "null", "severity": "high", "count": "many"}, {"severity": "9", "count": "more"}]}
                    """)
            let result = try await tables.session.query(Self.query)
            let rows = try await result.allRows().map(\.values)
            #expect(
                rows == [
                    ["", nil, nil, nil, nil, nil], ["null", nil, nil, nil, nil, nil],
                    [nil, nil, 9, nil, nil, nil],
                ])
            let notices = await result.lateNotices.map(\.message)
            #expect(notices.count == 2)
            #expect(
                notices.contains { $0.hasPrefix("service_alarms.count: 2 values") && $0.contains("'many'") })
            #expect(notices.contains { $0.hasPrefix("service_alarms.severity: 1 value") })
        }
    }

    @Test func aLongTextComesThroughWhole() async throws {
        let long = String(repeating: "告警 \\\"x\\\" ", count: 150_000)
        let found = try await rows(#"{"total": 1, "list": [{"csn": "1", "alarm_name": "\#(long)"}]}"#)
        #expect(found[0][1] == .text(long.replacing("\\\"", with: "\"")))
    }

    @Test func theItemIsKeptAsSent() async throws {
        try await TablesSite.run { tables in
            let item = #"{ "csn":"1",  "novel": [1,2], "severity" : 2 }"#
            tables.answer(Self.path, with: #"{"total": 1, "list": [ \#(item) ]}"#)
            let rows = try await tables.rows(
                "select _json, _json ->> '$.novel[1]' from service_alarms where \(wholeTime)")
            #expect(rows == [[.text(item), 2]])
        }
    }

    @Test func aTimeOfAHostThatCannotBeReadIsSaid() async throws {
        try await TablesSite.run { tables in
            let host = #"{"host_id": "h-1", "vm_list": "[['a'], ['b']]", "last_update_time": "WHEN"}"#
            let items = ["soon", "later", "", "1793601000000"].map { host.replacing("WHEN", with: $0) }
            tables.answer("/v1/host/vms", with: #"{"list": [\#(items.joined(separator: ", "))]}"#)
            let result = try await tables.session.query("select * from host_vms where host_id = 'h-1'")
            #expect(try await result.allRows().count == 8)
            #expect(
                await result.lateNotices.map(\.message) == [
                    "host_vms.last_update_time: 2 values could not be read and are NULL, first 'soon'"
                ])
            let other = try await tables.session.query("select vm_id from host_vms where host_id = 'h-1'")
            #expect(try await other.allRows().count == 8)
            #expect(await other.lateNotices.isEmpty)
        }
    }

    @Test(arguments: [
        (#"{"vm_list": "[]"}, 7"#, "item 2 is not an object"),
        (
            #"{"host_id": "h-2", "vm_list": "[[']"}"#,
            "item 1 has a vm_list that cannot be read, that of host h-2"
        ),
    ])
    func aHostThatCannotBeReadIsNamed(_ items: String, _ message: String) async throws {
        try await TablesSite.run { tables in
            tables.answer("/v1/host/vms", with: #"{"list": [\#(items)]}"#)
            let error = await tables.failure("select * from host_vms where host_id = 'h-1'")
            #expect(error?.code == "bad-page")
            #expect(error?.message == "host_vms, page 1 (offset 0): \(message)")
        }
    }
}

import Testing

@testable import QueryEngine

@Suite struct RequestSeparationTests {
    private static let schema = TableSchema(
        name: "t", columns: ["a", "b", "c", "r"].map { Column($0, .text) },
        parameters: [
            ScanParameter("a", column: "a"), ScanParameter("b", column: "b"),
            ScanParameter("c", column: "c", isExact: false),
            ScanParameter("r", column: "r", isRequired: true, isExact: false),
        ])

    @Test(
        arguments: [
            // Values of an exact parameter keep requests apart.
            ([["a": "1"], ["a": "2"]], [["a": "1"], ["a": "2"]]),
            // Those of another one do not.
            ([["c": "1"], ["c": "2"]], [[:]]),
            (
                [["a": "1", "c": "1"], ["a": "1", "c": "2"], ["a": "2", "c": "1"]],
                [["a": "1"], ["a": "2", "c": "1"]]
            ),
            // A wider request covers a narrower one, and may then meet a third.
            ([["a": "1"], ["a": "1", "b": "2"]], [["a": "1"]]),
            ([["a": "1"], ["b": "2"]], [[:]]),
            ([["a": "1", "b": "1"], ["a": "2"], ["b": "2"]], [[:]]),
            // What is required is never dropped.
            ([["r": "1"], ["r": "2"]], [["r": "1"], ["r": "2"]]),
            ([["r": "1", "c": "1"], ["r": "1", "c": "2"]], [["r": "1"]]),
            ([], []),
        ] as [([[String: String]], [[String: String]])])
    func `no two requests bring the same row`(
        _ requests: [[String: String]], _ expected: [[String: String]]
    ) {
        #expect(Set(ParameterPushdown.separated(requests, Self.schema)) == Set(expected))
    }

    @Test func `thousands of values stay thousands of requests`() {
        let requests = (0..<5000).map { ["a": "\($0)", "c": "\($0 % 7)"] }
        #expect(ParameterPushdown.separated(requests, Self.schema).count == 5000)
        #expect(ParameterPushdown.separated(requests.map { ["c": $0["a"] ?? ""] }, Self.schema) == [[:]])
    }
}

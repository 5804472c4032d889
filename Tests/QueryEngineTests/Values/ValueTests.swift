import QueryEngine
import Testing

@Suite struct ValueTests {
    @Test func `literals are values`() {
        let values: [Value] = [nil, 1, -9_223_372_036_854_775_808, 1.5, "x", true, false, ""]
        #expect(
            values == [
                .null, .integer(1), .integer(.min), .real(1.5), .text("x"), .integer(1), .integer(0),
                .text(""),
            ])
    }

    @Test func `values of different classes differ`() {
        let values: Set<Value> = [
            .null, .integer(1), .real(1), .text("1"), .blob([0x31]), .text(""), .blob([]),
        ]
        #expect(values.count == 7)
    }

    @Test(
        arguments: [
            (.text("EVS"), "EVS"), (.integer(42), "42"), (.integer(.min), "-9223372036854775808"),
            (.text(""), nil),
            (.null, nil), (.real(1), nil), (.blob([1]), nil),
        ] as [(Value, String?)])
    func `a parameter carries texts and integers`(_ value: Value, _ text: String?) {
        #expect(ScanParameter.plainText(value) == text)
    }
}

import Foundation
import QueryEngine
import Testing

@Suite("Rows that cannot be decoded")
struct DecodingErrorTests {
    private struct Typed<Content: Decodable & Sendable>: Decodable, Sendable {
        var value: Content
    }

    private struct Point: Decodable, Sendable {
        var x: Int
    }

    @Test func theErrorNamesColumnAndRow() async throws {
        let error = await failure("values (1), (2), (300)", as: UInt8.self)
        #expect(error?.code == "decode-range")
        #expect(error?.message == "column column1 of row 3: an integer is not within the range of UInt8")
        #expect(error?.category == .query)
    }

    @Test func everyReasonHasItsCode() async {
        await expect(
            "select null as value", Int.self, "decode-null", "NULL is no Int; make the property optional")
        await expect("select 'x' as value", Int.self, "decode-type", "a text is no Int")
        await expect("select 1.5 as value", Int.self, "decode-range", "a REAL is not within the range of Int")
        await expect(
            "select -1 as value", UInt.self, "decode-range", "an integer is not within the range of UInt")
        await expect("select 1 as value", String.self, "decode-type", "an integer is no String")
        await expect("select 2 as value", Bool.self, "decode-type", "an integer is no Bool")
        await expect("select 'soon' as value", Date.self, "decode-type", "a text is no Date")
        await expect("select 'x' as value", Data.self, "decode-type", "a text is no Data")
        await expect("select x'00' as value", Point.self, "decode-type", "a blob is no Point")
        await expect("select '{\"x\":' as value", Point.self, "decode-type", "its text is no JSON of a Point")
        await expect("select null as value", [Int].self, "decode-null", "NULL is no Array<Int>")
        await expect(
            "select 9007199254740993 as value", Double.self, "decode-range", "is not within the range")
    }

    @Test func aColumnThatIsMissingIsNamed() async {
        let error = await failure("select 1 as other, 2 as more", as: Typed<Int>.self)
        #expect(error?.code == "decode-column")
        #expect(error?.message == "the result has no column for value, only other, more")
        #expect(await failure("select 1, 2", as: Int.self)?.code == "decode-type")
    }

    @Test func theValueIsNotInTheMessage() async {
        let error = await failure("select 'confidential' as value", as: Typed<Int>.self)
        #expect(error?.description.contains("confidential") == false)
    }

    private func expect(
        _ text: String, _ type: (some Decodable & Sendable).Type, _ code: String, _ reason: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        await check(text, type, code, reason, sourceLocation)
    }

    private func check<Content: Decodable & Sendable>(
        _ text: String, _ type: Content.Type, _ code: String, _ reason: String, _ location: SourceLocation
    ) async {
        let error = await failure(text, as: Typed<Content>.self)
        #expect(error?.code == code, sourceLocation: location)
        #expect(error?.message.hasPrefix("column value of row 1: ") == true, sourceLocation: location)
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")", sourceLocation: location)
    }

    private func failure<Element: Decodable & Sendable>(
        _ text: String, as type: Element.Type
    ) async -> QueryError? {
        do throws(QueryError) {
            _ = try await engine([]).fetchAll(SQLQuery(text: text), as: type)
            return nil
        } catch { return error }
    }
}

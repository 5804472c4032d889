import Testing

@testable import LineEditor

@Suite("Completion")
struct CompletionTests {
    private func complete(_ before: String, _ start: Int, _ candidates: [String]) -> Completion {
        Completion(of: before, from: Completions(start: start, candidates: candidates))
    }

    @Test func nothing() {
        #expect(complete("sel", 0, []).replacement == nil)
    }

    @Test func oneCandidateAndASpace() {
        let completion = complete("select 区", 7, ["区域"])
        #expect(completion.replacedCount == 1)
        #expect(completion.replacement == "区域 ")
    }

    @Test func asFarAsAllAgree() {
        #expect(complete("ca", 0, ["capacity", "capacity_history"]).replacement == "capacity")
        #expect(complete("CA", 0, ["capacity", "capacity_history"]).replacement == "capacity")
        #expect(complete("capacity", 0, ["capacity", "capacity_history"]).replacement == nil)
        #expect(complete("", 0, ["a", "b"]).replacement == nil)
        #expect(complete("x", 0, ["abc", "abd"]).replacement == nil)
    }

    @Test(arguments: [-5, 2, 100])
    func aStartThatIsNone(start: Int) {
        #expect(complete("查询", start, ["x"]).replacement == "x ")
    }

    @Test func columnsReadDownwards() {
        let list = CandidateList(["a", "bb", "区域", "d", "e"], columns: 14)
        #expect(list.text == "a     d\nbb    e\n区域\n")
    }

    @Test func aNarrowTerminalHasOneColumn() {
        #expect(CandidateList(["long_name", "x"], columns: 3).text == "long_name\nx\n")
    }

    @Test func veryManyAreCounted() {
        let list = CandidateList((1...500).map { "c\($0)" }, columns: 80)
        #expect(list.text.hasSuffix("… and 300 more\n"))
        #expect(!list.text.contains("c201"))
    }
}

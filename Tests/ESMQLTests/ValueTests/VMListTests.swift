import Testing

@testable import ESMQL

/// The `vm_list` of 4.1.16.
struct VMListTests {
    @Test("Each inner list is a machine: id, name, system, processors")
    func machines() {
        let list =
            #"[['id-1', "dev's web", 'Euler', '[{"cores":"1"}]'], ['id-2', 'qa\'s "db"', None, '[]']]"#
        #expect(
            VMList.machines(list) == [
                VMList.Machine(id: "id-1", name: "dev's web", os: "Euler", cpu: #"[{"cores":"1"}]"#),
                VMList.Machine(id: "id-2", name: #"qa's "db""#, os: nil, cpu: "[]"),
            ])
    }

    @Test("What is missing at the end of a machine is NULL, what comes behind is left out")
    func width() {
        #expect(
            VMList.machines("[['a'], ['b', 'c', 'd', 'e', 'f'], []]") == [
                VMList.Machine(id: "a"), VMList.Machine(id: "b", name: "c", os: "d", cpu: "e"),
                VMList.Machine(),
            ])
    }

    @Test("A host without machines", arguments: ["[]", "", "  ", "None", "null", " [ ] ", "()"])
    func empty(_ list: String) {
        #expect(VMList.machines(list) == [])
    }

    @Test("Half a surrogate pair is U+FFFD, two halves are a character")
    func surrogates() {
        #expect(
            VMList.machines(#"[['\ud83d', 'a\ude00b', '\ud83d\ude00', '\ud83d\u0041']]"#) == [
                VMList.Machine(id: "\u{FFFD}", name: "a\u{FFFD}b", os: "😀", cpu: "\u{FFFD}A")
            ])
        #expect(VMList.machines(#"[['\u12']]"#) == nil)
        #expect(VMList.machines(#"[['\u-123']]"#) == nil)
    }

    @Test(
        "What is no list of machines",
        arguments: ["['a', 'b']", "[['a'], 'b']", "[[1,", "{}", "machines", "[['a']] trailing", "''"])
    func unreadable(_ list: String) {
        #expect(VMList.machines(list) == nil)
    }
}

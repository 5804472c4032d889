import Testing

@testable import ESMClient

@Suite("Secrets in texts")
struct MaskingTests {
    private func masked(_ text: String, _ secrets: String...) -> String {
        Masking(secrets.map { Secret($0) }).masked(text)
    }

    @Test(arguments: [
        "canary/se cret+1==", "canary%2Fse%20cret%2B1%3D%3D", "canary%2fse%20cret%2b1%3d%3d",
        "canary%2Fse+cret%2B1%3D%3D", "canary/se%20cret+1%3D%3D", "canary%252Fse%2520cret%252B1%253D%253D",
        #"canary\/se cret+1=="#, #"canary\u002Fse cret\u002b1\u003D="#, "%63%61nary/se cret+1==",
    ])
    func aSecretIsFoundHoweverItIsWritten(_ form: String) {
        #expect(masked("a=\(form)&b", "canary/se cret+1==") == "a=•••&b")
        #expect(masked(form, "canary/se cret+1==") == "•••")
    }

    @Test(arguments: [
        #"ca"n\ary\\é😀"#, #"ca\"n\\ary\\\\é😀"#, #"ca\\\"n\\\\ary\\\\\\\\é😀"#,
        #"ca\u0022n\u005Cary\\\\\u00e9\uD83D\ude00"#,
        "ca%22n%5Cary%5C%5C%C3%A9%F0%9F%98%80",
    ])
    func quotesAndBackslashesHideNoSecret(_ form: String) {
        #expect(masked("{\"p\":\"\(form)\"}", #"ca"n\ary\\é😀"#) == #"{"p":"•••"}"#)
    }

    @Test func whatIsNoSecretStays() {
        for text in [
            "canary/secret+1=", "canary%2", "canary%2Fsecret%2B1%3D", "%", #"\"#, #"canary\u00"#, "",
        ] {
            #expect(masked(text, "canary/secret+1==") == text)
        }
        #expect(masked("abc", "abc", "") == "abc")
    }

    @Test func theLongestCountsAndOverlapsAreMaskedWhole() {
        #expect(masked("user:word-1", "word-1", "user:word-1") == "•••")
        #expect(masked("xxabcdefg", "xxab", "abcdefg") == "•••")
        #expect(masked("token word", "token", "word") == "••• •••")
    }

    @Test func aShortSecretIsMaskedWhereItIsAWholeValue() {
        let texts = Masking([Secret("7+"), Secret("long-secret")])
        #expect(
            texts.masked(target: "/v7/7%2B/x?a=7%2B&b=7%2B1&c=long-secret") == "/v7/•••/x?a=•••&b=7%2B1&c=•••"
        )
    }

    @Test func aHostIsReplacedInAddresses() {
        let hosts = HostReplacement(of: "esm.example.com", by: "site.invalid")
        let kept = "esm.example.com //esm.example.com.cn https://my-esm.example.com x//esm.example.community"
        #expect(hosts.replaced(in: kept, everywhere: false) == kept)
        #expect(
            hosts.replaced(
                in:
                    #"https://ESM.example.com:8443/a https:\/\/esm.example.com\/b u=https%3A%2F%2Fesm.example.com%2Fc"#,
                everywhere: false)
                == #"https://site.invalid:8443/a https:\/\/site.invalid\/b u=https%3A%2F%2Fsite.invalid%2Fc"#)
        #expect(
            hosts.replaced(in: "no route to esm.example.com. esm.example.com1", everywhere: true)
                == "no route to site.invalid. esm.example.com1")
    }

    /// Each backslash of a run is looked at once: by the square it would take hours.
    @Test func aLongRunOfBackslashesIsPassedOver() {
        let run = String(repeating: #"\"#, count: 1 << 20)
        #expect(masked(run + "canary", #"\xyz"#, "canary") == run + "•••")
        #expect(masked(run + "xyz", #"\xyz"#) == "•••")
        #expect(masked(run + "x", #"\xyz"#, #"ab\cd"#) == run + "x")
        let hosts = HostReplacement(of: "esm.example.com", by: "site.invalid")
        #expect(hosts.replaced(in: run + "/a", everywhere: false) == run + "/a")
    }
}

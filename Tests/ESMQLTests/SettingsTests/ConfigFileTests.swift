import Testing

@testable import ESMQL

/// The config file: what it says, and what is said of its mistakes.
struct ConfigFileTests {
    private func file(_ text: String) throws(QueryError) -> ConfigFile {
        try ConfigFile(text, path: "/etc/c")
    }

    private func message(_ text: String) -> String? {
        let error = #expect(throws: QueryError.self) { try file(text) }
        #expect(error?.category == .configuration)
        #expect(error?.code == "configuration")
        return error?.message
    }

    @Test("Comments, white space, quotes, equals signs and line ends")
    func syntax() throws {
        let text = """
            \u{FEFF}# a comment
              ; another
            timezone=+01:00\r
            [prod]\r
              endpoint   =   https://esm.example.com  \r
            password = a#b=c;d
            appcode = " with space "
            user = 'o'
            domain = "
            project =
            [ other site ]
            user = x
            """
        let prod = try file(text).profile("prod")
        #expect(prod.entries["timezone"]?.value == "+01:00")
        #expect(prod.entries["timezone"]?.line == 3)
        #expect(prod.entries["endpoint"]?.value == "https://esm.example.com")
        #expect(prod.entries["endpoint"]?.line == 5)
        #expect(prod.entries["password"]?.value == "a#b=c;d")
        #expect(prod.entries["appcode"]?.value == " with space ")
        #expect(prod.entries["user"]?.value == "o")
        #expect(prod.entries["domain"]?.value == "\"")
        #expect(prod.entries["project"]?.value.isEmpty == true)
        #expect(try file(text).profile("other site").entries["user"]?.value == "x")
    }

    @Test("A profile is stronger than what stands above all of them")
    func common() throws {
        let config = try file("user = all\ndomain = d\n[one]\nuser = mine\n[two]\n")
        let one = try config.profile("one")
        #expect(one.entries["user"]?.value == "mine")
        #expect(one.entries["user"]?.profile == "one")
        #expect(one.entries["domain"]?.profile.isEmpty == true)
        #expect(try config.profile("two").entries["user"]?.value == "all")
        // No default profile: what holds for all.
        #expect(try config.profile(nil).entries["user"]?.value == "all")
        #expect(try file("[default]\nuser = me\n").profile(nil).entries["user"]?.value == "me")
    }

    @Test("An unknown key is an error with its line and the nearest name")
    func unknownKey() {
        #expect(
            message("\n[p]\nendpiont = x\n")
                == "/etc/c:3: there is no setting endpiont; did you mean endpoint?")
        #expect(message("zzzzzzzzz = 1") == "/etc/c:1: there is no setting zzzzzzzzz")
        #expect(message("ESMQL_USER = x")?.contains("did you mean user?") == true)
    }

    @Test(
        "Whatever else is wrong has its line too, and no secret is shown",
        arguments: [
            ("[p]\ncanary-word\n", 2), ("[p\n", 1), ("[]\n", 1), ("[p]x\n", 1), ("[a]\n[b]\n[a]\n", 3),
            ("user = a\nuser = b\n", 2), ("[p]\npassword = canary\npassword = canary\n", 3),
            ("= canary\n", 1),
        ])
    func mistakes(_ text: String, _ line: Int) {
        let message = message(text)
        #expect(message?.hasPrefix("/etc/c:\(line): ") == true)
        #expect(message?.contains("canary") == false)
    }

    @Test("A profile that is not there is an error that names those that are")
    func missingProfile() {
        func error(_ text: String) -> String? {
            #expect(throws: QueryError.self) { try file(text).profile("prod") }?.message
        }
        #expect(error("[prdo]\n[x]\n") == "there is no profile prod in /etc/c; did you mean prdo?")
        #expect(error("[one]\n[another]\n") == "there is no profile prod in /etc/c; it has another, one")
        #expect(error("user = x\n") == "there is no profile prod in /etc/c; it has none")
    }

    @Test(
        "What is secret is known",
        arguments: [
            ("password = x", true), ("[p]\ntoken = x", true), ("appcode = x", true),
            ("proxy = http://u:p@h", true),
            ("client_key_passphrase = x", true), ("password = ", true), ("proxy = http://h", false),
            ("password_command = pass show esm", false), ("user = x", false), ("", false),
        ])
    func secrets(_ text: String, _ hasSecrets: Bool) throws {
        #expect(try file(text).hasSecrets == hasSecrets)
    }

    @Test("Every setting has a key of its own that a file can hold")
    func keys() throws {
        let keys = Setting.all.map(\.key)
        #expect(Set(keys).count == keys.count)
        let text = keys.map { "\($0) = value of \($0)\n" }.joined()
        let profile = try file(text).profile(nil)
        for key in keys { #expect(profile.entries[key]?.value == "value of \(key)") }
    }

    @Test("No bytes make it fail otherwise than by an error")
    func anything() {
        var state: UInt64 = 7
        let alphabet = Array("[]=#;\"' \n\r\tpuser\u{0}é中")
        for _ in 0..<2000 {
            var text = ""
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            do { _ = try file(text) } catch { #expect(error.code == "configuration") }
        }
    }
}

import Foundation
import Testing

@testable import ESMClient

struct TokenFileTests {
    private let identity = TokenFile.Identity(
        endpoint: "https://esm.example.com", iam: "https://iam.example.com", user: "operator", domain: "d",
        project: "name:p")
    private let token = IssuedToken(
        value: Secret(Canary.token), issuedAt: 1_000, expiresAt: 87_400_000, clockOffset: -7)

    @Test func whatWasWrittenIsReadAndOnlyTheOwnerCanReadIt() throws {
        let parent = try TemporaryFolder()
        let folder = parent.path + "/cache/esmql"
        let file = TokenFile(folder: folder, identity: identity)
        #expect(try file.read() == nil)
        try file.write(token)
        #expect(try file.read() == token)
        #expect(try mode(of: folder) == 0o700)
        #expect(try mode(of: folder + "/" + file.name) == 0o600)
        // No draft is left beside it.
        #expect(try parent.files(in: "cache/esmql") == [file.name])
        #expect(try file.remove())
        #expect(try !file.remove())
        #expect(try file.read() == nil)
    }

    @Test func aNewTokenReplacesTheOld() throws {
        let folder = try TemporaryFolder()
        let file = TokenFile(folder: folder.path, identity: identity)
        try file.write(token)
        try file.write(IssuedToken(value: Secret("second"), issuedAt: 1, expiresAt: 2))
        #expect(try file.read()?.value == Secret("second"))
    }

    @Test func everySiteUserDomainAndProjectHasAFileOfItsOwn() throws {
        let folder = try TemporaryFolder()
        var identities = [identity]
        let paths: [WritableKeyPath<TokenFile.Identity, String>] = [
            \.endpoint, \.iam, \.user, \.domain, \.project,
        ]
        for path in paths {
            var other = identity
            other[keyPath: path] += "x"
            identities.append(other)
        }
        var shifted = identity
        shifted.user = "operatord"
        shifted.domain = ""
        identities.append(shifted)
        let names = identities.map { TokenFile(folder: folder.path, identity: $0).name }
        #expect(Set(names).count == identities.count)
        #expect(names.allSatisfy { !$0.contains("operator") && !$0.contains("example") })
    }

    @Test func aFileOfAnotherIdentityGivesNothing() throws {
        let folder = try TemporaryFolder()
        var other = identity
        other.user = "other"
        let theirs = TokenFile(folder: folder.path, identity: other)
        let ours = TokenFile(folder: folder.path, identity: identity)
        try theirs.write(token)
        try FileManager.default.moveItem(
            atPath: folder.path + "/" + theirs.name, toPath: folder.path + "/" + ours.name)
        #expect(try ours.read() == nil)
    }

    @Test(arguments: ["", "{", "[]", #"{"version":2}"#, "\u{0}"])
    func aBrokenFileIsNone(_ text: String) throws {
        let folder = try TemporaryFolder()
        let file = TokenFile(folder: folder.path, identity: identity)
        try file.write(token)
        let path = try folder.write(text, to: file.name)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(try file.read() == nil)
        try file.write(token)
        #expect(try file.read() == token)
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o660])
    func aFileThatOthersCanOpenIsRefused(_ mode: Int) throws {
        let folder = try TemporaryFolder()
        let file = TokenFile(folder: folder.path, identity: identity)
        try file.write(token)
        try FileManager.default.setAttributes(
            [.posixPermissions: mode], ofItemAtPath: folder.path + "/" + file.name)
        let error = #expect(throws: ESMClientError.self) { try file.read() }
        #expect(error?.message.contains("open to other users") == true)
        #expect(error.map { !Canary.isIn("\($0)") } == true)
    }

    @Test(arguments: [0o755, 0o770, 0o701])
    func aFolderThatOthersCanEnterIsRefused(_ mode: Int) throws {
        let folder = try TemporaryFolder()
        let file = TokenFile(folder: folder.path, identity: identity)
        try file.write(token)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path)
        #expect(throws: ESMClientError.self) { try file.read() }
        #expect(throws: ESMClientError.self) { try file.write(token) }
    }

    @Test func aLinkIsNotFollowed() throws {
        let folder = try TemporaryFolder()
        let file = TokenFile(folder: folder.path, identity: identity)
        try file.write(token)
        let path = folder.path + "/" + file.name
        try FileManager.default.moveItem(atPath: path, toPath: folder.path + "/elsewhere")
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "elsewhere")
        #expect(throws: ESMClientError.self) { try file.read() }
        // Writing puts a file in the link's place and leaves its target alone.
        try file.write(IssuedToken(value: Secret("second"), issuedAt: 1, expiresAt: 2))
        #expect(try file.read()?.value == Secret("second"))
    }
}

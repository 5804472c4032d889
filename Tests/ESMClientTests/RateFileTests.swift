import Foundation
import Testing

@testable import ESMClient

@Suite struct RateFileTests {
    private let limit = RateLimit(requests: 2, window: .seconds(60))

    private func admit(_ file: RateFile, _ id: UInt64, at now: Duration) throws -> Duration? {
        let result = try file.change(now: now) {
            $0.admit(id, at: now, latest: now + .seconds(30), limits: [limit])
        }
        return try #require(result)
    }

    @Test func processesSeeEachOthersRequests() throws {
        let folder = try TemporaryFolder()
        let (one, other) = (
            RateFile(folder: folder.path, name: "r"), RateFile(folder: folder.path, name: "r")
        )
        let waits = [try admit(one, 1, at: .seconds(5)), try admit(other, 2, at: .seconds(6))]
        #expect(waits == [nil, nil])
        #expect(try admit(one, 3, at: .seconds(7)) != nil)
        _ = try other.change(now: .seconds(8)) { $0.end(2, at: .seconds(8)) }
        let rest = try #require(try admit(one, 3, at: .seconds(60)))
        #expect(rest == .seconds(8) + RateWindow.margin)
    }

    @Test func theFileIsForItsUserAlone() throws {
        let folder = try TemporaryFolder()
        let deep = folder.path + "/a/b"
        let file = RateFile(folder: deep, name: "r")
        _ = try admit(file, 1, at: .seconds(5))
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let folderMode = try FileManager.default.attributesOfItem(atPath: deep)[.posixPermissions] as? Int
        #expect(folderMode == 0o700)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
        #expect(throws: ESMClientError.self) { try admit(file, 2, at: .seconds(6)) }
    }

    @Test func aLinkIsNotFollowed() throws {
        let folder = try TemporaryFolder()
        let file = RateFile(folder: folder.path, name: "r")
        try Data().write(to: URL(filePath: folder.path + "/elsewhere"))
        try FileManager.default.createSymbolicLink(
            atPath: file.path, withDestinationPath: folder.path + "/elsewhere")
        #expect(throws: ESMClientError.self) { try admit(file, 1, at: .seconds(5)) }
    }

    @Test(arguments: [
        "rubbish\nmore of it\n", "\u{0}\u{1}\u{2}\nx y z\n", "1 a -5\n2 a 99999999999999999999\n",
        "1 u 5000000000\n2 u 900000000000000 900030000000000\n",
        "1 a 1\n2 a 9223372036854775807\n3 a 9e9\n4 a 2",
    ])
    func aDamagedFileMakesSomebodyWaitAndThenIsWhole(_ text: String) throws {
        let folder = try TemporaryFolder()
        let file = RateFile(folder: folder.path, name: "r")
        try Data(text.utf8).write(to: URL(filePath: file.path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        let wait = try #require(try admit(file, 1, at: .seconds(5)))
        #expect(wait <= limit.window + RateWindow.margin)
        #expect(try admit(file, 1, at: .seconds(5) + wait) == nil)
    }

    @Test func aFileFromBeforeTheMachineWasStartedAnewHoldsNobodyUpForLong() throws {
        let folder = try TemporaryFolder()
        let file = RateFile(folder: folder.path, name: "r")
        for id in 1...2 as ClosedRange<UInt64> {
            #expect(try admit(file, id, at: .seconds(900_000)) == nil)
            _ = try file.change(now: .seconds(900_000)) { $0.end(id, at: .seconds(900_000)) }
        }
        let wait = try #require(try admit(file, 3, at: .seconds(10)))
        #expect(wait <= limit.window + RateWindow.margin)
        #expect(try admit(file, 3, at: .seconds(10) + wait) == nil)
    }

    @Test func anEndThatNoRequestHasIsNoEndForEver() throws {
        let folder = try TemporaryFolder()
        let file = RateFile(folder: folder.path, name: "r")
        try Data("1 u 0 9223372036854775807\n2 u 0 9223372036854775807\n".utf8).write(
            to: URL(filePath: file.path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        #expect(try admit(file, 3, at: .seconds(5)) != nil)
        #expect(try admit(file, 3, at: .seconds(5 + 86_400 + 61)) == nil)
    }

    @Test func aRequestThatAStoppedMachineHadUnderWayHoldsNobodyUpForLong() throws {
        let folder = try TemporaryFolder()
        let file = RateFile(folder: folder.path, name: "r")
        for id in 1...2 as ClosedRange<UInt64> {
            #expect(try admit(file, id, at: .seconds(900_000)) == nil)
        }
        let wait = try #require(try admit(file, 3, at: .seconds(10)))
        #expect(try admit(file, 3, at: .seconds(10) + wait) == nil)
    }

    @Test func aFileThatIsHeldIsLeftAlone() throws {
        let folder = try TemporaryFolder()
        let file = RateFile(folder: folder.path, name: "r")
        let inner: Int?? = try file.change(now: .zero) { _ in try? file.change(now: .zero) { _ in 1 } }
        #expect(inner == .some(nil))
        #expect(try file.change(now: .zero) { _ in 1 } == 1)
    }

    @Test func aFolderThatCannotBeUsedLeavesTheLimitOfTheProcess() async throws {
        let warnings = Counter()
        let ledger = FileLedger(
            file: RateFile(folder: "/dev/null/none", name: "r"), clock: .system,
            warn: { _ in warnings.next() })
        let limit = limit
        for id in 1...2 as ClosedRange<UInt64> {
            let wait = await ledger.change { $0.admit(id, at: .zero, latest: .zero, limits: [limit]) }
            #expect(wait == nil)
        }
        let wait = await ledger.change { $0.admit(3, at: .zero, latest: .zero, limits: [limit]) }
        #expect(wait != nil)
        #expect(warnings.value > 0)
    }
}

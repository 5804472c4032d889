import Foundation
import Synchronization
import Testing

@testable import QueryEngine

@Suite struct InterrupterTests {
    private static let endless =
        "with recursive c(n) as (select 1 union all select n + 1 from c) select count(*) from c"

    @Test func `what runs is stopped from another thread`() throws {
        let connection = try Connection()
        let interrupter = connection.makeInterrupter()
        let statement = try PreparedStatement(Self.endless, on: connection)
        let source = Repeater { interrupter.interrupt() }
        let error = #expect(throws: SQLiteError.self) { try statement.step() }
        source.stop()
        #expect(error?.isInterrupt == true)
        #expect(error?.message == "interrupted")
        // The connection is as good as before.
        let next = try PreparedStatement("select 1", on: connection)
        #expect(try next.step())
        #expect(next.value(0) == 1)
    }

    @Test func `an interrupt while nothing runs stops nothing later`() throws {
        let connection = try Connection()
        connection.makeInterrupter().interrupt()
        let statement = try PreparedStatement("select 1", on: connection)
        #expect(try statement.step())
        try connection.execute("create table t (a)")
    }

    @Test func `a disarmed interrupter does nothing, also when the connection is gone`() throws {
        var connection: Connection? = try Connection()
        let interrupter = try #require(connection?.makeInterrupter())
        interrupter.interrupt()
        interrupter.disarm()
        connection = nil
        interrupter.interrupt()
        interrupter.disarm()
        #expect(connection == nil)
    }
}

/// Calls a body from another thread again and again until it is stopped.
private final class Repeater: Sendable {
    private let isStopped = Atomic(false)
    private let ended = DispatchSemaphore(value: 0)

    init(_ body: @escaping @Sendable () -> Void) {
        Thread.detachNewThread { [self] in
            while !isStopped.load(ordering: .acquiring) { body() }
            ended.signal()
        }
    }

    func stop() {
        isStopped.store(true, ordering: .releasing)
        ended.wait()
    }
}

internal import CSQLite
import Synchronization

/// Stops whatever runs on a connection, from any thread.
///
/// The owner of the connection calls `disarm` before it closes it.
final class Interrupter: Sendable {
    /// The address of the connection: a pointer is not Sendable, and only `sqlite3_interrupt`, which any
    /// thread may call while the connection is open, is ever called on it, under the lock.
    private let address: Mutex<UInt>

    init(_ handle: OpaquePointer) {
        address = Mutex(UInt(bitPattern: handle))
    }

    /// Makes what runs on the connection, and only that, fail with SQLITE_INTERRUPT.
    func interrupt() {
        address.withLock { address in
            guard address != 0 else { return }
            sqlite3_interrupt(OpaquePointer(bitPattern: address))
        }
    }

    /// Makes `interrupt` do nothing from now on.
    func disarm() {
        address.withLock { $0 = 0 }
    }
}

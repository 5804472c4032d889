import CEditLine
import Foundation

/// A thread that waits for interrupts until it is told to stop.
struct InterruptWatcher: Sendable {
    private let stopDescriptor: Int32
    private let end = ThreadEnd()

    /// Starts the thread.
    ///
    /// - Parameter onInterrupt: Called in the thread with the number of interrupts so far.
    /// - Throws: `LineEditorError` with the code `signals`.
    init(onInterrupt: @escaping @Sendable (_ count: Int) -> Void) throws(LineEditorError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw LineEditorError(.signals, errno: errno) }
        let readEnd = ends[0]
        stopDescriptor = ends[1]
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        Thread.detachNewThread { [end] in
            var count = 0
            while cel_interrupts_wait(readEnd) {
                count += 1
                onInterrupt(count)
            }
            close(readEnd)
            end.reach()
        }
    }

    /// Stops the thread and waits for its end, after which it takes no interrupt from anybody else.
    func stop() async {
        // The closed end of the pipe is what wakes the thread.
        close(stopDescriptor)
        await end.wait()
    }
}

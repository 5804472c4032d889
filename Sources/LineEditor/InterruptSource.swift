import CEditLine
import Foundation
import Synchronization

/// The process's SIGINT, for prompts and for running work alike.
///
/// Once installed, Ctrl-C no longer ends the process: it ends `LineEditor.readLine`, and `watch` tells
/// running work of it. An interrupt that comes between the two waits for the next of them. Where SIGINT was
/// ignored before, as under nohup, it stays ignored.
public final class InterruptSource: Sendable {
    /// The one source of the process.
    public static let shared = InterruptSource()

    private let isInstalled = Mutex(false)

    private init() {}

    /// Takes SIGINT over; a second call changes nothing.
    ///
    /// - Throws: `LineEditorError` with the code `signals`.
    public func install() throws(LineEditorError) {
        let result = isInstalled.withLock { isInstalled -> Int32 in
            guard !isInstalled else { return 0 }
            let result = cel_interrupts_install()
            isInstalled = result == 0
            return result
        }
        guard result == 0 else { throw LineEditorError(.signals, errno: result) }
    }

    /// Runs work and reports each Ctrl-C that comes meanwhile.
    ///
    /// One piece of work at a time is watched, and no line is read meanwhile.
    ///
    /// ```swift
    /// try await InterruptSource.shared.watch { count in
    ///     count > 1 ? exit(130) : task.cancel()
    /// } during: {
    ///     try await task.value
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - onInterrupt: Called in a thread of its own with the number of interrupts so far, 1 for the first.
    ///   - work: What is watched.
    /// - Returns: What the work returns.
    /// - Throws: What the work throws, or `LineEditorError` before it is begun.
    public func watch<Result>(
        onInterrupt: @escaping @Sendable (_ count: Int) -> Void,
        during work: () async throws -> Result
    ) async throws -> Result {
        try install()
        let watcher = try InterruptWatcher(onInterrupt: onInterrupt)
        do {
            let result = try await work()
            await watcher.stop()
            return result
        } catch {
            await watcher.stop()
            throw error
        }
    }
}

import Foundation

/// A test of the running bundle in a process of its own.
package enum TestProcess {
    /// Runs a test and waits for its end.
    ///
    /// - Parameters:
    ///   - name: the test's name.
    ///   - variables: what its environment has beside that of this process.
    /// - Returns: the status with which the process ended, or the signal that ended it.
    /// - Throws: the error of starting it.
    package static func run(_ name: String, _ variables: [String: String]) async throws -> Int32 {
        let process = Process()
        let own = CommandLine.arguments
        process.executableURL = Bundle.main.executableURL
        process.arguments = ["--testing-library", "swift-testing", "--filter", name]
        if let bundle = own.firstIndex(of: "--test-bundle-path"), bundle + 1 < own.count {
            process.arguments? += own[bundle...(bundle + 1)]
        }
        process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
    }
}

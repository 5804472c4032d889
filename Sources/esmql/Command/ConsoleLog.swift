import Logging

/// Writes warnings of the libraries to standard error, a line each, and leaves the rest out.
struct ConsoleLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.warning

    /// A logger that writes so.
    static var logger: Logger { Logger(label: "esmql") { _ in ConsoleLog() } }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        Console.error("warning: \(Console.visible(event.message.description))")
    }
}

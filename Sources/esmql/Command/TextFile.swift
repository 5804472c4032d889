import Foundation

/// Reads the texts of scripts.
enum TextFile {
    /// The text of a file.
    ///
    /// - Throws: an ``ExitStatus`` after saying why it cannot be read.
    static func read(_ path: String) throws -> String {
        let data: Data
        do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
            Console.error("error[file]: cannot read \(Console.visible(path)): \(reason(error))")
            throw ExitStatus.usage
        }
        return try text(data, from: path)
    }

    /// A path in which a leading `~/` is the user's home.
    static func expanded(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"]
        else { return path }
        return home + path.dropFirst()
    }

    /// The text of standard input.
    ///
    /// - Throws: an ``ExitStatus`` after saying why it cannot be read.
    static func readStandardInput() throws -> String {
        let data: Data?
        do { data = try FileHandle.standardInput.readToEnd() } catch {
            Console.error("error[file]: cannot read standard input: \(reason(error))")
            throw ExitStatus.usage
        }
        return try text(data ?? Data(), from: "standard input")
    }

    private static func text(_ data: Data, from name: String) throws -> String {
        guard let text = String(data: data, encoding: .utf8) else {
            Console.error("error[file]: \(Console.visible(name)) is not UTF-8 text")
            throw ExitStatus.usage
        }
        return text
    }

    private static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
        guard let system = underlying as? POSIXError else { return error.localizedDescription }
        return String(cString: strerror(system.code.rawValue))
    }
}

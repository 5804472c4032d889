import Foundation

/// What shows an answer that is longer than the screen.
enum Pager {
    /// The pager that the environment asks for: that of PAGER, none where it is empty, else less.
    ///
    /// - Parameter environment: the environment.
    /// - Returns: a command of the shell; nil for none.
    static func command(_ environment: [String: String]) -> String? {
        guard let command = environment["PAGER"] else { return standard }
        let name = command.trimmingCharacters(in: .whitespaces)
        return name.isEmpty || name == "cat" ? nil : name
    }

    /// Long lines are cut, colours shown, and the screen is left as it is.
    static let standard = "less -SFRX"
}

extension Pager {
    /// The pager that the environment of the process asks for.
    static var ofEnvironment: String? { command(ProcessInfo.processInfo.environment) }
}

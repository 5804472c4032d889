/// Why a simulated site could not be started.
public struct SimulatorError: Error, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public struct Code: Sendable, Equatable {
        let name: String

        /// The port could not be bound.
        public static let cannotBind = Code(name: "cannotBind")

        /// The certificate or its key cannot be used.
        public static let badCertificate = Code(name: "badCertificate")
    }

    /// What kind of failure it is.
    public let code: Code

    /// The error beneath, where there is one.
    public let underlying: (any Error)?

    /// The failure in words.
    public var description: String {
        let reason = underlying.map { ": \($0)" } ?? ""
        return code == .badCertificate
            ? "The simulated site cannot use its certificate\(reason)"
            : "The simulated site could not listen on its port\(reason)"
    }
}

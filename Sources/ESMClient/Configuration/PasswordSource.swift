/// Where a password comes from when a sign-in needs it, and not before.
///
/// A token that is still good makes no sign-in, so that a password command is not run for it, nor a person asked.
/// Two sources are equal where they are the same one.
public final class PasswordSource: Sendable {
    private let source: @Sendable () async throws -> Secret

    /// A source that asks each time.
    ///
    /// - Parameter source: gives the password; an ``ESMClientError`` of it reaches the caller of the request as
    ///   it is.
    public init(_ source: @escaping @Sendable () async throws -> Secret) {
        self.source = source
    }

    /// The password.
    ///
    /// - Throws: ``ESMClientError`` with the code `configuration` where there is none.
    func password() async throws(ESMClientError) -> Secret {
        let password: Secret
        do {
            password = try await source()
        } catch let error as ESMClientError {
            throw error
        } catch is CancellationError {
            throw .cancelled
        } catch {
            throw .configuration("there is no password")
        }
        guard !password.reveal().isEmpty else { throw .configuration("the password is empty") }
        return password
    }
}

extension PasswordSource: Hashable {
    /// Whether both are the same source.
    public static func == (one: PasswordSource, other: PasswordSource) -> Bool { one === other }

    /// Feeds the source's identity.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension PasswordSource: CustomStringConvertible {
    /// Three dots, as for any secret.
    public var description: String { Secret.mask }
}

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A password, token or app code that no description, dump or log shows.
///
/// Whatever prints the value prints `•••`; only ``reveal()`` gives the text away.
public struct Secret: Sendable, Hashable {
    private let text: String

    /// Wraps a secret text.
    public init(_ text: String) {
        self.text = text
    }

    /// The secret itself, for the one place that sends it.
    public func reveal() -> String { text }

    /// Whether nothing but white space is in it.
    package var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What stands for every secret in a text.
    package static let mask = "•••"

    /// Three dots, whatever the secret is.
    public var description: String { Self.mask }

    /// Three dots, whatever the secret is.
    public var debugDescription: String { Self.mask }

    /// A mirror without children, so that `dump` has nothing to show.
    public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}

extension Secret {
    /// Its bytes in Base64, as Basic authorisation sends them (RFC 7617).
    var base64: String { Data(reveal().utf8).base64EncodedString() }
}

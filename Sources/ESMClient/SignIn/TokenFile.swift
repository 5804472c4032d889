#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The file that keeps the token of one site, user, domain and project.
///
/// Its name is a hash of these; they stand in the file too, so that a hash that meets another one gives no wrong
/// token away.
struct TokenFile: Sendable {
    private let folder: PrivateFolder
    private let identity: Identity

    /// Whose token it is.
    struct Identity: Sendable, Hashable, Codable {
        var endpoint: String
        var iam: String
        var user: String
        var domain: String
        var project: String
    }

    private struct Content: Codable {
        var version = 1
        var identity: Identity
        var token: String
        var issuedAt: Int64
        var expiresAt: Int64
        var clockOffset: Int64
    }

    /// The file for an identity; nothing is touched yet.
    init(folder: String, identity: Identity) {
        self.folder = PrivateFolder(path: folder)
        self.identity = identity
    }

    /// The file's name.
    var name: String {
        let parts = [identity.endpoint, identity.iam, identity.user, identity.domain, identity.project]
        // Lengths keep "ab", "c" and "a", "bc" apart.
        let bytes = parts.flatMap { Array("\($0.utf8.count):\($0)".utf8) }
        return
            "token-\(Self.hash(bytes, 0xcbf2_9ce4_8422_2325))\(Self.hash(bytes, 0x6c62_272e_07bb_0142)).json"
    }

    /// The token that is kept; nil where none is, or none that can be read.
    ///
    /// - Throws: ``ESMClientError`` with the code `configuration` where the file or its folder is not private.
    func read() throws(ESMClientError) -> IssuedToken? {
        guard let bytes = try folder.read(name),
            let content = try? JSONDecoder().decode(Content.self, from: Data(bytes)), content.version == 1,
            content.identity == identity, HeaderValue.isValid(content.token)
        else { return nil }
        return IssuedToken(
            value: Secret(content.token), issuedAt: content.issuedAt, expiresAt: content.expiresAt,
            clockOffset: content.clockOffset)
    }

    /// Keeps a token in place of the one before; readers see the one or the other, whole.
    ///
    /// - Throws: ``ESMClientError`` with the code `configuration` where it cannot be kept safely.
    func write(_ token: IssuedToken) throws(ESMClientError) {
        guard let expiresAt = token.expiresAt else { return }
        let content = Content(
            identity: identity, token: token.value.reveal(), issuedAt: token.issuedAt, expiresAt: expiresAt,
            clockOffset: token.clockOffset)
        guard let data = try? JSONEncoder().encode(content) else { return }
        try folder.write(Array(data), to: name)
    }

    /// Takes the right to sign in for this account, and for all that share the folder.
    ///
    /// - Returns: the lock; nil where somebody else has it.
    /// - Throws: ``ESMClientError`` with the code `configuration` where the folder cannot be used.
    func lock() throws(ESMClientError) -> FolderLock? { try folder.lock() }

    /// Forgets the token.
    ///
    /// - Returns: whether there was one.
    /// - Throws: ``ESMClientError`` with the code `configuration` where it cannot be removed.
    @discardableResult
    func remove() throws(ESMClientError) -> Bool { try folder.remove(name) }

    /// FNV-1a with a basis of choice, in hexadecimal digits.
    private static func hash(_ bytes: [UInt8], _ basis: UInt64) -> String {
        let hash = bytes.reduce(basis) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension SiteConfiguration {
    /// Where the token of this site and user is kept; nil where it is in memory only.
    var tokenFile: TokenFile? {
        guard let folder = tokenStorage.folder, let account = credentials.account, let iam else { return nil }
        let project =
            switch account.project {
            case .name(let name): "name:" + name
            case .id(let id): "id:" + id
            }
        return TokenFile(
            folder: folder,
            identity: TokenFile.Identity(
                endpoint: site.url(""), iam: iam.url(""), user: account.user, domain: account.domain,
                project: project))
    }
}

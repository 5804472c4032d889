internal import CPostgreSQL
internal import Foundation

/// Where an archive is and who asks: a URL such as `postgresql://user@host:5432/database`.
///
/// Every form that libpq takes will do (PostgreSQL, "Connection Strings"). What it leaves open, libpq takes from the
/// usual variables (`PGHOST`, `PGUSER`, `PGSERVICE` …) and the file of passwords. Towards a server that is not on this
/// machine the certificate is verified, unless the URL, `PGSSLMODE` or a service says otherwise.
public struct ArchiveAddress: Sendable, Hashable, CustomStringConvertible {
    /// What the text sets, by libpq's keywords.
    private let settings: [String: String]
    private let environment: [String: String]

    /// Reads an address.
    ///
    /// - Parameters:
    ///   - text: the URL, or settings in the form `host=… dbname=…`.
    ///   - environment: the environment variables, which decide what the text leaves open; those of the process where it
    ///     is nil.
    /// - Throws: an ``ArchiveError`` of the code `archive-address`, or `archive-connection` where libpq cannot be loaded.
    public init(_ text: String, environment: [String: String]? = nil) throws(ArchiveError) {
        let environment = environment ?? ProcessInfo.processInfo.environment
        guard !text.utf8.contains(0) else { throw Self.unreadable("it contains a NUL") }
        if let reason = cpostgresql_load() {
            throw ArchiveError(
                .connection,
                "archives need libpq (Debian: libpq5), which cannot be loaded: \(String(cString: reason))")
        }
        var message: UnsafeMutablePointer<CChar>?
        defer { PQfreemem(message) }
        guard let options = PQconninfoParse(text, &message) else {
            throw Self.unreadable(message.map { String(cString: $0) } ?? "out of memory")
        }
        defer { PQconninfoFree(options) }
        var settings: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { settings[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        guard !Self.isTornApart(settings, isURL: text.hasPrefix("postgres")) else {
            throw Self.unreadable("a sign of the password such as @ or / has to be written as %40 or %2F")
        }
        self.settings = settings
        self.environment = environment.filter { $0.key.hasPrefix("PG") || $0.key == "HOME" }
    }

    /// The address without a password.
    public var description: String {
        var text = "postgresql://"
        if let user = settings["user"] { text += "\(user)@" }
        text += settings["host"] ?? settings["hostaddr"] ?? ""
        if let port = settings["port"] { text += ":\(port)" }
        if let database = settings["dbname"] { text += "/\(database)" }
        return text
    }

    /// A text in which the password of the address is no longer to be read.
    func masked(_ text: String) -> String {
        var text = text
        for secret in [settings["password"], settings["sslpassword"], environment["PGPASSWORD"]] {
            if let secret, !secret.isEmpty { text = text.replacing(secret, with: "***") }
        }
        return text
    }

    /// The settings with which libpq connects; those that are missing are its own affair.
    var parameters: [String: String] {
        var parameters = Self.defaults.filter { environment[$0.value.variable] == nil }.mapValues { $0.value }
        if !isLocal, !namesService, environment["PGSSLMODE"] == nil { parameters["sslmode"] = "verify-full" }
        parameters.merge(settings) { $1 }
        if let mode = parameters["sslmode"] ?? environment["PGSSLMODE"], mode.hasPrefix("verify"),
            parameters["sslrootcert"] == nil, environment["PGSSLROOTCERT"] == nil,
            let file = Self.systemRoots(environment)
        {
            parameters["sslrootcert"] = file
        }
        // The one encoding that this side speaks.
        parameters["client_encoding"] = "UTF8"
        return parameters
    }

    /// Whether the server is on this machine: a socket of Unix or a loopback address.
    var isLocal: Bool {
        guard !namesService else { return false }
        let hosts =
            settings["hostaddr"] ?? settings["host"] ?? environment["PGHOSTADDR"] ?? environment["PGHOST"]
            ?? ""
        return hosts.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { host in
            host.isEmpty || host.hasPrefix("/") || host.hasPrefix("@") || host == "localhost" || host == "::1"
                || host.wholeMatch(of: #/127\.\d+\.\d+\.\d+/#) != nil
        }
    }

    /// Whether a file of services says where the server is.
    private var namesService: Bool { settings["service"] != nil || environment["PGSERVICE"] != nil }

    /// What a connection has where nobody says otherwise, and the variable by which somebody would.
    private static let defaults: [String: (value: String, variable: String)] = [
        "connect_timeout": ("10", "PGCONNECT_TIMEOUT"),
        "fallback_application_name": ("esmql", ""),
        // A server that vanished without a word is noticed within two minutes.
        "keepalives_idle": ("30", ""), "keepalives_interval": ("10", ""), "keepalives_count": ("3", ""),
        "tcp_user_timeout": ("120000", ""),
    ]

    /// The system's certificate authorities, where libpq would find none by itself.
    private static func systemRoots(_ environment: [String: String]) -> String? {
        let own = (environment["HOME"] ?? "") + "/.postgresql/root.crt"
        guard !FileManager.default.fileExists(atPath: own) else { return nil }
        return [
            "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
        ].first { FileManager.default.fileExists(atPath: $0) }
    }

    /// Whether a sign in the password has ended it too early, so that the rest of it stands in parts that are shown.
    private static func isTornApart(_ settings: [String: String], isURL: Bool) -> Bool {
        let isPort = settings["port"]?.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ",") } ?? true
        return isURL
            && (!isPort || settings["dbname"]?.contains("@") == true
                || settings["host"]?.dropFirst().contains("@") == true)
    }

    /// What libpq says goes without what it quotes, which may be the whole URL.
    private static func unreadable(_ reason: String) -> ArchiveError {
        let plain = reason.prefix { $0 != "\"" && $0 != "\n" }
        return ArchiveError(
            .address,
            "the address of the archive cannot be read: \(plain.trimmingCharacters(in: .whitespaces)); it looks like "
                + "postgresql://user@host:5432/database")
    }
}

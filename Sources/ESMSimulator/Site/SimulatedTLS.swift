internal import NIOSSL

/// The certificate by which a site is reached over TLS.
///
/// A private authority with a certificate for 127.0.0.1, by OpenSSL:
///
///     openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj "/CN=Test authority" \
///         -keyout ca.key -out ca.pem
///     openssl req -x509 -CA ca.pem -CAkey ca.key -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 \
///         -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1,DNS:localhost -keyout site.key -out site.pem
///
/// Clients then trust `ca.pem`.
public struct SimulatedTLS: Sendable, Hashable {
    /// The path of the site's certificate and of those between it and the authority, in PEM.
    public var certificateFile: String

    /// The path of the certificate's key, in PEM, not encrypted.
    public var keyFile: String

    /// The path of the authorities in PEM whose certificates clients must have; nil where clients need none.
    public var clientAuthorityFile: String?

    /// A certificate.
    ///
    /// - Parameters:
    ///   - certificateFile: The path of the certificate chain, in PEM.
    ///   - keyFile: The path of the key, in PEM.
    ///   - clientAuthorityFile: The path of the authorities of clients, or nil where clients need no certificate.
    public init(certificateFile: String, keyFile: String, clientAuthorityFile: String? = nil) {
        self.certificateFile = certificateFile
        self.keyFile = keyFile
        self.clientAuthorityFile = clientAuthorityFile
    }

    func configuration() throws(SimulatorError) -> TLSConfiguration {
        do {
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(certificateFile).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: keyFile, format: .pem)))
            if let clientAuthorityFile {
                configuration.trustRoots = .file(clientAuthorityFile)
                configuration.certificateVerification = .noHostnameVerification
            }
            // Says what does not go together, such as a key of another certificate, before anybody connects.
            _ = try NIOSSLContext(configuration: configuration)
            return configuration
        } catch {
            throw SimulatorError(code: .badCertificate, underlying: error)
        }
    }
}

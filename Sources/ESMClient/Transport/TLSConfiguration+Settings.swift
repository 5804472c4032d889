import NIOSSL

extension TLSConfiguration {
    /// What the settings ask for, TLS 1.2 or later.
    ///
    /// - Throws: ``ESMClientError`` with the code `configuration` that names the file at fault.
    init(_ settings: TLSSettings) throws(ESMClientError) {
        self = .makeClientConfiguration()
        minimumTLSVersion = .tlsv12
        if settings.skipsVerification { certificateVerification = .none }
        if let file = settings.caFile {
            trustRoots = .certificates(try Self.certificates(file, "CA file"))
        }
        guard let file = settings.clientCertificateFile else { return }
        certificateChain = try Self.certificates(file, "client certificate")
            .map { .certificate($0) }
        privateKey = .privateKey(try Self.key(settings.clientKeyFile ?? file, settings.clientKeyPassphrase))
    }

    private static func certificates(
        _ file: String, _ name: String
    ) throws(ESMClientError) -> [NIOSSLCertificate] {
        let certificates: [NIOSSLCertificate]
        do {
            certificates = try NIOSSLCertificate.fromPEMFile(file)
        } catch {
            throw .configuration("the \(name) \(file) cannot be read as PEM certificates")
        }
        guard !certificates.isEmpty else { throw .configuration("the \(name) \(file) holds no certificate") }
        return certificates
    }

    private static func key(_ file: String, _ passphrase: Secret?) throws(ESMClientError) -> NIOSSLPrivateKey
    {
        do {
            return try NIOSSLPrivateKey(file: file, format: .pem) { answer in
                answer(Array((passphrase?.reveal() ?? "").utf8))
            }
        } catch {
            let hint =
                passphrase == nil ? "as a PEM key without a passphrase" : "as a PEM key with its passphrase"
            throw .configuration("the client key \(file) cannot be read \(hint)")
        }
    }
}

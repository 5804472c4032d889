import Testing

@testable import ESMQLArchive

/// What an address says, what it leaves to libpq, and what it never shows.
@Suite("The archive's address")
struct ArchiveAddressTests {
    private static func address(_ text: String, _ environment: [String: String] = [:]) throws
        -> ArchiveAddress
    {
        try ArchiveAddress(text, environment: environment)
    }

    @Test func thePasswordIsNotShown() throws {
        let address = try Self.address(
            "postgresql://writer:s%40cret@db.example.com:5433/archive?connect_timeout=3")
        #expect(address.description == "postgresql://writer@db.example.com:5433/archive")
        #expect(address.masked("FATAL: s@cret is wrong") == "FATAL: *** is wrong")
        #expect(address.parameters["password"] == "s@cret")
        #expect(address.parameters["connect_timeout"] == "3")
        let other = try Self.address("host=db.example.com password='pass word'")
        #expect(other.description == "postgresql://db.example.com")
        let variable = try Self.address("postgresql://", ["PGPASSWORD": "from-outside"])
        #expect(variable.masked("from-outside") == "***")
    }

    /// A sign that is not written as %40 or the like ends the password too early, and its rest would be shown.
    @Test(arguments: [
        "postgresql://writer:s@cret@db.example.com/archive",
        "postgresql://writer:s/cret@db.example.com/archive",
        "postgres://writer:1/se@cret@db.example.com/archive",
        "postgresql://writer:12/cret@db.example.com/archive",
    ])
    func aPasswordThatEndsTooEarlyIsRefusedUnseen(_ text: String) throws {
        let error = #expect(throws: ArchiveError.self) { try Self.address(text) }
        #expect(error?.message.contains("%40") == true)
        #expect(!"\(String(describing: error))".contains("cret"))
    }

    @Test(
        arguments: [
            ("postgresql://db.example.com/a", [:], "verify-full"),
            ("postgresql://10.1.2.3/a", [:], "verify-full"),
            ("postgresql://127.0.0.1.example.com/a", [:], "verify-full"),
            ("postgresql://localhost,db.example.com/a", [:], "verify-full"),
            ("postgresql:///a", ["PGHOST": "db.example.com"], "verify-full"),
            ("postgresql://db.example.com/a?sslmode=require", [:], "require"),
            ("postgresql://db.example.com/a", ["PGSSLMODE": "prefer"], nil),
            ("postgresql://db.example.com/a", ["PGSERVICE": "archive"], nil),
            ("postgresql://localhost/a", [:], nil),
            ("postgresql://127.0.0.1:5432/a", [:], nil),
            ("postgresql://[::1]/a", [:], nil),
            ("postgresql://%2Frun%2Fpostgresql/a", [:], nil),
            ("postgresql:///a", [:], nil),
            ("host=db.example.com hostaddr=127.0.0.1", [:], nil),
        ] as [(String, [String: String], String?)])
    func theCertificateOfAnotherMachineIsVerified(text: String, environment: [String: String], mode: String?)
        throws
    {
        #expect(try Self.address(text, environment).parameters["sslmode"] == mode)
    }

    @Test func anAuthorityIsFoundOrNamed() throws {
        let named = try Self.address("postgresql://db.example.com/a?sslrootcert=/tmp/own.pem")
        #expect(named.parameters["sslrootcert"] == "/tmp/own.pem")
        let variable = try Self.address("postgresql://db.example.com/a", ["PGSSLROOTCERT": "/tmp/own.pem"])
        #expect(variable.parameters["sslrootcert"] == nil)
    }

    @Test(
        arguments: [
            "nonsense", "postgresql://user:geheim@[::1", "postgresql://h:port:geheim/x?nosuch=geheim",
            "http://a/b", "a\0b",
        ])
    func whatIsNoAddressIsTold(text: String) {
        let error = #expect(throws: ArchiveError.self) { try Self.address(text) }
        #expect(error?.code.rawValue == "archive-address")
        #expect(error?.message.contains("geheim") == false)
    }
}

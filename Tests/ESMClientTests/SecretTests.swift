import Testing

@testable import ESMClient

struct SecretTests {
    @Test func noDescriptionShowsTheText() {
        let secret = Secret(Canary.password)
        var dumped = ""
        dump([secret], to: &dumped)
        let texts = [
            "\(secret)", String(describing: secret), String(reflecting: secret), "\([secret])",
            "\(["key": secret])", "\(Optional(secret) as Any)", dumped,
        ]
        for text in texts {
            #expect(!Canary.isIn(text))
            #expect(text.contains(Secret.mask))
        }
        #expect(Mirror(reflecting: secret).children.isEmpty)
        #expect(secret.reveal() == Canary.password)
    }

    @Test func aConfigurationShowsNoneOfItsSecrets() throws {
        let configuration = try SiteConfiguration(
            endpoint: "https://esm.example.com", iamEndpoint: "https://iam.example.com",
            credentials: .password(
                user: "operator", password: Secret(Canary.password), domain: "d", project: .id("p")),
            appCode: Secret(Canary.appCode), hcsoAppCode: Secret(Canary.hcsoAppCode))
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(dumped.contains("operator"))
        #expect(!Canary.isIn(dumped))
        #expect(!Canary.isIn("\(configuration)"))
        #expect(!Canary.isIn(String(reflecting: configuration)))
    }

    @Test func secretsCompareByTheirText() {
        #expect(Secret("a") == Secret("a"))
        #expect(Secret("a") != Secret("b"))
    }
}

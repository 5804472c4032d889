import Configuration
import Testing

@testable import ESMQL

/// The site that the environment describes.
struct SiteConfigurationTests {
    private static let whole = [
        "ESMQL_ENDPOINT": "https://esm.example.com", "ESMQL_IAM_ENDPOINT": "https://iam.example.com",
        "ESMQL_USER": "operator", "ESMQL_PASSWORD": "canary-password", "ESMQL_DOMAIN": "domain",
        "ESMQL_PROJECT": "project", "ESMQL_APPCODE": "canary-code",
    ]

    private func configuration(_ variables: [String: String?] = [:]) throws(QueryError) -> SiteConfiguration {
        let variables = Self.whole.merging(variables.map { ($0, $1 ?? "") }) { $1 }
        let provider = EnvironmentVariablesProvider(environmentVariables: variables)
        return try SiteConfiguration(reading: ConfigReader(provider: provider))
    }

    private func credentials(
        _ project: Credentials.Project, user: String = "operator", password: String = "canary-password"
    ) -> Credentials {
        .password(user: user, password: Secret(password), domain: "domain", project: project)
    }

    @Test("All of ESMQL_")
    func wholeConfiguration() throws {
        let configuration = try configuration([
            "ESMQL_HCSO_DOMAIN_ID": "tenant", "ESMQL_METERING_DOMAIN_ID": "meter",
            "ESMQL_HCSO_APPCODE": "hcso",
            "ESMQL_CA_FILE": "/tmp/ca.pem",
        ])
        #expect(configuration.endpoint == "https://esm.example.com")
        #expect(configuration.iamEndpoint == "https://iam.example.com")
        #expect(configuration.credentials == credentials(.name("project")))
        #expect(configuration.appCode == Secret("canary-code"))
        #expect(configuration.hcsoAppCode == Secret("hcso"))
        #expect(configuration.hcsoDomainID == "tenant")
        #expect(configuration.meteringDomainID == "meter")
        #expect(configuration.caFile == "/tmp/ca.pem")
    }

    @Test("The HCSO app code is the other one where it is not set")
    func hcsoAppCode() throws {
        #expect(try configuration().hcsoAppCode == Secret("canary-code"))
    }

    @Test(
        "What is missing is named, with the variable to set",
        arguments: [
            (["ESMQL_ENDPOINT"], "ESMQL_ENDPOINT"), (["ESMQL_USER"], "ESMQL_USER"),
            (["ESMQL_PASSWORD"], "ESMQL_PASSWORD"), (["ESMQL_IAM_ENDPOINT"], "ESMQL_IAM_ENDPOINT"),
            (["ESMQL_DOMAIN"], "ESMQL_DOMAIN"), (["ESMQL_PROJECT"], "ESMQL_PROJECT"),
            (["ESMQL_USER", "ESMQL_PASSWORD", "ESMQL_DOMAIN", "ESMQL_PROJECT"], "ESMQL_TOKEN"),
        ])
    func missing(_ variables: [String], _ named: String) {
        let error = #expect(throws: QueryError.self) {
            try configuration(Dictionary(uniqueKeysWithValues: variables.map { ($0, nil) }))
        }
        #expect(error?.category == .configuration)
        #expect(error?.message.contains(named) == true)
        #expect(error?.message.contains("canary") == false)
    }

    @Test(
        "What is wrong is named, and no secret shown",
        arguments: [
            ("ESMQL_ENDPOINT", "http://esm.example.com"), ("ESMQL_ENDPOINT", "esm.example.com"),
            ("ESMQL_IAM_ENDPOINT", "ftp://iam.example.com"), ("ESMQL_APPCODE", "canary\u{7}"),
            ("ESMQL_TOKEN", "canary\n"), ("ESMQL_ENDPOINT", "https://user:canary@esm.example.com"),
        ])
    func wrong(_ variable: String, _ value: String) {
        let error = #expect(throws: QueryError.self) { try configuration([variable: value]) }
        #expect(error?.category == .configuration)
        #expect(error?.message.isEmpty == false)
        #expect("\(error as Any)".contains("canary") == false)
    }

    @Test("A token is enough")
    func token() throws {
        let provider = EnvironmentVariablesProvider(environmentVariables: [
            "ESMQL_ENDPOINT": "https://esm.example.com", "ESMQL_TOKEN": "canary-token",
        ])
        let configuration = try SiteConfiguration(reading: ConfigReader(provider: provider))
        #expect(configuration.credentials == .token(Secret("canary-token")))
        #expect(configuration.iamEndpoint == nil)
    }

    @Test("The vendor's and OpenStack's names serve where no ESMQL_ name is set")
    func otherNames() throws {
        let none: [String: String?] = [
            "ESMQL_IAM_ENDPOINT": nil, "ESMQL_USER": nil, "ESMQL_PASSWORD": nil, "ESMQL_DOMAIN": nil,
            "ESMQL_PROJECT": nil,
        ]
        let vendor = [
            "HW_AUTH_URL": "https://iam.example.com/v3", "HW_USER_NAME": "hw", "HW_USER_PASSWORD": "secret",
            "HW_DOMAIN_NAME": "domain", "HW_PROJECT_NAME": "hw-project",
        ]
        let openStack = [
            "OS_AUTH_URL": "https://os.example.com/v3", "OS_USERNAME": "os", "OS_PASSWORD": "other",
            "OS_USER_DOMAIN_NAME": "domain", "OS_PROJECT_NAME": "os-project",
        ]
        let hw = try configuration(none.merging(vendor) { $1 }.merging(openStack) { $1 })
        #expect(hw.credentials == credentials(.name("hw-project"), user: "hw", password: "secret"))
        #expect(hw.iamEndpoint == "https://iam.example.com/v3")
        let os = try configuration(none.merging(openStack) { $1 })
        #expect(os.credentials == credentials(.name("os-project"), user: "os", password: "other"))
        // Those of the product stay stronger.
        let mixed = try configuration(vendor.merging(openStack) { $1 })
        #expect(mixed.credentials == credentials(.name("project")))
    }

    @Test("The project: its id before its name, but a name of the product before any other's id")
    func project() throws {
        #expect(try configuration(["ESMQL_PROJECT_ID": "p1"]).credentials == credentials(.id("p1")))
        #expect(try configuration(["HW_PROJECT_ID": "p2"]).credentials == credentials(.name("project")))
        #expect(
            try configuration(["ESMQL_PROJECT": nil, "HW_PROJECT_NAME": "n3", "OS_PROJECT_ID": "p3"])
                .credentials
                == credentials(.name("n3")))
        #expect(
            try configuration(["ESMQL_PROJECT": nil, "OS_PROJECT_ID": "p4"]).credentials
                == credentials(.id("p4")))
    }

    @Test("The token: before a user of the same tool, but a user of the product before any other's token")
    func tokenOrUser() throws {
        #expect(try configuration(["ESMQL_TOKEN": "t1"]).credentials == .token(Secret("t1")))
        #expect(try configuration(["OS_TOKEN": "t2"]).credentials == credentials(.name("project")))
        #expect(
            try configuration(["ESMQL_USER": nil, "OS_USERNAME": "os", "HW_AUTH_TOKEN": "t3"]).credentials
                == .token(Secret("t3")))
        // Half a sign-in is none.
        #expect(
            try configuration(["ESMQL_PASSWORD": nil, "OS_TOKEN": "t4"]).credentials == .token(Secret("t4")))
    }

    @Test("No secret is in what a configuration prints")
    func masked() throws {
        let configuration = try configuration()
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] {
            #expect(!text.contains("canary"))
            #expect(text.contains("operator"))
        }
    }
}

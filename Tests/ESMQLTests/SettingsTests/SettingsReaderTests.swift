import Configuration
import Testing

@testable import ESMQL

/// Which variable a setting comes from.
struct SettingsReaderTests {
    private static let all: [Setting] = [
        .endpoint, .iamEndpoint, .token, .user, .password, .domain, .project, .projectID, .appCode,
        .hcsoAppCode,
        .hcsoDomainID, .meteringDomainID, .caFile,
    ]

    private func reader(_ variables: [String: String]) -> SettingsReader {
        SettingsReader(ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: variables)))
    }

    @Test("Every setting is found under every one of its names", arguments: all)
    func names(_ setting: Setting) {
        for variable in setting.variables {
            #expect(reader([variable: "value"])[setting] == "value", "\(variable)")
        }
    }

    @Test("The first name that is set counts", arguments: all)
    func precedence(_ setting: Setting) {
        var variables = Dictionary(uniqueKeysWithValues: setting.variables.map { ($0, "of \($0)") })
        for variable in setting.variables {
            #expect(reader(variables)[setting] == "of \(variable)")
            variables[variable] = ""
        }
        #expect(reader(variables)[setting] == nil)
    }

    @Test("ESMQL_ comes before HW_, HW_ before OS_", arguments: all)
    func order(_ setting: Setting) {
        let prefixes = setting.variables.map { $0.prefix { $0 != "_" } }
        let ranks = prefixes.compactMap { ["ESMQL", "HW", "OS"].firstIndex(of: $0) }
        #expect(ranks.count == prefixes.count)
        #expect(ranks == ranks.sorted())
        #expect(ranks.first == 0)
    }

    @Test("Names are spelled in capitals, as the environment has them")
    func spelling() {
        #expect(reader(["esmql_user": "x", "ESMQLUSER": "x", "ESMQL_USERS": "x"])[.user] == nil)
    }

    @Test("Any source with the names in dots will do")
    func inMemory() {
        let values: [AbsoluteConfigKey: ConfigValue] = ["hw.user.name": "one", "os.username": "two"]
        let reader = SettingsReader(ConfigReader(provider: InMemoryProvider(values: values)))
        #expect(reader[.user] == "one")
    }

    @Test("What must not be shown is marked so")
    func secrets() {
        let secret = Self.all.filter(\.isSecret).compactMap(\.variables.first)
        #expect(secret == ["ESMQL_TOKEN", "ESMQL_PASSWORD", "ESMQL_APPCODE", "ESMQL_HCSO_APPCODE"])
        #expect("\(reader(["ESMQL_TOKEN": "canary"]).secret(.token) as Any)".contains("canary") == false)
    }
}

import ESMSimulator
import Foundation
import TestSupport
import Testing

/// Sites that are down, refuse or answer nonsense: one message, no data, no secret.
@Suite("Sites that fail", .serialized, .timeLimit(.minutes(5)))
struct SiteErrorTests {
    private static let query = ["-v", "-q", "--format", "csv", "-c", "select host_id from hosts"]
    private static let hosts = "/v1/host/detail"

    /// Runs the query at a site of the test's own.
    private func ask(
        _ options: SimulatedSiteOptions, changing changes: [String: String] = [:]
    ) async throws -> Outcome {
        try await withSimulatedSite(options) { site in
            try await Esmql.run(Self.query, settings: site.settings.merging(changes) { _, new in new })
        }
    }

    @Test func theSameQueryIsAnsweredWhereNothingFails() async throws {
        let outcome = try await ask(.guarded())
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("host_id\n") || outcome.output.hasPrefix("host_id\r\n"))
        #expect(outcome.error.contains("HTTP 200"))
    }

    @Test(arguments: ["ESMQL_ENDPOINT", "ESMQL_IAM_ENDPOINT"])
    func aSiteThatIsDown(_ variable: String) async throws {
        let reserved = try ReservedPort()
        defer { withExtendedLifetime(reserved) {} }
        let address = "http://127.0.0.1:\(reserved.number)"
        let outcome = try await ask(.guarded(), changing: [variable: address])
        outcome.expectFailure(3, ["error[unreachable]", address])
    }

    @Test func aRefusedSignIn() async throws {
        let outcome = try await ask(.guarded(), changing: ["ESMQL_PASSWORD": "canary-wrong-password"])
        outcome.expectFailure(4, ["error[sign-in-refused]"])
    }

    @Test func aRefusedToken() async throws {
        let outcome = try await ask(.guarded(), changing: ["ESMQL_TOKEN": Canary.token])
        outcome.expectFailure(4, ["error[sign-in-refused]"])
    }

    @Test func aWrongAppCode() async throws {
        let outcome = try await ask(
            .guarded(),
            changing: ["ESMQL_APPCODE": "canary-wrong-code", "ESMQL_HCSO_APPCODE": "canary-wrong-code"])
        outcome.expectFailure(4, ["error[app-code]", "APIG."])
    }

    /// A fault and what is said of it.
    struct Case: CustomTestStringConvertible {
        let fault: Fault.Action
        let words: [String]
        var testDescription: String { "\(fault)" }

        init(_ fault: Fault.Action, _ words: String...) {
            self.fault = fault
            self.words = words
        }
    }

    static let cases = [
        Case(.html, "error[bad-response]", "HTML"),
        Case(.brokenJSON, "error["),
        Case(.respond(status: 200, body: "OK"), "error["),
        Case(.respond(status: 200, body: ""), "error["),
        Case(.respond(status: 200, body: #"{"total": 1, "hosts": "none"}"#), "error["),
        Case(.respond(status: 503, body: "busy"), "error[unavailable]", "HTTP 503"),
        Case(.respond(status: 403, body: ""), "error[permission]", "HTTP 403"),
        Case(.throttle, "error[throttled]", "APIG.0308"),
        Case(.dropConnection, "error[unreachable]"),
        Case(.truncate(afterBytes: 100), "error["),
        Case(.redirect(to: "http://127.0.0.1:9/login"), "error[bad-response]", "redirects"),
        Case(.changeTotal(by: 7), "error[incomplete]"),
    ]

    @Test(arguments: cases)
    func oneMessageAndNoData(_ wrong: Case) async throws {
        let outcome = try await ask(.guarded(faults: Fault(wrong.fault, path: Self.hosts)))
        outcome.expectFailure(3, wrong.words)
    }

    @Test(arguments: ["table", "csv", "json"])
    func aSecondPageThatFailsLeavesNothing(_ format: String) async throws {
        var options = SimulatedSiteOptions.guarded(
            faults: Fault(.brokenJSON, path: "/v1/network-device/metric-data", requests: 2...Int.max))
        options.scale = .scale(networkMetricRows: 100_000)
        try await withSimulatedSite(options) { site in
            let outcome = try await Esmql.run(
                ["--format", format, "-c", "select count(*), max(value) from network_metrics"],
                settings: site.settings)
            #expect(site.requests.count > 2)
            outcome.expectFailure(3, ["error["])
        }
    }
}

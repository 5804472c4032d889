import Configuration
import ESMQL
import ESMSimulator
import Testing

/// The zone of times that are written without one.
struct SiteTimeZoneTests {
    @Test(arguments: ["+08:00", "+0800", "+08", "-03:30", "Z", "UTC", "Asia/Shanghai", "Europe/Berlin"])
    func zonesAreOffsetsOrNames(_ text: String) {
        #expect(SiteTimeZone(text)?.name == text)
    }

    @Test(arguments: [
        "", "8", "+8", "+15:00", "+08:60", "+8:00", "+08:0", "CST", "Asia/Nowhere", "+08:00:00", "++08",
    ])
    func anythingElseIsNone(_ text: String) {
        #expect(SiteTimeZone(text) == nil)
    }

    /// The site writes 2026-11-01 20:00:00, wherever it is.
    @Test(arguments: [
        ("+08:00", "2026-11-01 12:00:00"), ("Z", "2026-11-01 20:00:00"), ("-03:30", "2026-11-01 23:30:00"),
        ("Asia/Shanghai", "2026-11-01 12:00:00"), ("Europe/Berlin", "2026-11-01 19:00:00"),
    ])
    func auditLogAndServersAreReadInTheSitesZone(_ zone: String, _ utc: String) async throws {
        let options = SessionOptions(timeZone: try #require(SiteTimeZone(zone)))
        try await TablesSite.run(session: options) { tables in
            tables.answer(
                "/v1/cloudAuditlog",
                with: #"{"total": 1, "list": [{"start_time": "2026-11-01 20:00:00"}]}"#)
            tables.answer(
                "/v1/host/performancedata",
                with: #"{"total": 1, "list": [{"time": "2026-11-01 20:00", "dates": "2026-11-01"}]}"#)
            let rows = try await tables.rows("select start_time from audit_log where \(wholeTime)")
            #expect(rows == [[.text(utc)]])
            let samples = try await tables.rows(
                "select timestamp, date from server_metrics where \(wholeTime)")
            #expect(samples == [[.text(utc), "2026-11-01"]])
        }
    }

    /// Berlin's clocks went back on 2026-10-25 at 01:00 UTC and forward on 2026-03-29 at 01:00 UTC.
    @Test(arguments: [
        ("2026-10-25 01:30:00", "2026-10-24 23:30:00"), ("2026-10-25 03:30:00", "2026-10-25 02:30:00"),
        ("2026-03-29 01:30:00", "2026-03-29 00:30:00"), ("2026-03-29 03:30:00", "2026-03-29 01:30:00"),
    ])
    func theOffsetIsThatOfTheMoment(_ local: String, _ utc: String) async throws {
        let options = SessionOptions(timeZone: try #require(SiteTimeZone("Europe/Berlin")))
        try await TablesSite.run(session: options) { tables in
            tables.answer(
                "/v1/cloudAuditlog", with: #"{"total": 1, "list": [{"start_time": "\#(local)"}]}"#)
            let rows = try await tables.rows("select start_time from audit_log where \(wholeTime)")
            #expect(rows == [[.text(utc)]])
        }
    }

    @Test func settingsSayIt() throws {
        let options = try SessionOptions(
            reading: ConfigReader(
                provider: EnvironmentVariablesProvider(environmentVariables: [
                    "ESMQL_TIMEZONE": "Asia/Kolkata", "ESMQL_ELB_PATH": "cloudresource",
                    "ESMQL_METERING_METHOD": "get",
                ])))
        #expect(options.timeZone.name == "Asia/Kolkata")
        #expect(options.loadBalancerPath == .cloudresource)
        #expect(options.meteringDataMethod == .get)
    }

    @Test(arguments: [
        ("ESMQL_TIMEZONE", "Mars/Olympus"), ("ESMQL_ELB_PATH", "other"), ("ESMQL_METERING_METHOD", "PUT"),
    ])
    func aWrongSettingIsNamed(_ variable: String, _ value: String) {
        let settings = ConfigReader(
            provider: EnvironmentVariablesProvider(environmentVariables: [variable: value]))
        let error = #expect(throws: QueryError.self) { try SessionOptions(reading: settings) }
        #expect(error?.category == .configuration)
        #expect(error?.message.contains(variable) == true)
        #expect(error?.message.contains(value) == true)
    }
}

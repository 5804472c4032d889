import ESMQL
import RESTCatalog
import Testing

/// An API in the manner of a weather service: a key in the query, a place that is required, an array for each column,
/// days as bounds.
@Suite("A catalogue of a weather service")
struct WeatherTests {
    private static let catalog = """
        version: 1
        sites:
          weather:
            address: ORIGIN/v1
            rate: {requests: 1000, seconds: 60}
            tables:
              forecast:
                path: /forecast
                query: {units: metric, appid: "${WEATHER_KEY}"}
                items: hourly
                shape: columns
                parameters:
                  city: {column: city, required: true, origin: the list of cities}
                  start_date: {column: time, operator: ">=", format: date, required: true}
                  end_date: {column: time, operator: "<=", format: date, required: true}
                columns:
                  time: {type: time, zone: "+01:00", summary: the hour}
                  temperature: {type: real, path: temperature_2m, unit: °C}
                  code: {type: integer, path: [weather_code, weathercode], codes: {0: clear, 61: rain}}
        """

    private static func answer(_ asked: StubAPI.Asked, _ origin: String) -> StubAPI.Answer {
        guard asked.query["appid"] == "canary-key" else { return .init(status: 403, body: "{}") }
        return .init(
            body: """
                {"hourly_units": {"time": "iso8601"}, "hourly": {"interval": 3600,
                 "time": ["2026-10-31T22:00", "2026-10-31T23:00", "2026-11-01T00:00"],
                 "temperature_2m": [7.5, "8", null], "weathercode": [0, 61, 61]}}
                """)
    }

    @Test func columnsBecomeRows() async throws {
        try await StubAPI.session(
            Self.catalog, environment: ["WEATHER_KEY": "canary-key"], answer: Self.answer
        ) { session, api in
            let rows = try await session.query(
                """
                select city, time, temperature, code from forecast
                where city = \("Zürich") and time between '2026-10-31 00:00' and '2026-10-31 23:30' order by time
                """
            ).allRows().map(\.values)
            #expect(
                rows == [
                    ["Zürich", "2026-10-31 21:00:00", 7.5, 0], ["Zürich", "2026-10-31 22:00:00", 8.0, 61],
                    ["Zürich", "2026-10-31 23:00:00", nil, 61],
                ])
            let asked = try #require(api.requests.first)
            #expect(asked.target.contains("city=Z%C3%BCrich"))
            #expect(asked.query["units"] == "metric")
            #expect(asked.query["start_date"] == "2026-10-30")
            #expect(asked.query["end_date"] == "2026-11-01")
        }
    }

    @Test func aRequiredWindowHasItsDefault() async throws {
        try await StubAPI.session(
            Self.catalog, environment: ["WEATHER_KEY": "canary-key"], answer: Self.answer
        ) { session, api in
            let result = try await session.query("select count(*) from forecast where city = 'Bern'")
            #expect(result.notices.map(\.code) == [.defaultWindow])
            _ = try await result.allRows()
            #expect(api.requests.first?.query["start_date"] == "2026-10-31")
        }
    }

    @Test func theKeyIsInNoText() async throws {
        let log = RequestLog()
        try await StubAPI.run(Self.answer) { api in
            let file = try CatalogFile(
                text: Self.catalog.replacing("ORIGIN", with: api.origin),
                environment: ["WEATHER_KEY": "canary-key"])
            let session = Session(localTables: try file.open().all, onRequest: { log.add($0) })
            _ = try await session.query("select * from forecast where city = 'Bern'").allRows()
            let plan = try await session.explain("select * from forecast where city = 'Bern'").lines
            #expect(plan.contains { $0.contains("appid=${WEATHER_KEY}") })
            #expect(log.all.count == 1)
            #expect(log.all.first?.query.contains("appid=•••") == true)
            var dumped = ""
            dump(file, to: &dumped)
            #expect(!"\(log.all) \(plan) \(file) \(dumped)".contains("canary"))
            await session.close()
        }
    }

    @Test func describeTellsWhatTheFileSays() async throws {
        let file = try CatalogFile(
            text: Self.catalog.replacing("ORIGIN", with: "https://weather.example"),
            environment: ["WEATHER_KEY": "k"])
        let session = Session(localTables: try file.open().all)
        let rows = try await session.query("describe forecast").allRows().map { $0.values.prefix(7) }
        #expect(rows.contains(["city", "TEXT", "", "city (required)", "= IN", "", ""]))
        #expect(
            rows.contains([
                "code", "INTEGER", "weather_code, weathercode", "", "", "", "0 clear, 61 rain",
            ]))
        await session.close()
    }
}

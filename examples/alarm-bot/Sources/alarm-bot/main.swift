import Configuration
import ESMQL
import Foundation

// Tells each open alarm of a service once, with the person to call: alarm-bot ON-CALL-FILE [ROUNDS].

/// An alarm that somebody has to look at.
struct Alarm: Decodable, Sendable {
    var csn: String
    var alarmName: String
    var region: String
    var severityName: String?
    var latestOccurTime: Date
    var person: String?

    var line: String {
        "\(latestOccurTime.formatted(.iso8601)) \(severityName ?? "?") \(region): \(alarmName) -> \(person ?? "nobody")"
    }
}

let arguments = CommandLine.arguments.dropFirst()
guard let path = arguments.first, let rounds = Int(arguments.dropFirst().first ?? "\(Int.max)") else {
    FileHandle.standardError.write(Data("usage: alarm-bot on-call-file [rounds]\n".utf8))
    exit(2)
}
do {
    let environment = ConfigReader(provider: EnvironmentVariablesProvider())
    let session = try Session(
        configuration: SiteConfiguration(reading: environment), localTables: [OnCallTable(path: path)])
    let alarms = try await session.prepare(
        """
        select csn, alarm_name, a.region, severity_name, latest_occur_time, person
        from service_alarms a left join on_call using (region)
        where cleared = 0 and latest_occur_time >= :since order by latest_occur_time, csn
        """)
    var told: Set<String> = []
    for round in 1...rounds {
        for alarm in try await alarms.fetchAll(["since": Date(timeIntervalSinceNow: -86_400)], as: Alarm.self)
        where told.insert(alarm.csn).inserted {
            print(alarm.line)
        }
        if round < rounds { try await Task.sleep(for: .seconds(60)) }
    }
    await session.close()
} catch {
    FileHandle.standardError.write(Data("alarm-bot: \(error)\n".utf8))
    exit(1)
}

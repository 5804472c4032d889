import Configuration
import ESMQL
import Foundation

// Asks the site that the environment describes how much block storage each region can still give, in TB.
do {
    let environment = ConfigReader(provider: EnvironmentVariablesProvider())
    let session = try Session(configuration: SiteConfiguration(reading: environment))
    do {
        let result = try await session.query("select region, available from capacity where service='EVS'")
        for try await row in result.rows {
            switch (row[0], row[1]) {
            case (.text(let region), .real(let available)): print(region, available)
            default: print(row[0], row[1])
            }
        }
        await session.close()
    } catch {
        await session.close()
        throw error
    }
} catch {
    FileHandle.standardError.write(Data("embed: \(error)\n".utf8))
    exit(1)
}

import ArgumentParser
import ESMSimulator

/// Starts a simulated site and leaves it running.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Run a simulated site on 127.0.0.1 until Ctrl-C.")

    @Option(help: "The port; 0 takes a free one.")
    var port = 0

    @Option(help: "The seed of its data: the same seed gives the same site.")
    var seed: UInt64 = 1

    @Option(help: "How many rows of network metrics it has in a day, roughly.")
    var rows: Int?

    @Option(help: "How many days back its metrics and snapshots reach (default: 3 and 14).")
    var days: Int?

    @Option(
        help: ArgumentHelp(
            "How many requests a minute it answers (default: 60, as the API does).", valueName: "n|unlimited")
    )
    var rate: RequestLimit?

    @Option(help: "Milliseconds that pass before each answer.")
    var latency = 0

    @Option(help: ArgumentHelp("The certificate chain in PEM with which it speaks TLS.", valueName: "file"))
    var certificate: String?

    @Option(help: ArgumentHelp("The certificate's key in PEM.", valueName: "file"))
    var key: String?

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes 0 to 65535.") }
        guard latency >= 0 else { throw ValidationError("--latency takes no negative number.") }
        guard (certificate == nil) == (key == nil) else {
            throw ValidationError("--certificate and --key go together.")
        }
        if let days, !(1...1000).contains(days) { throw ValidationError("--days takes 1 to 1000.") }
        if let rows, rows < 1 { throw ValidationError("--rows takes a number above 0.") }
    }

    func run() async throws {
        var scale = rows.map { SimulatedScale.scale(networkMetricRows: $0) } ?? .standard
        if let days { (scale.metricDays, scale.capacityDays) = (days, days) }
        var options = SimulatedSiteOptions(seed: seed, scale: scale, latencyMilliseconds: latency)
        if let rate { options.requestsPerMinute = rate.count }
        if let certificate, let key {
            options.tls = SimulatedTLS(certificateFile: certificate, keyFile: key)
        }
        let site: SimulatedSite
        do { site = try await SimulatedSite.start(options, port: port) } catch {
            Console.error("error[simulator]: \(error)")
            throw ExitStatus.site
        }
        Console.output(
            """
            export ESMQL_ENDPOINT=\(site.endpoint)
            export ESMQL_IAM_ENDPOINT=\(site.iamEndpoint)
            export ESMQL_USER=\(options.user)
            export ESMQL_PASSWORD=\(options.password)
            export ESMQL_DOMAIN=\(options.domain)
            export ESMQL_PROJECT=\(options.project)
            export ESMQL_APPCODE=\(options.appCode)
            export ESMQL_HCSO_APPCODE=\(options.hcsoAppCode)
            export ESMQL_METERING_DOMAIN_ID=\(Demo.meteringDomainID)

            """)
        Console.error(
            "The simulated site is up; the lines above make esmql ask it. Ctrl-C stops it. "
                + "service_health answers for share_id = '\(site.world.shareID)'.")
        try? await Interruptible.run { try await Task.sleep(for: .seconds(100 * 365 * 86_400)) }
        await site.stop()
    }
}

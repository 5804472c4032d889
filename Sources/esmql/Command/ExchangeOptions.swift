import ArgumentParser
import ESMQL

/// Whether the site is asked at all, and what is kept of its answers.
struct ExchangeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Keep each request and its answer in this folder, without secrets.", valueName: "folder"))
    var record: String?

    @Option(
        help: ArgumentHelp(
            "Send nothing: answer from a folder of --record, at the time of its recording. Needs no settings.",
            valueName: "folder"))
    var replay: String?

    @Flag(help: "Send nothing: a query that needs the site is an error that names the request.")
    var offline = false

    func validate() throws {
        if record != nil, replay != nil || offline {
            throw ValidationError("--record asks the site, --replay and --offline do not.")
        }
    }
}

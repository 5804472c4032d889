internal import ESMClient
internal import ESMQL

/// Reads the document of a catalogue file.
struct CatalogReader {
    /// What `${NAME}` stands for.
    let environment: [String: String]
    /// Whether nothing is sent, so that a variable that is not set has a stand-in.
    var isForReplay = false

    /// The APIs and the changes to ESM tables.
    func read(
        _ root: CatalogNode
    ) throws(CatalogFileError) -> (sites: [SiteDescription], changes: [ESMTableChange]) {
        let members = try root.members("the file", ["version", "sites", "esm"])
        guard let version = members["version"] else { throw root.error("the file needs version: 1") }
        guard try version.text("version") == "1" else { throw version.error("version has to be 1") }
        guard members["sites"] != nil || members["esm"] != nil else {
            throw root.error("the file has neither sites nor esm")
        }
        var sites: [SiteDescription] = []
        var names: Set<String> = []
        for (name, _, node) in try members["sites"]?.members("sites") ?? [] {
            sites.append(try site(name, node, names: &names))
        }
        var changes: [ESMTableChange] = []
        for (name, key, node) in try members["esm"]?.members("esm") ?? [] {
            changes.append(try change(name, key, node))
        }
        return (sites, changes)
    }

    private func site(
        _ name: String, _ node: CatalogNode, names: inout Set<String>
    ) throws(CatalogFileError) -> SiteDescription {
        let what = "the site \(name)"
        let members = try node.members(
            what, ["address", "headers", "rate", "timeout", "ca_file", "paging", "tables"])
        guard let address = members["address"] else { throw node.error("\(what) needs an address") }
        var secrets: [Secret] = []
        var headers: [(name: String, value: Secret)] = []
        for (header, key, value) in try members["headers"]?.members("headers") ?? [] {
            headers.append((header, try self.header(header, key, value, &secrets)))
        }
        var settings = RESTSettings(
            name: name, address: try expanded(address, "address", &secrets).value,
            addressName: "address of \(name)",
            headers: headers, secrets: secrets)
        settings.tls.caFile = try members["ca_file"]?.text("ca_file")
        if let timeout = members["timeout"] {
            settings.timeout = .seconds(try timeout.integer("timeout", 1...3600))
        }
        if let rate = members["rate"] { settings.rate = try self.rate(rate) }
        do { try settings.check() } catch { throw address.error(error.message) }
        let paging = try members["paging"].map { node throws(CatalogFileError) in try self.paging(node) }
        guard let list = members["tables"] else { throw node.error("\(what) needs tables") }
        var tables: [TableDescription] = []
        for (table, key, node) in try list.members("tables") {
            try check(table: table, key)
            guard names.insert(table).inserted else { throw key.error("there are two tables \(table)") }
            var description = try self.table(table, node, paging: paging, &secrets)
            description.requestsPerMinute = settings.rate.map { rate in
                Swift.max(1, Int(Double(rate.requests) * 60 / (rate.window / .seconds(1))))
            }
            description.schema.reference = description.reference(rate: settings.rate)
            tables.append(description)
        }
        settings.secrets = secrets
        return SiteDescription(settings: settings, tables: tables)
    }

    /// The value of a header; what looks like a credential is kept out of all texts.
    private func header(
        _ name: String, _ key: CatalogNode, _ value: CatalogNode, _ secrets: inout [Secret]
    ) throws(CatalogFileError) -> Secret {
        guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else {
            throw key.error("\(name) is no name of a header")
        }
        let text = try expanded(value, "the header \(name)", &secrets).value
        let words = ["auth", "key", "token", "secret", "cookie"]
        if words.contains(where: { name.lowercased().contains($0) }) { secrets.append(Secret(text)) }
        return Secret(text)
    }

    /// `{requests: 60, seconds: 60}`.
    private func rate(_ node: CatalogNode) throws(CatalogFileError) -> (requests: Int, window: Duration) {
        let members = try node.members("rate", ["requests", "seconds"])
        guard let requests = members["requests"] else { throw node.error("rate needs requests") }
        let seconds = try members["seconds"]?.integer("seconds", 1...86_400) ?? 60
        return (try requests.integer("requests", 1...100_000), .seconds(seconds))
    }

    /// A text with the environment's values in it.
    ///
    /// - Returns: the text, and the text with the names of the variables still in it.
    func expanded(
        _ node: CatalogNode, _ what: String, _ secrets: inout [Secret]
    ) throws(CatalogFileError) -> (value: String, shown: String) {
        let shown = try node.text(what)
        var value = ""
        var rest = Substring(shown)
        while let start = rest.firstRange(of: "${") {
            value += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].firstIndex(of: "}") else {
                throw node.error("\(what) has a ${ without its }")
            }
            let name = String(rest[start.upperBound..<end])
            guard
                let text = environment[name].flatMap({ $0.isEmpty ? nil : $0 })
                    ?? standIn(name, behind: value, in: what)
            else {
                throw node.error("\(what) needs the environment variable \(name), which is not set")
            }
            value += text
            secrets.append(Secret(text))
            rest = rest[rest.index(after: end)...]
        }
        return (value + rest, shown)
    }

    /// What a variable that is not set stands for; nil where it has to be set.
    private func standIn(_ name: String, behind text: String, in what: String) -> String? {
        guard isForReplay else { return nil }
        return what == "address" && text.isEmpty ? "https://replayed.invalid" : "replayed-\(name)"
    }

    /// Makes sure that a name can be written in a query without quotes.
    func check(table name: String, _ key: CatalogNode) throws(CatalogFileError) {
        guard name.wholeMatch(of: #/[a-z][a-z0-9_]*/#) != nil else {
            throw key.error("the table \(name) has to be named in small letters, digits and _")
        }
        guard !name.hasPrefix("esmql_") else { throw key.error("names that begin with esmql_ are taken") }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

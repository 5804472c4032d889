/// The hosts of `NO_PROXY`: which are reached without the proxy.
///
/// Its entries stand between commas or white space. A name, with a leading `.` or `*.` or without, is itself and
/// all names below it; addresses and blocks of them match hosts that are written as addresses, no name is looked
/// up for them; a port behind an entry narrows it to that port; `*` is every host.
struct ProxyExceptions: Sendable, Hashable {
    private struct Entry: Hashable {
        var host: Host
        var port: Int?
    }

    private enum Host: Hashable {
        case everything
        case name(String)
        case block(IPBlock)
    }

    private let entries: [Entry]

    /// Takes a list apart; what cannot be read matches nothing.
    init(_ text: String) {
        entries = text.split { $0 == "," || $0.isWhitespace }.compactMap { Self.entry(String($0)) }
    }

    /// Whether a host is one of them.
    func contain(host: String, port: Int) -> Bool {
        let name = Self.withoutRootDot(host.lowercased())
        let address = IPBlock(name)
        return entries.contains { entry in
            guard entry.port == nil || entry.port == port else { return false }
            return switch entry.host {
            case .everything: true
            case .name(let suffix): address == nil && (name == suffix || name.hasSuffix("." + suffix))
            case .block(let block): address.map(block.contains) ?? false
            }
        }
    }

    private static func entry(_ text: String) -> Entry? {
        if text == "*" { return Entry(host: .everything) }
        if let block = IPBlock(text) { return Entry(host: .block(block)) }
        var host = Substring(text.lowercased())
        var port: Int?
        if let colon = host.lastIndex(of: ":"), let number = Int(host[host.index(after: colon)...]) {
            port = number
            host = host[..<colon]
        }
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        if let block = IPBlock(String(host)) { return Entry(host: .block(block), port: port) }
        if host == "*" { return Entry(host: .everything, port: port) }
        if host.hasPrefix("*") { host = host.dropFirst() }
        if host.hasPrefix(".") { host = host.dropFirst() }
        let name = withoutRootDot(String(host))
        return name.isEmpty ? nil : Entry(host: .name(name), port: port)
    }

    private static func withoutRootDot(_ name: String) -> String {
        name.hasSuffix(".") ? String(name.dropLast()) : name
    }
}

internal import ESMClient
internal import JSONBytes
internal import QueryEngine

/// The virtual machines of hosts (4.1.16): each item of the API is a host, each row a machine of it.
struct HostVMsTable: TableProvider {
    let schema = HostTables.hostVMs
    let source: EndpointSource

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        let columns = request.columns.map { schema.columns[$0] }
        let wanted = request.parameters["host_id"]
        return source.pages(for: request) { page, label in
            var unreadable: [UnreadableValues] = []
            let rows = try HostItems(page, label).flatMap { item in
                try item.rows(columns, of: page, label, asked: wanted, &unreadable)
            }
            return AnswerContent(content: .rows(rows), unreadable: unreadable)
        }
    }

    /// The announced total counts hosts, not machines.
    var cost: ScanCost { source.cost(canCount: false) }

    func requestLine(for request: ScanRequest) -> String {
        source.requestLine(for: request)
    }
}

/// The items of a page of hosts.
private struct HostItems: Sequence, IteratorProtocol {
    private var items: [HostItem]

    init(_ page: WirePage, _ label: String) throws {
        guard let list = page.list else {
            items = []
            return
        }
        items = try page.bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return [] }
            var cursor = JSONCursor(base: base, count: list.upperBound, position: list.lowerBound)
            var items: [HostItem] = []
            var hasElement = try cursor.beginArray()
            while hasElement {
                cursor.skipWhitespace()
                let start = cursor.position
                var members: [String: String] = [:]
                do {
                    var hasMember = try cursor.beginObject()
                    while hasMember {
                        let key = JSONText.string(try cursor.key(), in: base)
                        let value = try cursor.value()
                        if value.kind != .null { members[key] = JSONText.string(value, in: base) }
                        hasMember = try cursor.nextMember()
                    }
                } catch let error as JSONError where error.reason == .expectedObject {
                    throw Self.error(label, item: items.count + 1, "is not an object")
                }
                let raw = UnsafeBufferPointer(start: base + start, count: cursor.position - start)
                items.append(
                    HostItem(
                        number: items.count + 1, members: members, raw: String(decoding: raw, as: UTF8.self)))
                hasElement = try cursor.nextElement()
            }
            return items.reversed()
        }
    }

    mutating func next() -> HostItem? { items.popLast() }

    static func error(_ label: String, item: Int, _ message: String) -> QueryError {
        QueryError(
            .site, code: "bad-page",
            message: "host_vms, \(label): item \(item) \(message)")
    }
}

/// A host with its machines as sent.
private struct HostItem {
    /// The item's place in its page, from 1.
    let number: Int
    let members: [String: String]
    let raw: String

    /// The rows of the wanted columns, one a machine.
    ///
    /// - Throws: a `QueryError` that names the host whose list cannot be read.
    func rows(
        _ columns: [Column], of page: WirePage, _ label: String, asked: String?,
        _ unreadable: inout [UnreadableValues]
    ) throws -> [[Value]] {
        guard let machines = VMList.machines(members["vm_list"] ?? "") else {
            let host = members["host_id"] ?? asked ?? "unknown"
            throw HostItems.error(
                label, item: number, "has a vm_list that cannot be read, that of host \(host)")
        }
        // What the machines have in common is read, and found unreadable, once a host.
        if !machines.isEmpty { for column in columns { note(column, &unreadable) } }
        return machines.map { machine in columns.map { value(of: $0, machine, page) } }
    }

    /// Takes note of a member that its column cannot read.
    private func note(_ column: Column, _ unreadable: inout [UnreadableValues]) {
        guard let text = text(of: column), column.read(text) == nil else { return }
        if let index = unreadable.firstIndex(where: { $0.column == column.name }) {
            unreadable[index].count += 1
        } else {
            unreadable.append(
                UnreadableValues(column: column.name, count: 1, example: String(text.prefix(60))))
        }
    }

    private func value(of column: Column, _ machine: VMList.Machine, _ page: WirePage) -> Value {
        switch column.name {
        case "vm_id": text(machine.id)
        case "vm_name": text(machine.name)
        case "os": text(machine.os)
        case "cpu": text(machine.cpu)
        case "_json": .text(raw)
        case "_fetched_at": text(TimeText.format(page.fetchedAtMilliseconds))
        case "_request_id": text(page.requestID)
        default: member(of: column)
        }
    }

    private func member(of column: Column) -> Value {
        text(of: column).flatMap(column.read) ?? .null
    }

    private func text(of column: Column) -> String? {
        column.keys.lazy.compactMap { members[$0] }.first
    }

    private func text(_ text: String?) -> Value { text.map(Value.text) ?? .null }
}

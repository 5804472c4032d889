import JSONBytes

/// What an error's body says, in any of the shapes that sites and gateways use.
///
/// Read are `error_code`, `error_msg`, `request_id`, `code`, `msg`, `message`, and the same inside an object
/// `error`; codes may be numbers. Where both spellings stand, the first of this list counts.
struct ErrorBody: Sendable, Hashable {
    /// The code as it came, such as `APIG.0303` or `AS.0001`.
    var code: String?
    /// The text, cleaned for one line.
    var message: String?
    /// The request id.
    var requestID: String?

    private let secrets: [Secret]

    /// The code, where it is the gateway's.
    var gatewayCode: GatewayCode? { code.flatMap(GatewayCode.init) }

    /// Whether the body says that something went wrong.
    var isError: Bool { code != nil }

    /// Reads a body; whatever is not JSON says nothing.
    ///
    /// - Parameters:
    ///   - bytes: the body of the answer.
    ///   - secrets: what to mask where the site sends it back.
    init(_ bytes: [UInt8], masking secrets: [Secret]) {
        self.secrets = secrets
        guard !bytes.isEmpty else { return }
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var cursor = JSONCursor(base: base, count: buffer.count)
            var fields = ErrorFields(secrets: secrets)
            try? fields.read(&cursor, base)
            code = fields.text(for: ["error_code", "code"]).flatMap { Self.isSuccess($0) ? nil : $0 }
            message = fields.text(for: ["error_msg", "msg", "message"])
            requestID = fields.text(for: ["request_id"])
        }
    }

    /// A text of the answer's headers, made fit for a message as those of the body are.
    func clean(_ header: String?) -> String? { header.map { ServerText.clean($0, masking: secrets) } }

    /// Codes that say that all is well.
    private static func isSuccess(_ code: String) -> Bool {
        ["0", "200", "ok", "success"].contains(code.lowercased())
    }
}

/// The members of an error's body that matter, by name.
private struct ErrorFields {
    private var values: [String: String] = [:]
    private let secrets: [Secret]

    init(secrets: [Secret]) {
        self.secrets = secrets
    }

    private static let names: Set = ["error_code", "error_msg", "request_id", "code", "msg", "message"]

    func text(for names: [String]) -> String? {
        names.lazy.compactMap { values[$0] }.first
    }

    mutating func read(_ cursor: inout JSONCursor, _ base: UnsafePointer<UInt8>) throws(JSONError) {
        guard try cursor.beginObject() else { return }
        repeat {
            let name = JSONText.string(try cursor.key(), in: base)
            if name == "error", try cursor.peek() == UInt8(ascii: "{") {
                try readInner(&cursor, base)
            } else {
                keep(try cursor.value(), as: name == "error" ? "message" : name, base)
            }
        } while try cursor.nextMember()
    }

    private mutating func readInner(
        _ cursor: inout JSONCursor, _ base: UnsafePointer<UInt8>
    ) throws(JSONError) {
        guard try cursor.beginObject() else { return }
        repeat {
            let name = JSONText.string(try cursor.key(), in: base)
            keep(try cursor.value(), as: name, base)
        } while try cursor.nextMember()
    }

    private mutating func keep(_ token: JSONToken, as name: String, _ base: UnsafePointer<UInt8>) {
        guard Self.names.contains(name), values[name] == nil else { return }
        guard token.kind == .string || token.kind == .number else { return }
        let text = ServerText.clean(JSONText.string(token, in: base), masking: secrets)
        if !text.isEmpty { values[name] = text }
    }
}

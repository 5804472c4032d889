import Foundation
import Testing

/// What a simulated site answered.
struct SiteReply: Sendable {
    let status: Int
    /// The headers by their names in lower case.
    let headers: [String: String]
    let text: String

    func object() throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(value as? [String: Any])
    }

    /// The rows, each value as text whatever the wire made of it.
    func rows() throws -> [[String: String]] {
        let list = try #require(try object()["list"] as? [[String: Any]])
        return list.map { $0.mapValues { "\($0)" } }
    }

    /// The total as text, whatever the wire made of it.
    func total() throws -> String { "\(try #require(try object()["total"]))" }

    /// The code of an error.
    func code() throws -> String? { try object()["error_code"] as? String }
}

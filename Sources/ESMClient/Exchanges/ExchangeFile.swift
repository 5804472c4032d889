#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The files of a folder of exchanges: `exchange-000001.json` and so on.
enum ExchangeFile {
    private static let prefix = "exchange-"

    static func isOne(_ name: String) -> Bool { name.hasPrefix(prefix) && name.hasSuffix(".json") }

    /// Writes an exchange into a file that is not there yet.
    ///
    /// - Parameters:
    ///   - exchange: the exchange.
    ///   - folder: the path of the folder.
    ///   - number: the least number that the file may have; the first free one counts.
    /// - Returns: its number.
    /// - Throws: what Foundation says where it cannot be written.
    static func add(_ exchange: Exchange, to folder: String, from number: Int) throws -> Int {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let content = try encoder.encode(exchange)
        var number = number
        while true {
            let url = URL(filePath: folder).appending(path: name(number))
            do {
                try content.write(to: url, options: .withoutOverwriting)
            } catch let error as CocoaError where error.code == .fileWriteFileExists {
                number += 1
                continue
            }
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
            return number
        }
    }

    private static func name(_ number: Int) -> String {
        let digits = String(number)
        return prefix + String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".json"
    }

    /// All exchanges of a folder, in the order of their numbers.
    ///
    /// - Throws: ``ESMClientError`` with the code `configuration` that names the folder or the file.
    static func all(in folder: String) throws(ESMClientError) -> [Exchange] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw .configuration("the folder of exchanges \(folder) cannot be read")
        }
        let files = names.filter(isOne).sorted()
        guard !files.isEmpty else { throw .configuration("the folder \(folder) has no exchanges") }
        var exchanges: [Exchange] = []
        for name in files {
            let url = URL(filePath: folder).appending(path: name)
            guard let data = try? Data(contentsOf: url),
                let exchange = try? JSONDecoder().decode(Exchange.self, from: data), exchange.version == 1
            else { throw .configuration("\(url.path) is not an exchange that can be read") }
            exchanges.append(exchange)
        }
        return exchanges
    }
}

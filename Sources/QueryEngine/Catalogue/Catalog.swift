internal import SQLSyntax

/// The tables that queries can name.
public struct Catalog: Sendable {
    /// The providers, in the order given.
    public let providers: [any TableProvider]
    private let indexByName: [String: Int]

    /// A catalogue of tables; of two with the same name the later one counts.
    public init(_ providers: [any TableProvider]) {
        self.providers = providers
        var table: [String: Int] = [:]
        for (index, provider) in providers.enumerated() {
            table[provider.schema.name.asciiLowercased] = index
        }
        indexByName = table
    }

    /// The provider of the table of a name; case does not matter.
    public func provider(named name: String) -> (any TableProvider)? {
        indexByName[name.asciiLowercased].map { providers[$0] }
    }
}

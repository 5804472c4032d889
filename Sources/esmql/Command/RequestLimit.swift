import ArgumentParser

/// How many requests a query may make: a number from 1, or `unlimited`.
struct RequestLimit: ExpressibleByArgument, Equatable {
    /// The number; nil for any.
    let count: Int?

    init?(argument: String) {
        if argument.lowercased() == "unlimited" {
            count = nil
        } else if let number = Int(argument), number > 0 {
            count = number
        } else {
            return nil
        }
    }
}

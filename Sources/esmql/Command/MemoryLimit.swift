import ArgumentParser
import ESMQL

/// How much memory the rows of a query may take: a size such as `512MB`, or `unlimited`.
struct MemoryLimit: ExpressibleByArgument, Equatable {
    /// The number of bytes; nil for any.
    let bytes: Int?

    init?(argument: String) {
        if argument.lowercased() == "unlimited" {
            bytes = nil
        } else if let size = ByteSize(argument), size.bytes >= QueryLimits.leastMemory {
            bytes = size.bytes
        } else {
            return nil
        }
    }
}

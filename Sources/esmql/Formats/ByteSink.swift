/// Where an output format puts its bytes.
protocol ByteSink {
    /// Takes bytes in the order in which they are to be read.
    ///
    /// - Parameter bytes: What to write; it may be empty.
    /// - Throws: `OutputError` when the bytes have nowhere to go.
    mutating func write(_ bytes: [UInt8]) throws(OutputError)
}

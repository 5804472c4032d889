import Testing

/// What came of a run of the command.
struct Outcome {
    /// The exit code, or 128 and the number of a signal.
    let status: Int32?
    /// Standard output.
    let output: String
    /// Standard error.
    let error: String

    /// Checks that the run failed as it should: a status, one message with some words, and no data.
    func expectFailure(
        _ wanted: Int32, _ words: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(status == wanted, "\(error)", sourceLocation: sourceLocation)
        #expect(output.isEmpty, sourceLocation: sourceLocation)
        let messages = error.split(separator: "\n").count { line in
            line.hasPrefix("error[") || line.hasPrefix("Error: ")
        }
        #expect(messages == 1, "\(error)", sourceLocation: sourceLocation)
        for word in words {
            #expect(error.contains(word), "\(error)", sourceLocation: sourceLocation)
        }
    }

    /// Checks that the run went well and said nothing beside its data.
    func expectOutput(_ wanted: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(output == wanted, sourceLocation: sourceLocation)
        #expect(error.isEmpty, "\(error)", sourceLocation: sourceLocation)
        #expect(status == 0, sourceLocation: sourceLocation)
    }
}

import JSONBytes

/// What `JSONCursor.value` and `finish` say of a document.
func scan(_ text: String) -> Result<JSONToken, JSONError> { scan(Array(text.utf8)) }

/// What `JSONCursor.value` and `finish` say of a document.
func scan(_ bytes: some Collection<UInt8>) -> Result<JSONToken, JSONError> {
    withExactBytes(bytes) { base, count in
        var cursor = JSONCursor(base: base, count: count)
        do throws(JSONError) {
            let token = try cursor.value()
            try cursor.finish()
            return .success(token)
        } catch { return .failure(error) }
    }
}

/// What is wrong with a document, nil where nothing is.
func problem(_ text: String) -> JSONError? { problem(Array(text.utf8)) }

/// What is wrong with a document, nil where nothing is.
func problem(_ bytes: some Collection<UInt8>) -> JSONError? {
    if case .failure(let error) = scan(bytes) { error } else { nil }
}

/// The token of a document that is well formed.
func token(_ text: String) throws -> JSONToken { try scan(text).get() }

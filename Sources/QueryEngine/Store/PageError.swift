internal import JSONBytes

/// Why a page cannot be stored.
enum PageError: Error {
    /// The bytes are not UTF-8 or not JSON, at an item or outside of all.
    case malformed(JSONError, item: Int?)
    /// An item is no object.
    case notAnObject(item: Int)
    /// A row of a provider has another number of values than the request has columns.
    case wrongWidth(item: Int)
    /// SQLite refused it.
    case store(SQLiteError)

    /// The page's error for what went wrong at an item, counted from 1, or outside of all.
    init(_ error: any Error, item: Int?) {
        switch error {
        case let error as PageError: self = error
        case let error as JSONError where error.reason == .expectedObject:
            self = item.map { .notAnObject(item: $0) } ?? .malformed(error, item: nil)
        case let error as JSONError: self = .malformed(error, item: item)
        case let error as SQLiteError: self = .store(error)
        default: self = .store(SQLiteError(code: 1, message: "\(error)", offset: nil))
        }
    }

    /// What is wrong, without the table's name and the page's.
    var message: String {
        switch self {
        case .malformed(let error, let item?): "item \(item): not valid JSON (\(error))"
        case .malformed(let error, nil): "not valid JSON (\(error))"
        case .notAnObject(let item): "item \(item) is not an object"
        case .wrongWidth(let item): "row \(item) has the wrong number of values"
        case .store(let error): error.message
        }
    }
}

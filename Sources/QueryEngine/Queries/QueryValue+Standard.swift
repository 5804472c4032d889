#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension String: QueryValue {
    /// The text.
    public var queryValue: Value { .text(self) }
}

extension Substring: QueryValue {
    /// The text.
    public var queryValue: Value { .text(String(self)) }
}

extension Bool: QueryValue {
    /// 1 or 0, as SQLite has no truth values of their own.
    public var queryValue: Value { .integer(self ? 1 : 0) }
}

extension Int: QueryValue {
    /// The integer.
    public var queryValue: Value { .integer(Int64(self)) }
}

extension Int64: QueryValue {
    /// The integer.
    public var queryValue: Value { .integer(self) }
}

extension Int32: QueryValue {
    /// The integer.
    public var queryValue: Value { .integer(Int64(self)) }
}

extension UInt32: QueryValue {
    /// The integer.
    public var queryValue: Value { .integer(Int64(self)) }
}

extension Double: QueryValue {
    /// The double.
    public var queryValue: Value { .real(self) }
}

extension Float: QueryValue {
    /// The number as a double.
    public var queryValue: Value { .real(Double(self)) }
}

extension Date: QueryValue {
    /// The time in UTC as columns of times have it; NULL before 1970 and behind the year 9999.
    public var queryValue: Value {
        let milliseconds = (timeIntervalSince1970 * 1000).rounded()
        return Int64(exactly: milliseconds).flatMap(TimeText.format).map(Value.text) ?? .null
    }
}

extension Data: QueryValue {
    /// The bytes as a blob.
    public var queryValue: Value { .blob([UInt8](self)) }
}

extension UUID: QueryValue {
    /// The text in small letters, as sites write ids.
    public var queryValue: Value { .text(uuidString.lowercased()) }
}

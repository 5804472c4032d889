/// What can stand for a value in a query: interpolated into ``SQLQuery`` or given as a parameter.
///
/// Numbers, texts, truth values, dates, data, optionals of these and ``Value`` itself do. An enumeration with raw values
/// does too once it says so: `extension Service: QueryValue {}`.
public protocol QueryValue: Sendable {
    /// The value that is bound.
    var queryValue: Value { get }
}

extension QueryValue where Self: RawRepresentable, RawValue: QueryValue {
    /// The raw value.
    public var queryValue: Value { rawValue.queryValue }
}

extension Value: QueryValue {
    /// The value itself.
    public var queryValue: Value { self }

    /// The value that something else stands for.
    public init(_ value: some QueryValue) { self = value.queryValue }
}

extension Optional: QueryValue where Wrapped: QueryValue {
    /// The value, or NULL.
    public var queryValue: Value { self?.queryValue ?? .null }
}

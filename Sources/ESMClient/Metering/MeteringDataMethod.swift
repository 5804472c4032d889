/// The HTTP method by which the records of a metering job are read.
///
/// The API reference says POST in its text and GET in its sample (4.2.3); the request has a body in both cases.
public enum MeteringDataMethod: String, Sendable, Hashable, CaseIterable {
    /// As the text says.
    case post = "POST"
    /// As the sample says.
    case get = "GET"
}

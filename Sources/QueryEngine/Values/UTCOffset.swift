/// How far a zone's clocks are ahead of UTC, for times that are written without one.
public struct UTCOffset: Sendable {
    private let lookUp: @Sendable (_ localSeconds: Int64) -> Int64

    /// A zone whose offset depends on the time.
    ///
    /// - Parameter lookUp: from seconds since 1970 as the zone's clocks show them to the offset in seconds,
    ///   east of Greenwich positive.
    public init(lookUp: @escaping @Sendable (_ localSeconds: Int64) -> Int64) {
        self.lookUp = lookUp
    }

    /// A fixed offset in seconds, east of Greenwich positive.
    public static func fixed(seconds: Int64) -> UTCOffset {
        UTCOffset { _ in seconds }
    }

    /// Greenwich.
    public static let utc = fixed(seconds: 0)

    func seconds(atLocal localSeconds: Int64) -> Int64 { lookUp(localSeconds) }
}

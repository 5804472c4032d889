/// Which records a metering job gathers (4.2.1); what is nil is left to the site.
public struct MeteringQuery: Sendable, Hashable {
    /// The HCSO id: at most 36 letters, digits, `-` and `_`.
    public var hcsoID: String?
    /// The region's id: at most 255 letters, digits, `-` and `_`.
    public var regionID: String?
    /// The first day, `YYYY-MM-DD`.
    public var firstDay: String?
    /// The day behind the last one, `YYYY-MM-DD`.
    public var endDay: String?

    /// A query of its parts.
    public init(
        hcsoID: String? = nil, regionID: String? = nil, firstDay: String? = nil, endDay: String? = nil
    ) {
        self.hcsoID = hcsoID
        self.regionID = regionID
        self.firstDay = firstDay
        self.endDay = endDay
    }

    /// The body of the request, without white space.
    public var body: String {
        let members = [
            ("hcso_id", hcsoID), ("region_id", regionID), ("min_sdr_time", firstDay.map(Self.midnight)),
            ("max_sdr_time", endDay.map(Self.midnight)),
        ]
        let texts = members.compactMap { name, value in value.map { "\"\(name)\":\(JSONQuoted($0))" } }
        return "{\(texts.joined(separator: ","))}"
    }

    func check() throws(ESMClientError) {
        if let hcsoID, !MeteringID.isValid(hcsoID) {
            throw .invalidRequest("hcso_id must be at most 36 letters, digits, - and _")
        }
        if let regionID, !MeteringID.isValid(regionID, maximumLength: 255) {
            throw .invalidRequest("region_id must be at most 255 letters, digits, - and _")
        }
    }

    private static func midnight(_ day: String) -> String { "\(day) 00:00:00" }
}

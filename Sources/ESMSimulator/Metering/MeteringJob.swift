/// A query of metering records: what it asks for and how far it is.
struct MeteringJob: Sendable {
    let domainID: String
    /// The beginnings of the hours that belong to it.
    let window: TimeWindow
    /// The only region that belongs to it, or nil for all.
    let region: String?
    /// How often its status was asked for.
    var polls = 0

    /// The body that creates a job.
    struct Body: Decodable {
        let hcsoID: String?
        let regionID: String?
        let minimum: String?
        let maximum: String?

        enum CodingKeys: String, CodingKey {
            case hcsoID = "hcso_id"
            case regionID = "region_id"
            case minimum = "min_sdr_time"
            case maximum = "max_sdr_time"
        }
    }

    /// Reads what a job asks for; of its times only the days count, and the last is excluded.
    init(domainID: String, body: Body) throws(Refusal) {
        self.domainID = domainID
        guard Self.isID(body.hcsoID ?? "", atMost: 36) else { throw .parameter("hcso_id is not valid") }
        guard Self.isID(body.regionID ?? "", atMost: 255) else { throw .parameter("region_id is not valid") }
        region = body.regionID.flatMap { $0.isEmpty ? nil : $0 }
        window = TimeWindow(
            begin: try Self.day(of: body.minimum, name: "min_sdr_time") ?? .min,
            end: try Self.day(of: body.maximum, name: "max_sdr_time") ?? .max,
            ends: .endExclusive
        )
    }

    /// Whether a text is an id of letters, digits, `-` and `_`.
    static func isID(_ text: String, atMost length: Int) -> Bool {
        text.utf8.count <= length
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    /// The midnight (UTC+8) with which the day of a time begins, in ms since 1970 UTC.
    private static func day(of text: String?, name: String) throws(Refusal) -> Int64? {
        guard let text else { return nil }
        let halves = text.split(separator: " ", omittingEmptySubsequences: false)
        let date = halves[0].split(separator: "-", omittingEmptySubsequences: false)
        let time = halves.count == 2 ? halves[1].split(separator: ":", omittingEmptySubsequences: false) : []
        guard date.map(\.count) == [4, 2, 2], time.map(\.count) == [2, 2, 2],
            let year = number(date[0]), let month = number(date[1]), let day = number(date[2]),
            time.allSatisfy({ number($0) != nil }), (1...12).contains(month), (1...31).contains(day)
        else { throw .parameter("\(name) is not a time like 2022-01-01 00:00:00: \(text)") }
        return CivilTime.days(year: year, month: month, day: day) * CivilTime.day - CivilTime.siteOffset
    }

    private static func number(_ digits: Substring) -> Int? {
        digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(digits) : nil
    }
}

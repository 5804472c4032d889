/// What a region has left of a service.
struct ReportLine: Decodable, Sendable {
    var region: String
    var service: String
    var metric: String?
    var availableBefore: Double?
    var availableNow: Double?
    var total: Double?

    /// The share that is left, from 0 to 1.
    var share: Double? {
        guard let availableNow, let total, total > 0 else { return nil }
        return availableNow / total
    }
}

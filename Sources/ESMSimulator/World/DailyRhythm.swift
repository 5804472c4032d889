/// How busy the cloud is at a time of the day.
enum DailyRhythm {
    /// From 0 at 02:00 to 1,000 at 14:00 in the site's time, a straight line between them.
    static func level(at time: Int64) -> Int64 {
        let shifted = time + CivilTime.siteOffset - 2 * 3_600_000
        let ofDay = shifted - shifted.floorDivided(by: CivilTime.day) * CivilTime.day
        let half = CivilTime.day / 2
        return (ofDay <= half ? ofDay : CivilTime.day - ofDay) * 1_000 / half
    }
}

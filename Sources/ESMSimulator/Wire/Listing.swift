/// The envelope of a page of rows.
struct Listing: Sendable {
    /// How the endpoint writes its total.
    var total: TotalForm = .number

    /// Whether `list` comes before `total`.
    var listFirst = false

    /// Writes a page.
    ///
    /// - Parameters:
    ///   - rows: All rows.
    ///   - page: The page asked for, or nil for all rows.
    ///   - options: The site's options.
    ///   - distortion: What a fault does to the page.
    /// - Returns: The answer.
    func answer(
        _ rows: RowSet,
        page: PageRequest?,
        options: SimulatedSiteOptions,
        distortion: PageDistortion
    ) -> SiteAnswer {
        let wanted = page ?? PageRequest(size: rows.count, offset: 0)
        let positions = wanted.rows(
            of: rows.count,
            offsetCountsPages: options.offsetCountsPages,
            distortion: distortion
        )
        let form = distortion.totalForm ?? total
        let announced = rows.count + distortion.totalChange
        var writer = JSONWriter(capacity: 256 + positions.count * 160)
        writer.beginObject()
        if !listFirst { form.write(announced, to: &writer) }
        if distortion.hasList {
            writer.name("list")
            writer.beginArray()
            rows.write(positions, &writer)
            writer.endArray()
        }
        if listFirst { form.write(announced, to: &writer) }
        writer.endObject()
        return SiteAnswer(body: writer.buffer)
    }
}

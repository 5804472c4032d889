/// A request on its way through an endpoint, and what the answer is drawn from.
struct EndpointCall: Sendable {
    let request: IncomingRequest
    /// The values of the path's open segments, in order.
    let pathValues: [String]
    let world: SimulatedWorld
    let options: SimulatedSiteOptions
    let jobs: MeteringJobs
    /// What a fault does to the page.
    let distortion: PageDistortion

    /// The value of a filter, nil where the request gives none or an empty one.
    func filter(_ name: String) -> String? {
        guard let value = request.parameter(name), !value.isEmpty else { return nil }
        return value
    }
}

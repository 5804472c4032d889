internal import ESMClient

/// An API as a file describes it.
struct SiteDescription: Sendable {
    let settings: RESTSettings
    let tables: [TableDescription]
}

extension ESMClient {
    /// How many records a page can have at the most.
    public static let meteringPageLimit = 200

    /// Makes a job that gathers metering records (4.2.1).
    ///
    /// - Parameter query: which records.
    /// - Returns: the job's id.
    /// - Throws: ``ESMClientError``; with the code `configuration` where the metering tenant is not set.
    public func createMeteringJob(_ query: MeteringQuery) async throws(ESMClientError) -> String {
        try query.check()
        let call = try APICall(.meteringJob, path: meteringPath())
        return try await exchange(call, body: query.body) { answer, reader throws(ESMClientError) in
            let envelope = try reader.envelope(answer, texts: ["job_id"])
            guard let id = envelope.texts["job_id"], MeteringID.isValid(id) else {
                throw .badResponse("the answer has no job_id of a metering job", answer, path: reader.path)
            }
            return (id, nil)
        }
    }

    /// How far a metering job is (4.2.2).
    ///
    /// - Parameter job: the job's id.
    /// - Returns: what the job is at.
    /// - Throws: ``ESMClientError``.
    public func meteringJobStatus(_ job: String) async throws(ESMClientError) -> MeteringJobStatus {
        let call = try APICall(.meteringJobStatus, path: meteringPath(job))
        return try await exchange(call) { answer, reader throws(ESMClientError) in
            let envelope = try reader.envelope(answer, texts: ["status", "progress"])
            let text = envelope.texts["status"] ?? ""
            guard let state = MeteringJobStatus.State(rawValue: text.lowercased()) else {
                let shown = ServerText.clean(text, masking: reader.secrets)
                let said = text.isEmpty ? "no status" : "the unknown status \(shown)"
                throw .badResponse("the metering job has \(said)", answer, path: reader.path)
            }
            let progress = envelope.texts["progress"].flatMap { Int($0) }
            return (MeteringJobStatus(state: state, progress: progress), nil)
        }
    }

    /// A page of a metering job's records (4.2.3).
    ///
    /// - Parameters:
    ///   - job: the job's id; the job must have ended in success.
    ///   - marker: what the page before said; empty for the first one.
    ///   - offset: how many records come before the page, for the page's own use.
    ///   - method: the HTTP method.
    /// - Returns: the page, and where to go on.
    /// - Throws: ``ESMClientError``.
    public func meteringPage(
        of job: String, marker: String, offset: Int = 0, method: MeteringDataMethod = .post
    ) async throws(ESMClientError) -> MeteringPage {
        let call = try APICall(.meteringRecords, path: meteringPath(job))
        let start = marker.isEmpty ? "" : "\"marker\":\(JSONQuoted(marker)),"
        let body = "{\(start)\"limit\":\(Self.meteringPageLimit)}"
        return try await exchange(call, method: method.rawValue, body: body) {
            answer, reader throws(ESMClientError) in
            let envelope = try reader.envelope(answer, list: "data", texts: ["marker"])
            let marker = envelope.texts["marker"] ?? ""
            // A job without records can leave the list out; behind a page with records it has been lost.
            let isBare = envelope.listCount == 0 || envelope.isListNull
            guard envelope.list != nil || isBare && marker.isEmpty && offset == 0 else {
                throw .badResponse("the answer has no list of records", answer, path: reader.path)
            }
            let page = WirePage(
                bytes: answer.body, list: envelope.list, itemCount: envelope.itemCount, total: nil,
                offset: offset, requestID: answer.requestID, fetchedAtMilliseconds: WallClock.milliseconds,
                waited: answer.waited)
            return (MeteringPage(page: page, marker: marker), envelope.itemCount)
        }
    }

    private func meteringPath(_ job: String? = nil) throws(ESMClientError) -> [String: String] {
        guard let domain = configuration.meteringDomainID else {
            throw .configuration("the metering calls need the tenant: the metering domain id is not set")
        }
        var path = ["domain_id": domain]
        path["job_id"] = job
        return path
    }
}

import Foundation
import NIOCore

extension Endpoint {
    /// Section 4.2.1.
    static let createMeteringJob = Endpoint(
        method: "POST",
        path: "/meter/v1/{domain_id}/query-jobs",
        access: .token
    ) { call throws(Refusal) in
        let domainID = try domainID(of: call)
        let bytes = call.request.body.readableBytesView
        let data = bytes.isEmpty ? Data("{}".utf8) : Data(bytes)
        guard let body = try? JSONDecoder().decode(MeteringJob.Body.self, from: data) else {
            throw .parameter("The format of message is error")
        }
        let id = call.jobs.add(try MeteringJob(domainID: domainID, body: body))
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("job_id", id)
        writer.endObject()
        return SiteAnswer(status: 201, body: writer.buffer)
    }

    /// Section 4.2.2: pending, then running for the rest of the polls that the options ask for, then done.
    static let meteringJob = Endpoint(
        method: "GET",
        path: "/meter/v1/{domain_id}/query-jobs/{job_id}",
        access: .token
    ) { call throws(Refusal) in
        let id = call.pathValues[1]
        let job = try call.jobs.job(id, ofDomain: try domainID(of: call), isPoll: true)
        let waits = call.options.meteringPolls
        let isDone = job.polls > waits
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("id", id)
        writer.member("status", isDone ? finalStatus(call.options) : job.polls == 1 ? "pending" : "running")
        writer.member("progress", number: isDone ? 100 : Int64((job.polls - 1) * 100 / max(waits, 1)))
        writer.endObject()
        return SiteAnswer(body: writer.buffer)
    }

    /// Section 4.2.3, by the method of its heading and by that of its sample request.
    static let meteringData = ["POST", "GET"].map { method in
        Endpoint(
            method: method,
            path: "/meter/v1/{domain_id}/query-jobs/{job_id}/sdr",
            access: .token
        ) { call throws(Refusal) in
            let job = try call.jobs.job(call.pathValues[1], ofDomain: try domainID(of: call), isPoll: false)
            guard job.polls > call.options.meteringPolls, finalStatus(call.options) == "success" else {
                throw .parameter("The job has no data: it is not finished or has failed")
            }
            let page = try meteringPage(of: call.request)
            let world = call.world
            let sources = world.meteringSources.indices.filter {
                job.region == nil || job.region == world.meteringSources[$0].region
            }
            let rows = RowSet(world.meteringRecords, within: job.window, sources: sources) { record, writer in
                MeteringText.members(of: record, to: &writer)
            }
            let positions = page.rows(of: rows.count, offsetCountsPages: false, distortion: call.distortion)
            var writer = JSONWriter(capacity: 256 + positions.count * 800)
            writer.beginObject()
            if call.distortion.hasList {
                writer.name("data")
                writer.beginArray()
                rows.write(positions, &writer)
                writer.endArray()
            }
            let next = call.distortion.repeatsMarker ? page.offset : positions.upperBound
            let isLast = positions.upperBound >= rows.count && !call.distortion.repeatsMarker
            writer.member("marker", isLast ? "" : "\(markerPrefix)\(next)")
            writer.endObject()
            return SiteAnswer(body: writer.buffer)
        }
    }

    private static let markerPrefix = "sdr-"

    private struct DataBody: Decodable {
        let marker: String?
        let limit: Int?
    }

    private static func meteringPage(of request: IncomingRequest) throws(Refusal) -> PageRequest {
        let bytes = request.body.readableBytesView
        let data = bytes.isEmpty ? Data("{}".utf8) : Data(bytes)
        guard let body = try? JSONDecoder().decode(DataBody.self, from: data) else {
            throw .parameter("The format of message is error")
        }
        let limit = body.limit ?? 100
        guard (1...200).contains(limit) else {
            throw .parameter("limit is \(limit), which is not within 1..200")
        }
        let marker = body.marker ?? ""
        if marker.isEmpty { return PageRequest(size: limit, offset: 0) }
        guard marker.hasPrefix(markerPrefix), let offset = UInt32(marker.dropFirst(markerPrefix.count)) else {
            throw .parameter("marker is not one of this job: \(marker)")
        }
        return PageRequest(size: limit, offset: Int(offset))
    }

    private static func domainID(of call: EndpointCall) throws(Refusal) -> String {
        guard let id = call.pathValues.first, !id.isEmpty, MeteringJob.isID(id, atMost: 36) else {
            throw .parameter("domain_id is not valid")
        }
        return id
    }

    private static func finalStatus(_ options: SimulatedSiteOptions) -> String {
        options.meteringJobsFail ? "failure" : "success"
    }
}

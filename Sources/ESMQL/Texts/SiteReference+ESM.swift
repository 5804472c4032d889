internal import ESMClient
internal import QueryEngine

extension SiteReference {
    /// What the API reference says of an endpoint.
    init(_ endpoint: Endpoint) {
        self.init(
            section: endpoint.section, method: endpoint.method, path: endpoint.path,
            pagingClass: endpoint.paging.rawValue, paging: endpoint.paging.text,
            windowParameters: endpoint.paging.isWindowed ? ["begin_time", "end_time"] : [],
            largestPage: endpoint.paging.largestPage, rate: endpoint.level.text,
            requestsPerMinute: endpoint.level?.requestsPerMinute)
    }

    /// The three calls of a metering job.
    static let metering: SiteReference = {
        var reference = SiteReference(.meteringRecords)
        reference.section = "4.2.1 to 4.2.3"
        reference.windowParameters = ["min_sdr_time", "max_sdr_time"]
        reference.path = Endpoint.meteringJob.path
        return reference
    }()
}

extension PagingClass {
    /// How rows are handed out, as a sentence without its end.
    var text: LocalizedText {
        switch self {
        case .single: LocalizedText("everything in one answer", chinese: "一次返回全部数据，不分页")
        case .marker:
            LocalizedText(
                "a job is made and waited for, then read by marker, 200 records at a time",
                chinese: "先创建查询任务并等待完成，再按 marker 逐页读取，每页200条")
        default:
            isWindowed
                ? LocalizedText(
                    "begin_time, end_time, page_size \(sizes.english), offset_value",
                    chinese: "begin_time、end_time、page_size（\(sizes[.chinese])）、offset_value")
                : LocalizedText(
                    "page_size \(sizes.english), offset_value",
                    chinese: "page_size（\(sizes[.chinese])）、offset_value")
        }
    }

    /// How many rows a page can have at the most; nil where there are no pages or the reference says nothing.
    var largestPage: Int? {
        switch self {
        case .windowInt, .windowLong, .offset, .windowText, .windowOptionalPaging: 1000
        case .marker: ESMClient.meteringPageLimit
        case .single, .windowUnboundedPage, .offsetUnboundedPage: nil
        }
    }

    private var sizes: LocalizedText {
        largestPage.map { LocalizedText("up to \($0)", chinese: "最大\($0)") }
            ?? LocalizedText("without a maximum", chinese: "文档未给出上限")
    }
}

extension ServiceLevel? {
    /// How often an endpoint may be called, as a sentence without its end.
    var text: LocalizedText {
        switch self {
        case .s1:
            LocalizedText("60 requests a minute, strongly consistent", chinese: "60 次/分钟，强一致")
        case .s2:
            LocalizedText(
                "4000 requests a second, consistent within a minute",
                chinese: "4000 次/秒，最终一致，不一致时长<1分钟")
        case nil: LocalizedText("the reference names no rate", chinese: "文档未说明")
        }
    }
}

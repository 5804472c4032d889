import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct PagingTests {
    @Test func allRowsComeInOrder() async throws {
        try await StubSite.run(rows: 95) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let found = try await client.ids(APICall(.devices))
                #expect(found == Array(0..<95))
            }
            #expect(site.seen.count == 10)
            #expect(Set(site.seen.map(\.offset)) == Set(stride(from: 0, to: 100, by: 10)))
            #expect(Set(site.seen.map(\.pageSize)) == [10])
        }
    }

    @Test func thePagesAfterTheFirstAreUnderWayTogetherAndKeepTheirOrder() async throws {
        // Every page but the last waits until the one behind it has arrived at the site.
        let arrived = (0...5).map { _ in Signal() }
        let site: StubSite.Handler = { request in
            let index = request.offset / 10
            arrived[index].fire()
            if (1...3).contains(index) { await arrived[index + 1].wait() }
            return .page(request, total: 45)
        }
        try await StubSite.run(site) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let found = try await client.ids(APICall(.devices))
                #expect(found == Array(0..<45))
            }
        }
    }

    @Test func aServerThatCapsItsPagesLosesNoRow() async throws {
        let site: StubSite.Handler = { request in
            let ids = request.offset..<min(request.offset + min(request.pageSize, 7), 40)
            let rows = ids.map { #"{"id":\#($0)}"# }.joined(separator: ",")
            return .json(#"{"list":[\#(rows)],"total":"40"}"#)
        }
        try await StubSite.run(site) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let found = try await client.ids(APICall(.devices))
                #expect(found == Array(0..<40))
            }
            #expect(site.seen.first?.pageSize == 10)
            #expect(site.seen.count == 6)
        }
    }

    @Test func sitesThatCountPagesAreAskedForPages() async throws {
        let site: StubSite.Handler = { request in
            let ids = (request.offset * request.pageSize)..<min((request.offset + 1) * request.pageSize, 25)
            let rows = ids.map { #"{"id":\#($0)}"# }.joined(separator: ",")
            return .json(#"{"total":25,"list":[\#(rows)]}"#)
        }
        try await StubSite.run(site) { site in
            try await withClient(testConfiguration(site.endpoint, unit: .pages)) { client in
                let found = try await client.ids(APICall(.devices))
                #expect(found == Array(0..<25))
            }
            #expect(site.seen.map(\.offset).sorted() == [0, 1, 2])
        }
    }

    @Test func aSmallFirstPageCostsOneRequestWhereItIsEnough() async throws {
        try await StubSite.run(rows: 1000) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                for try await page in try client.pages(APICall(.devices), firstPageSize: 3) {
                    #expect(try page.ids == [0, 1, 2])
                    #expect(page.total == 1000)
                    break
                }
            }
            #expect(site.seen.map(\.pageSize) == [3])
        }
    }

    @Test func aSmallFirstPageIsFollowedByTheRest() async throws {
        try await StubSite.run(rows: 38) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let found = try await client.ids(APICall(.devices), firstPageSize: 3)
                #expect(found == Array(0..<38))
            }
            #expect(site.seen.map(\.offset).sorted() == [0, 3, 13, 23, 33])
        }
    }

    @Test func thePageTellsWhereItsRowsAreAndWhereItCameFrom() async throws {
        let text = #"{"total":"2", "list": [{"id":1},{"id":2}]}"#
        let answer = StubAnswer.json(text, headers: ["X-Request-Id": "r-7"])
        try await StubSite.run(answer: answer) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                var pages: [WirePage] = []
                let before = WallClock.milliseconds
                for try await page in try client.pages(APICall(.devices)) { pages.append(page) }
                let page = try #require(pages.first)
                #expect(pages.count == 1)
                #expect(page.bytes == Array(text.utf8))
                #expect(
                    page.list.map { String(decoding: page.bytes[$0], as: UTF8.self) }
                        == #"[{"id":1},{"id":2}]"#)
                #expect(page.itemCount == 2)
                #expect(page.total == 2)
                #expect(page.offset == 0)
                #expect(page.requestID == "r-7")
                #expect((before...WallClock.milliseconds).contains(page.fetchedAtMilliseconds))
            }
        }
    }

    @Test func theTotalCostsOneRequestForOneRow() async throws {
        try await StubSite.run(rows: 1_698_669) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let found = try await client.total(APICall(.devices))
                #expect(found == 1_698_669)
            }
            #expect(site.seen.map(\.pageSize) == [1])
        }
        try await StubSite.run(answer: .json(#"{"total":"many","list":[{}]}"#)) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let found = try await client.total(APICall(.devices))
                #expect(found == nil)
            }
        }
    }

    @Test func anEndpointWithoutPagingGivesItsAnswerWhole() async throws {
        let call = try APICall(.tenantInstances, path: ["resource_type": "ECS"])
        try await StubSite.run(answer: .json(#"{"anything":[1,2,3]}"#)) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                var pages: [WirePage] = []
                for try await page in client.pages(call) { pages.append(page) }
                #expect(pages.map { String(decoding: $0.bytes, as: UTF8.self) } == [#"{"anything":[1,2,3]}"#])
                #expect(pages.first?.list == nil)
            }
            #expect(site.seen.map(\.query) == [""])
        }
    }

    @Test func aMarkerEndpointIsRefused() async throws {
        let call = try APICall(.meteringRecords, path: ["domain_id": "d", "job_id": "j"])
        try await StubSite.run(answer: .json("{}")) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let error = await clientError { for try await _ in client.pages(call) {} }
                #expect(error?.code == .invalidRequest)
            }
            #expect(site.seen.isEmpty)
        }
    }

    @Test func neverMoreRequestsAtOnceThanAllowedForAllCallsTogether() async throws {
        let inside = Counter()
        let outside = Counter()
        let tooMany = Switch()
        let site: StubSite.Handler = { request in
            if inside.next() - outside.value > 3 { tooMany.turnOn() }
            await Task.yield()
            outside.next()
            return .page(request, total: 200)
        }
        try await StubSite.run(site) { site in
            try await withClient(testConfiguration(site.endpoint, concurrency: 3)) { client in
                try await withThrowingTaskGroup(of: [Int].self) { group in
                    for _ in 0..<5 { group.addTask { try await client.ids(APICall(.devices)) } }
                    for try await ids in group { #expect(ids == Array(0..<200)) }
                }
            }
            #expect(site.seen.count == 100)
            #expect(!tooMany.isOn)
        }
    }
}

import Testing

@testable import ESMSimulator

@Suite struct DeterminismTests {
    @Test(arguments: PagingTests.windowed + ["/v1/DeviceAsset/info"])
    func theSameSeedGivesTheSameBytesAndAnotherGivesOthers(path: String) async throws {
        func text(seed: UInt64) async throws -> String {
            try await withSimulatedSite(TestWorld.options(seed: seed)) { site in
                try await SiteClient.signedIn(to: site).list(path, TestWorld.firstPage).text
            }
        }
        let first = try await text(seed: 5)
        let second = try await text(seed: 5)
        let other = try await text(seed: 6)
        #expect(first == second)
        #expect(first != other)
    }

    @Test func theSeedsNumbersAreThoseOfSplitMix64() {
        // The reference implementation's first outputs for state 0 pass through the same mixing.
        #expect(SeededGenerator.mix(0x9E37_79B9_7F4A_7C15) == 0xE220_A839_7B1D_CDAF)
        #expect(SeededGenerator.mix(0x9E37_79B9_7F4A_7C15 &* 2) == 0x6E78_9E6A_A1B9_65F4)
    }

    @Test func theWorldOfASeedIsTheSameOnEveryMachine() throws {
        let world = SimulatedWorld(seed: 1, now: TestWorld.now, scale: .standard)
        let host = try #require(world.hosts.first)
        #expect(host.id == "75a660b2-36e5-02c9-87e2-4d06640594d4")
        #expect(world.virtualMachines.last?.name == "health_data-cache-12")
        #expect(world.capacity.last { $0.service == "EVS" }?.available == 70.6494140625)
        #expect(world.networkMetrics.last { $0.metric == "59" }?.value == 380_180_800)
        #expect(world.hostMetrics.last?.value == 74.05)
        #expect(world.deviceAlarms.last?.serial == "12300049")
        #expect(world.auditLog.last?.id == "7032891")
        #expect(world.tenantResources.last?.id == "54936e12-dc4c-c247-0834-ac2e044210f1")
    }

    @Test(arguments: [0, -5, 1, 3], [Int64.min, 0, TestWorld.now, .max])
    func oddFiguresStillMakeAWorld(figure: Int, now: Int64) {
        let scale = SimulatedScale(
            regions: figure,
            hosts: figure,
            virtualMachines: figure,
            tenants: figure,
            reportingNetworkDevices: figure,
            networkMetricIntervalSeconds: 86_400 * max(figure, 0),
            metricDays: figure,
            capacityDays: figure
        )
        let world = SimulatedWorld(seed: .max, now: now, scale: scale)
        #expect(world.hosts.count == max(figure, 1))
        #expect(world.virtualMachines.count == max(figure, 0))
        #expect(world.networkMetrics.allSatisfy { $0.timestamp <= world.now })
        #expect(world.capacity.allSatisfy { $0.timestamp <= world.now })
    }

    @Test(arguments: [-1, 65_536, 1_000_000])
    func aPortThatDoesNotExistIsAnError(port: Int) async {
        await #expect(throws: SimulatorError.self) {
            _ = try await SimulatedSite.start(TestWorld.options(), port: port)
        }
    }
}

import Testing

@testable import ESMClient

struct APICallTests {
    private func failure(_ make: () throws -> APICall) -> String? {
        do {
            _ = try make()
            return nil
        } catch {
            let error = error as? ESMClientError
            return error?.code == .invalidRequest ? error?.message : nil
        }
    }

    @Test func theRequestLineHoldsParametersWindowAndPaging() throws {
        let call = try APICall(
            .capacity, query: [("service_type", "EVS"), ("zone_type", "pod")],
            window: (1_700_000_000_000, 1_700_086_400_000))
        #expect(
            call.requestLine(offset: 0, pageSize: 1000)
                == "GET /rest/dataapi/homs/open-api/v1/CloudService/capacity?service_type=EVS&zone_type=pod"
                + "&begin_time=1700000000000&end_time=1700086400000&page_size=1000&offset_value=0")
    }

    @Test func everythingButUnreservedCharactersIsEncoded() throws {
        let call = try APICall(.devices, query: [("device_type", "a b&c=d+é/?#%~")])
        #expect(
            call.requestLine(offset: 20, pageSize: 10)
                == "GET /rest/dataapi/homs/open-api/v1/DeviceAsset/info?"
                + "device_type=a%20b%26c%3Dd%2B%C3%A9%2F%3F%23%25~&page_size=10&offset_value=20")
        let path = try APICall(.tenantInstances, path: ["resource_type": "a/b?c"])
        #expect(
            path.requestLine(offset: 0, pageSize: 10)
                == "GET /rest/dataapi/homs/open-api/v1/TanentCloudResource/InstanceData/a%2Fb%3Fc")
    }

    @Test func whatIsMissingIsNamed() {
        #expect(failure { try APICall(.capacity) }?.contains("window") == true)
        #expect(failure { try APICall(.devices, window: (0, 1)) }?.contains("window") == true)
        #expect(failure { try APICall(.capacity, window: (2, 1)) }?.contains("window") == true)
        #expect(failure { try APICall(.hostVMs) }?.contains("host_id") == true)
        #expect(failure { try APICall(.hostVMs, query: [("host_id", "")]) }?.contains("host_id") == true)
        #expect(failure { try APICall(.tenantInstances) }?.contains("resource_type") == true)
        #expect(failure { try APICall(.devices, path: ["x": "y"]) }?.contains("x") == true)
        #expect(failure { try APICall(.devices, query: [("page_size", "5")]) }?.contains("page_size") == true)
    }

    @Test(arguments: ["", ".", ".."])
    func aPathParameterCannotLeaveItsPlace(_ value: String) {
        #expect(failure { try APICall(.tenantInstances, path: ["resource_type": value]) } != nil)
    }

    @Test(arguments: ["", "a/b", "a b", "ä", String(repeating: "a", count: 37)])
    func meteringIDsAreChecked(_ value: String) {
        #expect(
            failure { try APICall(.meteringJob, path: ["domain_id": value]) }?.contains("domain_id") == true)
        let path = ["domain_id": "d-1", "job_id": value]
        #expect(failure { try APICall(.meteringJobStatus, path: path) }?.contains("job_id") == true)
    }

    @Test func theCatalogueFollowsTheReference() {
        #expect(Endpoint.all.count == 19)
        #expect(Set(Endpoint.all.map(\.name)).count == 19)
        #expect(Set(Endpoint.all.map(\.section)).count == 19)
        #expect(Set(Endpoint.all.map(\.path)).count == 19)
        let first = ["4.1.2", "4.1.3", "4.1.4", "4.1.5", "4.1.6", "4.1.7"]
        for endpoint in Endpoint.all {
            #expect(endpoint.path.hasPrefix("/"))
            let isInventory = endpoint.section.hasPrefix("4.1.") && endpoint.section != "4.1.1"
            #expect(endpoint.authentication == .tokenAndAppCodes || !isInventory)
            let level: ServiceLevel? = !isInventory ? nil : first.contains(endpoint.section) ? .s1 : .s2
            #expect(endpoint.level == level)
        }
        #expect(Endpoint.all.filter { $0.method == "POST" }.map(\.section) == ["4.1.1", "4.2.1", "4.2.3"])
        #expect(
            Endpoint.all.filter { !$0.paging.isWindowed && $0.paging.usesOffset }.map(\.section)
                == ["4.1.5", "4.1.11", "4.1.16"])
        #expect(
            Endpoint.all.filter { $0.paging == .single }.map(\.section) == [
                "4.1.1", "4.1.10", "4.2.1", "4.2.2",
            ])
        #expect(Endpoint.meteringJobStatus.pathParameters == ["domain_id", "job_id"])
    }
}

import QueryEngine
import Testing

@Suite struct EnumerationTests {
    private let services = Enumeration([
        "ECS_VM": ["vm", "云主机"], "DeH": ["dedicated-host"], "EVS": [], "DeH_POD": ["DEH_POD"],
    ])

    @Test func `the values are the canonical ones in their order`() {
        #expect(services.values == ["ECS_VM", "DeH", "EVS", "DeH_POD"])
    }

    @Test(arguments: [
        ("ECS_VM", "ECS_VM"), ("ecs_vm", "ECS_VM"), ("ecs-vm", "ECS_VM"), ("Ecs-Vm", "ECS_VM"),
        ("vm", "ECS_VM"),
        ("VM", "ECS_VM"), ("云主机", "ECS_VM"), ("deh", "DeH"), ("DEH", "DeH"), ("Dedicated_Host", "DeH"),
        ("evs", "EVS"), ("deh-pod", "DeH_POD"),
    ])
    func `a spelling has one canonical value, case and dashes aside`(_ spelling: String, _ value: String) {
        #expect(services.canonical(spelling) == value)
    }

    @Test(arguments: ["", "EV", "EVSS", " EVS", "EVS ", "ecs vm", "云", "ECS_VM\u{0}", "e\u{301}vs"])
    func `anything else is not known`(_ spelling: String) {
        #expect(services.canonical(spelling) == nil)
    }

    @Test func `every canonical value is its own spelling`() {
        for value in services.values { #expect(services.canonical(value) == value) }
    }
}

import QueryEngine
import Testing

@testable import ESMQL

/// The figures of the JSON arrays that 4.1.14 sends inside of strings.
struct HardwareTextTests {
    @Test("Sockets and cores add up over the entries")
    func processors() {
        let one = #"[{"cores":"22","model":"x","threads":"2","sockets":"2"}]"#
        #expect(HardwareText.sockets(one) == .integer(2))
        #expect(HardwareText.cores(one) == .integer(44))
        let two = #"[{"sockets":2,"cores":8},{"sockets":"1","cores":"4"}]"#
        #expect(HardwareText.sockets(two) == .integer(3))
        #expect(HardwareText.cores(two) == .integer(20))
    }

    @Test(
        "Memory in GB",
        arguments: [
            (#"[{"size":"32 GB"},{"size":"32 GB"}]"#, 64.0), (#"[{"size":"32GB"}]"#, 32),
            (#"[{"size":"1.5 TB"}]"#, 1536), (#"[{"size":"512 MB"}]"#, 0.5), (#"[{"size":"16 gb"}]"#, 16),
            (#"[{"size":"8 G"},{"size":4}]"#, 12), (#"[{"size":"0 GB"}]"#, 0),
        ])
    func memory(_ text: String, _ gigabytes: Double) {
        #expect(HardwareText.memory(text) == .real(gigabytes))
    }

    @Test("Disks in GB, as decimal as they are written")
    func disks() {
        let disks = #"[{"disk":"/dev/sda:599.0GB"},{"disk":"/dev/sdb:1598.0GB"},{"disk":"/dev/sdc:10.7GB"}]"#
        #expect(HardwareText.disks(disks) == .real(2207.7))
        let tenths = Array(repeating: #"{"disk":"/dev/sda:0.1GB"}"#, count: 10).joined(separator: ",")
        #expect(HardwareText.disks("[\(tenths)]") == .real(1.0))
        #expect(HardwareText.disks(#"[{"disk":"/dev/sda: 1.2 TB"}]"#) == .real(1228.8))
    }

    @Test(
        "A figure that is missing or unreadable makes the sum NULL, never a smaller number",
        arguments: [
            "", "[]", "null", "0", "{}", "[1]", "[{}]", "not JSON", "[{", #"[{"size":"32 GB"},{}]"#,
            #"[{"size":"32 GB"},{"size":"many"}]"#, #"[{"size":"-1 GB"}]"#, #"[{"size":"32 PB"}]"#,
            #"[{"size":null}]"#, #"[{"size":"32 GB"}]x"#, #"[{"size":"nan"}]"#, #"[{"size":"1e999 GB"}]"#,
        ])
    func unreadable(_ text: String) {
        #expect(HardwareText.memory(text) == .null)
        #expect(HardwareText.sockets(text) == .null)
        #expect(HardwareText.cores(text) == .null)
        #expect(HardwareText.disks(text) == .null)
    }

    @Test("Numbers that do not fit are NULL")
    func overflow() {
        let most = String(Int64.max)
        #expect(HardwareText.sockets(#"[{"sockets":"\#(most)"}]"#) == .integer(Int64.max))
        #expect(HardwareText.sockets(#"[{"sockets":"\#(most)"},{"sockets":"1"}]"#) == .null)
        #expect(HardwareText.cores(#"[{"sockets":"2","cores":"\#(most)"}]"#) == .null)
        #expect(HardwareText.sockets(#"[{"sockets":"99999999999999999999"}]"#) == .null)
    }
}

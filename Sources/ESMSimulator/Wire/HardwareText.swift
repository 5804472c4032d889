/// The JSON arrays that the wire puts inside strings.
enum HardwareText {
    /// `[{"cores":"22","model":"…","threads":"2","cpu":"2 * 22 * 2 * …","sockets":"2"}]`.
    static func processors(of hardware: SimulatedWorld.Hardware) -> String {
        processors(
            sockets: hardware.sockets,
            cores: hardware.coresOfSocket,
            threads: hardware.threadsOfCore,
            model: hardware.processor
        )
    }

    /// The processors of a virtual machine: one socket for each, no model.
    static func processors(of machine: SimulatedWorld.VirtualMachine) -> String {
        processors(sockets: machine.virtualProcessors, cores: 1, threads: 1, model: "")
    }

    /// One object for each memory module.
    static func memory(of hardware: SimulatedWorld.Hardware) -> String {
        array((0..<hardware.memoryModules).map { _ in hardware.moduleGigabytes }) { gigabytes, writer in
            writer.member("frequency", "2666 MHz")
            writer.member("manufacturer", "Micron")
            writer.member("type", "DDR4")
            writer.member("size", "\(gigabytes) GB")
        }
    }

    /// `[{"disk":"/dev/sda:599.0GB"},…]`.
    static func disks(of hardware: SimulatedWorld.Hardware) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        return array(Array(zip(letters, hardware.diskTenths))) { disk, writer in
            let (letter, tenths) = disk
            writer.member("disk", "/dev/sd\(letter):\(tenths / 10).\(tenths % 10)GB")
        }
    }

    private static func processors(sockets: Int, cores: Int, threads: Int, model: String) -> String {
        array([model]) { model, writer in
            writer.member("cores", String(cores))
            writer.member("model", model)
            writer.member("threads", String(threads))
            writer.member("cpu", "\(sockets) * \(cores) * \(threads) * \(model)")
            writer.member("sockets", String(sockets))
        }
    }

    private static func array<Element>(
        _ elements: [Element],
        members: (Element, inout JSONWriter) -> Void
    ) -> String {
        var writer = JSONWriter()
        writer.beginArray()
        for element in elements {
            writer.beginObject()
            members(element, &writer)
            writer.endObject()
        }
        writer.endArray()
        return String(buffer: writer.buffer)
    }
}

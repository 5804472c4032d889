extension SimulatedWorld {
    /// What a server is made of.
    public struct Hardware: Sendable, Equatable {
        /// The series of flavours that it carries: `C6` for compute, `M6` for memory, `KC1` for arm64.
        public let series: String

        /// The name of the resource in the physical capacity, such as `C6xLarge`.
        public let resourceType: String

        /// The model of the server.
        public let model: String

        /// Who made the server.
        public let manufacturer: String

        /// The processor architecture, such as `x86_64`.
        public let architecture: String

        /// The version of the kernel.
        public let kernel: String

        /// The model of the processors.
        public let processor: String

        /// Processors.
        public let sockets: Int

        /// Cores of one processor.
        public let coresOfSocket: Int

        /// Threads of one core.
        public let threadsOfCore: Int

        /// Memory modules.
        public let memoryModules: Int

        /// The size of one memory module in GB.
        public let moduleGigabytes: Int

        /// The sizes of the disks in tenths of a GB.
        public let diskTenths: [Int]

        /// Virtual processors: all threads of all cores.
        public var virtualProcessors: Int { sockets * coresOfSocket * threadsOfCore }

        /// Memory in GB.
        public var memoryGigabytes: Int { memoryModules * moduleGigabytes }

        static let all = [
            Hardware(
                series: "C6",
                resourceType: "C6xLarge",
                model: "2288H V5",
                manufacturer: "Huawei",
                architecture: "x86_64",
                kernel: "4.18.0-147.5.1.6.h541.eulerosv2r9.x86_64",
                processor: "Intel(R) Xeon(R) Gold 6161 CPU @ 2.20GHz",
                sockets: 2,
                coresOfSocket: 22,
                threadsOfCore: 2,
                memoryModules: 12,
                moduleGigabytes: 32,
                diskTenths: [5_990, 15_980, 107]
            ),
            Hardware(
                series: "M6",
                resourceType: "M6xLarge",
                model: "2288H V5",
                manufacturer: "Huawei",
                architecture: "x86_64",
                kernel: "4.18.0-147.5.1.6.h541.eulerosv2r9.x86_64",
                processor: "Intel(R) Xeon(R) Gold 6266C CPU @ 3.00GHz",
                sockets: 2,
                coresOfSocket: 22,
                threadsOfCore: 2,
                memoryModules: 24,
                moduleGigabytes: 32,
                diskTenths: [5_990, 31_980]
            ),
            Hardware(
                series: "KC1",
                resourceType: "KC1xLarge",
                model: "TaiShan 200",
                manufacturer: "Huawei",
                architecture: "aarch64",
                kernel: "4.19.36-vhulk1907.1.0.h748.eulerosv2r8.aarch64",
                processor: "Kunpeng 920-6426",
                sockets: 2,
                coresOfSocket: 64,
                threadsOfCore: 1,
                memoryModules: 16,
                moduleGigabytes: 32,
                diskTenths: [4_780, 19_200, 19_200]
            ),
        ]
    }
}

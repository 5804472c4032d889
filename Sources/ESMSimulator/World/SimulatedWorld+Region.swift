extension SimulatedWorld {
    /// A region with its availability zones.
    public struct Region: Sendable, Equatable {
        /// The region's id, such as `cn-east-264`.
        public let id: String

        /// The region's Chinese name.
        public let name: String

        /// The region's English name.
        public let englishName: String

        /// The ids of its availability zones, such as `cn-east-264a`.
        public let zones: [String]

        static func draw(count: Int) -> [Region] {
            let all = [
                ("cn-east-264", "华东专属一区", "East China Dedicated 1"),
                ("cn-central-229", "华中专属一区", "Central China Dedicated 1"),
                ("cn-north-7", "华北专属一区", "North China Dedicated 1"),
                ("cn-south-201", "华南专属一区", "South China Dedicated 1"),
                ("cn-north-213", "华北专属二区", "North China Dedicated 2"),
                ("cn-southwest-252", "西南专属一区", "Southwest China Dedicated 1"),
                ("cn-northeast-231", "东北专属一区", "Northeast China Dedicated 1"),
                ("cn-northwest-208", "西北专属一区", "Northwest China Dedicated 1"),
            ]
            return all.prefix(count).map { id, name, english in
                Region(id: id, name: name, englishName: english, zones: ["\(id)a", "\(id)b"])
            }
        }
    }
}

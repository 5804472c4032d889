/// How busy hosts and machines are, in hundredths of a per cent.
struct SimulatedLoad: Sendable {
    /// What is measured.
    enum Resource: UInt64, Sendable {
        case processor = 1
        case memory
        case disk
    }

    private let seed: UInt64

    init(seed: UInt64, stream: StaticString) {
        var generator = SeededGenerator(seed: seed, stream: stream)
        self.seed = generator.next()
    }

    /// The load at a time.
    ///
    /// Every tenth source is short of memory at all times.
    func share(of resource: Resource, source: Int, at time: Int64) -> Int64 {
        let own = draw(resource, source, 0)
        let noise = draw(resource, source, UInt64(bitPattern: time))
        let rhythm = DailyRhythm.level(at: time)
        let share: Int64 =
            switch resource {
            case .processor: 800 + below(own, 3_500) + rhythm * 25 / 10 + below(noise, 600)
            case .memory where source % 10 == 3: 9_150 + below(own, 300) + below(noise, 300)
            case .memory: 3_500 + below(own, 4_000) + rhythm * 4 / 10 + below(noise, 200)
            case .disk: 2_000 + below(own, 6_000) + below(noise, 20)
            }
        return min(share, 10_000)
    }

    /// Whether the sample was lost.
    func isLost(_ resource: Resource, source: Int, at time: Int64) -> Bool {
        draw(resource, source, UInt64(bitPattern: time)) % 499 == 0
    }

    private func draw(_ resource: Resource, _ source: Int, _ salt: UInt64) -> UInt64 {
        let key = SeededGenerator.mix(seed &+ UInt64(source) &* 8 &+ resource.rawValue)
        return SeededGenerator.mix(key &+ salt)
    }

    private func below(_ bits: UInt64, _ bound: UInt64) -> Int64 {
        Int64(bits.multipliedFullWidth(by: bound).high)
    }
}

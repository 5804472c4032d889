#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension Session {
    /// The system's clock, in milliseconds since 1970.
    @Sendable public static func systemClock() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}

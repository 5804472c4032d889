import CBench
import Dispatch
import Foundation
import QueryEngine

/// Runs one job and prints what it cost: `BenchJobs JOB COUNT`.
///
/// The jobs are `rows-6`, `bound-6`, `decoder-6`, `serialization-6` and the same with 13 members, of COUNT rows;
/// `parse-SIZE`, `plan-SIZE` and `prepare-SIZE` of a small, medium or large query, COUNT times; `grow-DIRECTION`, once, with COUNT.
/// The status is 1 where the job failed, 2 where there is no such job.
@main
enum BenchJobs {
    /// Waits for the job on a semaphore: with an `async` main the main thread would end, which valgrind does not bear.
    static func main() {
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            let status = await runJob()
            guard status == 0 else { exit(status) }
            done.signal()
        }
        done.wait()
    }

    private static func runJob() async -> Int32 {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let count = Int(arguments[2]), count > 0 else {
            print("usage: BenchJobs JOB COUNT")
            return 2
        }
        do {
            guard let (measurement, result) = try await run(arguments[1], count) else {
                print("there is no job \(arguments[1])")
                return 2
            }
            print(measurement.line(arguments[1], count: count, result: result))
            return 0
        } catch {
            print("{\"job\":\"\(arguments[1])\",\"count\":\(count),\"error\":\"\(type(of: error))\"}")
            return 1
        }
    }

    private static func run(_ job: String, _ count: Int) async throws -> (Measurement, Int)? {
        guard let dash = job.firstIndex(of: "-") else { return nil }
        let detail = String(job[job.index(after: dash)...])
        let shape = detail == "6" ? Shape.six : Shape.thirteen
        switch job[..<dash] {
        case "rows": return try await RowJobs.engine(shape, rows: count)
        case "bound": return await RowJobs.bound(shape, rows: count)
        case "decoder": return try await RowJobs.decoder(shape, rows: count)
        case "serialization": return try await RowJobs.serialization(shape, rows: count)
        case "parse":
            guard let text = QueryJobs.text(detail) else { return nil }
            return try await QueryJobs.parse(text, times: count)
        case "plan":
            guard let text = QueryJobs.text(detail) else { return nil }
            return try await QueryJobs.plan(text, times: count)
        case "prepare":
            guard let text = QueryJobs.text(detail) else { return nil }
            return try await QueryJobs.prepare(text, times: count)
        case "grow":
            guard let text = GrowthJobs.text(detail, count) else { return nil }
            let engine = Engine(catalog: QueryJobs.catalog) { 1_793_923_200_000 }
            return try await Measurement.of { try await engine.query(text).columns.count }
        default: return nil
        }
    }
}

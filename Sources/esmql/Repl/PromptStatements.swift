import ESMQL
import SQLSyntax

/// Runs what is typed at the prompt: errors are said, and the prompt goes on.
struct PromptStatements: Sendable {
    let session: Session
    let writer: AnswerWriter
    let parameters: QueryParameters
    let isQuiet: Bool

    /// Runs the statements of a text, up to the first error.
    @Sendable
    func run(_ text: String) async {
        let script = SQLParser.parse(text)
        guard script.diagnostics.isEmpty else {
            Console.error(ErrorReport(script.diagnostics, source: text).text)
            return
        }
        for statement in script.statements {
            do {
                try await run(statement, of: text)
            } catch let error as QueryError {
                Console.error(ErrorReport(error, source: text).text)
                return
            } catch {
                Console.error("error[output]: \(error)")
                return
            }
        }
    }

    private func run(_ statement: Statement, of text: String) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try await session.engine.run(statement, of: text, parameters: parameters)
        if !isQuiet { ScriptRunner.say(result.notices) }
        let rows = try await writer.write(result)
        if !isQuiet {
            ScriptRunner.say(await result.lateNotices)
            guard !result.columns.isEmpty else { return }
            Console.error(Self.summary(rows: rows, cost: await result.cost, time: clock.now - start))
        }
    }

    private static func summary(rows: Int, cost: QueryCost, time: Duration) -> String {
        let milliseconds = Int(time / .milliseconds(1))
        let pages = "\(cost.pages) page\(cost.pages == 1 ? "" : "s")"
        let fetched = "\(cost.fetchedRows) row\(cost.fetchedRows == 1 ? "" : "s")"
        let cached =
            cost.cachedPages == 0
            ? "" : cost.cachedPages == cost.pages ? ", cached" : ", \(cost.cachedPages) cached"
        let source = cost.pages == 0 ? "" : "from \(pages) of \(fetched)\(cached), "
        return "\(rows) row\(rows == 1 ? "" : "s") \(source)in \(milliseconds) ms"
    }
}

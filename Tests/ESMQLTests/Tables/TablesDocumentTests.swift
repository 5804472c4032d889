import ESMQL
import Foundation
import Testing

/// The documents of the tables say what the catalogue says.
///
/// With ESMQL_WRITE_DOCUMENTS=1 in the environment they are written instead of compared.
struct TablesDocumentTests {
    @Test(arguments: Language.allCases)
    func theDocumentIsThatOfTheCatalogue(_ language: Language) async throws {
        let document = TablesDocument(schemas: try await TablesSite.schemas(), language: language)
        if ProcessInfo.processInfo.environment["ESMQL_WRITE_DOCUMENTS"] == "1" {
            try document.text.write(to: document.url, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOf: document.url, encoding: .utf8)
        #expect(
            kept == document.text,
            "\(document.url.lastPathComponent) is out of date: run this test with ESMQL_WRITE_DOCUMENTS=1")
    }
}

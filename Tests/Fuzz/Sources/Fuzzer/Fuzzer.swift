import CFuzzer
import FuzzChecks

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Fuzzes the stage of the language that `FUZZ_STAGE` names; the arguments are libFuzzer's.
///
/// The stage is no argument because the driver starts its own command again with its own arguments.
@main
enum Fuzzer {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        let status =
            switch getenv("FUZZ_STAGE").map({ String(cString: $0) }) {
            case "lexer": LLVMFuzzerRunDriver(&count, &arguments) { Fuzzer.run($0, $1, SyntaxChecks.lexer) }
            case "parser": LLVMFuzzerRunDriver(&count, &arguments) { Fuzzer.run($0, $1, SyntaxChecks.parser) }
            case "roundtrip":
                LLVMFuzzerRunDriver(&count, &arguments) { Fuzzer.run($0, $1, SyntaxChecks.roundTrip) }
            case "dictionary": dictionary()
            default: usage()
            }
        exit(status)
    }

    /// Writes the words that libFuzzer puts together.
    private static func dictionary() -> CInt {
        for word in SyntaxChecks.words {
            let escaped = word.utf8.map { byte in
                let isPlain =
                    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
                return isPlain ? String(UnicodeScalar(byte)) : "\\x" + String(byte, radix: 16)
            }
            print("\"\(escaped.joined())\"")
        }
        return 0
    }

    private static func usage() -> CInt {
        print("FUZZ_STAGE must be lexer, parser, roundtrip or dictionary.")
        return 2
    }

    /// Checks one input; a finding ends the process, which is what the driver looks for.
    private static func run(
        _ bytes: UnsafePointer<UInt8>?, _ count: Int, _ check: (String) -> String?
    ) -> CInt {
        let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
        guard let finding = check(text) else { return 0 }
        print("finding: \(finding)")
        fflush(nil)
        abort()
    }
}

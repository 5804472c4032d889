// swift-tools-version: 6.2

import PackageDescription

/// The settings of the main package, and the instrumentation that libFuzzer steers by.
let fuzzed: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"]),
]

let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v15)],
    targets: [
        // The sources of the main package, compiled once more.
        .target(name: "SQLSyntax", path: "SQLSyntax", swiftSettings: fuzzed),
        .target(name: "FuzzChecks", dependencies: ["SQLSyntax"], swiftSettings: fuzzed),
        .target(name: "CFuzzer"),
        .executableTarget(
            name: "Fuzzer", dependencies: ["FuzzChecks", "CFuzzer"], swiftSettings: fuzzed,
            linkerSettings: [
                .unsafeFlags(["-sanitize=fuzzer"]),
                // Debian's gold stumbles over the debug information of the instrumented objects.
                .unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux])),
            ]),
    ]
)

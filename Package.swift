// swift-tools-version: 6.2

import PackageDescription

/// Every target of ours: Swift 6 mode, and no warning survives a build.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "esmql",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "esmql", targets: ["esmql"]),
        .library(name: "ESMQL", targets: ["ESMQL"]),
        .library(name: "QueryEngine", targets: ["QueryEngine"]),
        .library(name: "SQLSyntax", targets: ["SQLSyntax"]),
        .library(name: "RESTCatalog", targets: ["RESTCatalog"]),
        .library(name: "ESMQLArchive", targets: ["ESMQLArchive"]),
        .library(name: "ESMSimulator", targets: ["ESMSimulator"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        // The language: text, tokens, tree, diagnostics. Imports nothing.
        .target(name: "SQLSyntax", swiftSettings: strict),

        // Strict JSON on bytes, without a tree. Imports nothing.
        .target(name: "JSONBytes", swiftSettings: strict),

        // SQLite from the system, with a shim for what Swift cannot call.
        .target(
            name: "CSQLite",
            linkerSettings: [.linkedLibrary("sqlite3")]
        ),

        // Catalogue, binder, planner, executor, store. Knows no HTTP and no ESM.
        .target(
            name: "QueryEngine",
            dependencies: ["SQLSyntax", "JSONBytes", "CSQLite"],
            swiftSettings: strict
        ),

        // The ESM API over HTTP. Knows no SQL.
        .target(
            name: "ESMClient",
            dependencies: [
                "JSONBytes",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict
        ),

        // The ESM tables over the client, settings, and the session that other tools embed.
        .target(
            name: "ESMQL",
            dependencies: [
                "QueryEngine", "ESMClient", "JSONBytes", "SQLSyntax",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),

        // Catalogue files: tables of any REST API, and what a site's ESM tables have differently.
        .target(
            name: "RESTCatalog",
            dependencies: [
                "ESMQL", "ESMClient", "JSONBytes", "QueryEngine", "SQLSyntax",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict
        ),

        // libpq of the system, loaded when an archive is used.
        .target(name: "CPostgreSQL", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),

        // History kept in an engine that speaks PostgreSQL's protocol, and queries that run there.
        .target(
            name: "ESMQLArchive",
            dependencies: [
                "ESMQL", "QueryEngine", "SQLSyntax", "CPostgreSQL",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),

        // A site that answers like ESM and IAM. Shares no wire code with ESMClient.
        .target(
            name: "ESMSimulator",
            dependencies: [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict
        ),

        // libedit: the system module, its variadic calls behind C, its Swift face.
        .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
        .target(name: "CEditLine", dependencies: ["CLibEdit"]),
        .target(name: "LineEditor", dependencies: ["CEditLine"], swiftSettings: strict),

        // The command.
        .executableTarget(
            name: "esmql",
            dependencies: [
                "ESMQL", "ESMQLArchive", "ESMSimulator", "LineEditor", "QueryEngine", "RESTCatalog",
                "SQLSyntax",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),

        // The examples, built here too so that the tests can run them.
        .executableTarget(
            name: "EmbedExample",
            dependencies: [
                "ESMQL",
                .product(name: "Configuration", package: "swift-configuration"),
            ],
            path: "examples/embed/Sources/embed",
            swiftSettings: strict
        ),

        .executableTarget(
            name: "CapacityReportExample",
            dependencies: [
                "ESMQL",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
            ],
            path: "examples/capacity-report/Sources/capacity-report",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "AlarmBotExample",
            dependencies: [
                "ESMQL",
                .product(name: "Configuration", package: "swift-configuration"),
            ],
            path: "examples/alarm-bot/Sources/alarm-bot",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "CustomAPIExample",
            dependencies: ["ESMQL", "RESTCatalog"],
            path: "examples/custom-api/Sources/custom-api",
            swiftSettings: strict
        ),

        // What test targets share: ports on which nobody listens, processes, numbers from a seed.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),

        .testTarget(name: "SQLSyntaxTests", dependencies: ["SQLSyntax"], swiftSettings: strict),
        .testTarget(name: "JSONBytesTests", dependencies: ["JSONBytes"], swiftSettings: strict),
        .testTarget(
            name: "QueryEngineTests",
            dependencies: ["QueryEngine", "SQLSyntax", "CSQLite", "TestSupport"],
            resources: [.copy("Scenarios")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ESMClientTests",
            dependencies: [
                "ESMClient", "ESMSimulator", "TestSupport",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ESMSimulatorTests",
            dependencies: [
                "ESMSimulator",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ESMQLTests",
            dependencies: [
                "ESMQL", "ESMSimulator", "QueryEngine", "ESMClient", "SQLSyntax", "TestSupport",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
            ],
            resources: [.copy("Samples")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RESTCatalogTests",
            dependencies: [
                "CustomAPIExample", "esmql", "RESTCatalog", "ESMQL", "ESMSimulator", "QueryEngine",
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ESMQLArchiveTests",
            dependencies: [
                "ESMQLArchive", "ESMQL", "ESMSimulator", "TestSupport", "QueryEngine", "SQLSyntax", "esmql",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "DocumentationTests",
            dependencies: ["ESMQL", "ESMSimulator", "QueryEngine", "RESTCatalog", "SQLSyntax"],
            swiftSettings: strict
        ),
        .testTarget(name: "LineEditorTests", dependencies: ["LineEditor"], swiftSettings: strict),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "TestSupport", "ESMSimulator", "esmql", "EmbedExample", "CapacityReportExample",
                "AlarmBotExample",
            ],
            exclude: ["FormatsSnapshots"],
            swiftSettings: strict),
    ]
)

// swift-tools-version: 6.2

import PackageDescription

/// What `make bench` measures with.
///
/// A package of its own, so that whoever builds esmql builds none of it.
let package = Package(
    name: "bench",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "esmql", path: "..")],
    targets: [
        // Raw SQLite, clocks and the counting of allocations, for what Swift cannot do or should not help with.
        .target(
            name: "CBench", cSettings: [.unsafeFlags(["-O2"])], linkerSettings: [.linkedLibrary("sqlite3")]),
        // The jobs that run in one process.
        .executableTarget(
            name: "BenchJobs",
            dependencies: [
                "CBench",
                .product(name: "QueryEngine", package: "esmql"),
                .product(name: "SQLSyntax", package: "esmql"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
        // A site that answers as fast as one can.
        .executableTarget(name: "PageServer"),
        // Tells the memory that a program takes.
        .executableTarget(name: "Peak"),
        // Fetch, scan, insert, aggregate by hand: what the machine allows.
        .executableTarget(name: "Bound", linkerSettings: [.linkedLibrary("sqlite3")]),
    ]
)

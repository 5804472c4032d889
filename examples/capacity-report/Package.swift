// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "capacity-report",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "esmql", path: "../.."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "capacity-report",
            dependencies: [
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "ESMQL", package: "esmql"),
            ])
    ]
)

// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "alarm-bot",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "esmql", path: "../.."),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "alarm-bot",
            dependencies: [
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "ESMQL", package: "esmql"),
            ])
    ]
)

// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "embed",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "esmql", path: "../.."),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "embed",
            dependencies: [
                .product(name: "ESMQL", package: "esmql"),
                .product(name: "Configuration", package: "swift-configuration"),
            ])
    ]
)

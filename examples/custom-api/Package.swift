// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "custom-api",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "esmql", path: "../..")],
    targets: [
        .executableTarget(
            name: "custom-api",
            dependencies: [
                .product(name: "RESTCatalog", package: "esmql"), .product(name: "ESMQL", package: "esmql"),
            ])
    ]
)

#!/usr/bin/env bash
# Builds packages outside of this folder that depend on it by path, as those of users do, and runs what they build:
# - "parts" uses QueryEngine and SQLSyntax alone; no module of an HTTP stack may be built for it;
# - "whole" embeds ESMQL and runs its queries against ESMSimulator.
# OUTSIDE chooses ("parts whole"); OUTSIDE_SCRATCH is a folder for what is built, kept for the next run.
set -euo pipefail
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
package=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
scratch=${OUTSIDE_SCRATCH:-$package/.build-outside}

# manifest NAME PRODUCT...: a package with one tool over products of this one.
manifest() {
    local name=$1 product
    shift
    mkdir -p "$work/$name/Sources/$name"
    {
        echo '// swift-tools-version: 6.2'
        echo 'import PackageDescription'
        echo "let package = Package(name: \"$name\", platforms: [.macOS(.v15)],"
        echo "    dependencies: [.package(name: \"esmql\", path: \"$package\")],"
        echo "    targets: [.executableTarget(name: \"$name\", dependencies: ["
        for product in "$@"; do echo "        .product(name: \"$product\", package: \"esmql\"),"; done
        echo '    ])])'
    } >"$work/$name/Package.swift"
    cp "scripts/outside/$name.swift" "$work/$name/Sources/$name/main.swift"
}

run() {
    local name=$1
    echo "outside: $name"
    "$swift" build --package-path "$work/$name" --scratch-path "$scratch/$name" --product "$name"
    "$("$swift" build --package-path "$work/$name" --scratch-path "$scratch/$name" --show-bin-path)/$name"
}

for name in ${OUTSIDE:-parts whole}; do
    case "$name" in
    parts)
        manifest parts QueryEngine SQLSyntax
        run parts
        if find "$scratch/parts" -name '*.swiftmodule' | grep -E '/(NIO|AsyncHTTPClient|Hummingbird|Logging|Yams|ESM)[^/]*$'; then
            echo 'outside: QueryEngine and SQLSyntax have had these built' >&2
            exit 1
        fi
        ;;
    whole)
        manifest whole ESMQL ESMSimulator
        run whole
        ;;
    *)
        echo "outside: there is no '$name', only parts and whole" >&2
        exit 2
        ;;
    esac
done
echo 'outside: all is well'

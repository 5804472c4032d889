#!/usr/bin/env bash
# Builds packages outside of this folder that depend on it by path, as those of users do, and runs what they build:
# - "parts" uses QueryEngine and SQLSyntax alone; no module of an HTTP stack may be built for it;
# - "whole" embeds ESMQL and asks ESMSimulator, and has the examples as further tools.
# OUTSIDE chooses ("parts whole"). OUTSIDE_SCRATCH is the folder for what is built, kept for the next run; where it is the
# .build of this folder, what stands there already is used, and the next build here starts over with planning.
set -euo pipefail
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
package=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
scratch=${OUTSIDE_SCRATCH:-$package/.build-outside}

# target NAME PRODUCT...: a tool over products of this package, as a line of a manifest.
target() {
    local name=$1 product
    shift
    printf '        .executableTarget(name: "%s", dependencies: [' "$name"
    for product in "$@"; do
        case "$product" in
        ArgumentParser) printf '.product(name: "ArgumentParser", package: "swift-argument-parser"), ' ;;
        Configuration) printf '.product(name: "Configuration", package: "swift-configuration"), ' ;;
        *) printf '.product(name: "%s", package: "esmql"), ' "$product" ;;
        esac
    done
    printf ']),\n'
}

# manifest NAME: a package whose targets are read from standard input.
manifest() {
    mkdir -p "$work/$1/Sources"
    {
        echo '// swift-tools-version: 6.2'
        echo 'import PackageDescription'
        echo "let package = Package(name: \"$1\", platforms: [.macOS(.v15)], dependencies: ["
        echo "        .package(name: \"esmql\", path: \"$package\"),"
        if [ "$1" = whole ]; then
            sed -n '/\.package(url.*\(swift-argument-parser\|swift-configuration\)"/p' Package.swift
        fi
        echo '    ], targets: ['
        cat
        echo '    ])'
    } >"$work/$1/Package.swift"
    mkdir -p "$work/$1/Sources/$1"
    cp "scripts/outside/$1.swift" "$work/$1/Sources/$1/main.swift"
}

# build NAME FOLDER: builds a package and runs the tool of its name.
build() {
    echo "outside: $1"
    "$swift" build --package-path "$work/$1" --scratch-path "$2"
    "$("$swift" build --package-path "$work/$1" --scratch-path "$2" --show-bin-path)/$1"
}

for name in ${OUTSIDE:-parts whole}; do
    case "$name" in
    parts)
        target parts QueryEngine SQLSyntax | manifest parts
        rm -rf "$scratch-parts"
        build parts "$scratch-parts"
        if find "$scratch-parts" -name '*.swiftmodule' | grep -E '/(NIO|AsyncHTTPClient|Hummingbird|Logging|Yams|ESM)[^/]*$'; then
            echo 'outside: QueryEngine and SQLSyntax have had these built' >&2
            exit 1
        fi
        ;;
    whole)
        {
            target whole ESMQL ESMSimulator
            target embed ESMQL Configuration
            target capacity-report ESMQL ArgumentParser Configuration
            target alarm-bot ESMQL Configuration
            target custom-api ESMQL RESTCatalog
        } | manifest whole
        for example in embed capacity-report alarm-bot custom-api; do
            # Its own manifest has to be right too.
            "$swift" package --package-path "examples/$example" dump-package >/dev/null
            cp -R "examples/$example/Sources/$example" "$work/whole/Sources/"
        done
        build whole "$scratch"
        ;;
    *)
        echo "outside: there is no '$name', only parts and whole" >&2
        exit 2
        ;;
    esac
done
echo 'outside: all is well'

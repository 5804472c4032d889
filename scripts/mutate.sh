#!/usr/bin/env bash
# Plants one mistake after the other in the query engine and asks the oracle: mutate.sh [NAME...]
#
# Each file of scripts/mutations is a patch that breaks one rule on purpose. The sources are copied to a scratch folder
# (MUTATE_DIR, by default .build/mutants), where one patch at a time is applied, built and compared with SQLite over
# MUTATE_QUERIES made-up queries (5000) of the seed MUTATE_SEED (1). Prints a row of a table for each mistake: which
# query noticed it first, and how many did of those that were run: a run ends when ten have.
#
# Exits 1 where a mistake is not noticed, where a patch does not apply or build, and where the oracle fails without any.
set -euo pipefail
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
root=$PWD
scratch=${MUTATE_DIR:-$root/.build/mutants}
export ESMQL_ORACLE_QUERIES=${MUTATE_QUERIES:-5000} ESMQL_ORACLE_SEED=${MUTATE_SEED:-1}

names=("$@")
if [ ${#names[@]} -eq 0 ]; then
    for patch in scripts/mutations/*.patch; do names+=("$(basename "$patch" .patch)"); done
fi
for name in "${names[@]}"; do
    if ! [ -f "scripts/mutations/$name.patch" ]; then
        echo "mutate: no such mistake: $name" >&2
        exit 1
    fi
done

# A copy of the engine and its oracle alone; files that have not changed keep their place, for a build in steps.
for target in SQLSyntax JSONBytes CSQLite QueryEngine; do
    scripts/copy-changed.sh "$root/Sources/$target" "$scratch/Sources/$target"
done
for folder in Oracle Support; do
    scripts/copy-changed.sh "$root/Tests/QueryEngineTests/$folder" "$scratch/Tests/QueryEngineTests/$folder"
done
scripts/copy-changed.sh "$root/Tests/TestSupport" "$scratch/Tests/TestSupport"
cat >"$scratch/Package.swift" <<'END'
// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]
let package = Package(
    name: "mutants", platforms: [.macOS(.v15)],
    targets: [
        .target(name: "SQLSyntax", swiftSettings: settings),
        .target(name: "JSONBytes", swiftSettings: settings),
        .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "QueryEngine", dependencies: ["SQLSyntax", "JSONBytes", "CSQLite"],
            swiftSettings: settings),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(
            name: "QueryEngineTests", dependencies: ["QueryEngine", "SQLSyntax", "CSQLite", "TestSupport"],
            swiftSettings: settings),
    ])
END
cd "$scratch"

build() {
    "$swift" build --build-tests -j 2 >build.log 2>&1
}
oracle() {
    "$swift" test --skip-build --filter OracleTests >oracle.log 2>&1
}

if ! build; then
    grep -m 5 'error:' build.log >&2 || tail -5 build.log >&2
    echo 'mutate: the sources do not build as they are' >&2
    exit 1
fi
if ! oracle; then
    grep -m 1 -A 12 'oracle query' oracle.log >&2 || tail -5 oracle.log >&2
    echo 'mutate: the oracle fails without any mistake' >&2
    exit 1
fi

failed=0
echo '| mistake | what it does | first noticed by | noticed by |'
echo '|---|---|---|---|'
for name in "${names[@]}"; do
    patch=$root/scripts/mutations/$name.patch
    what=$(sed -n '1s/^Mistake: \(.*\)\.$/\1/p' "$patch")
    if ! patch -p1 --silent --dry-run <"$patch" >/dev/null; then
        echo "| \`$name\` | $what | **does not apply** | |"
        failed=1
        continue
    fi
    patch -p1 --silent --no-backup-if-mismatch <"$patch"
    if ! build; then
        result='**does not build** | '
        failed=1
    elif oracle; then
        result='**nothing** | '
        failed=1
    elif first=$(sed -n 's/.*oracle query \([0-9]*\) of .*/\1/p' oracle.log | head -1) && [ -n "$first" ]; then
        counts=$(sed -n 's/.*[^0-9]\([0-9]*\) queries: .* \([0-9]*\) differ.*/\2 of \1/p' oracle.log | head -1)
        result="query $first | $counts"
    else
        result='**a crash** | '
    fi
    cp oracle.log "oracle-$name.log"
    echo "| \`$name\` | $what | $result |"
    patch -p1 -R --silent --no-backup-if-mismatch <"$patch"
done
exit "$failed"

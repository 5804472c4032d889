#!/usr/bin/env bash
# Writes the symbol graphs of libraries' public declarations: symbols.sh TARGET... (into .build/symbols/TARGET).
set -euo pipefail
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
tools=$(dirname "$(command -v "$swift")")
for target in "$@"; do
    "$swift" build --target "$target" >/dev/null
done
modules=$("$swift" build --show-bin-path)/Modules
# C modules of ours and of packages, where their maps are.
flags=()
while IFS= read -r folder; do flags+=(-Xcc "-I$folder" -I "$folder"); done < <(
    find "$PWD/Sources" "$PWD/.build/checkouts" -path '*/include/module.modulemap' -printf '%h\n' 2>/dev/null
    find "$("$swift" build --show-bin-path)" -maxdepth 2 -name module.modulemap -printf '%h\n' 2>/dev/null
)
platform=$("$tools/swiftc" -print-target-info | sed -n 's/.*"triple" *: *"\([^"]*\)".*/\1/p' | head -n 1)
for target in "$@"; do
    rm -rf ".build/symbols/$target"
    mkdir -p ".build/symbols/$target"
    "$tools/swift-symbolgraph-extract" -module-name "$target" -target "$platform" -I "$modules" "${flags[@]}" \
        -minimum-access-level public -skip-inherited-docs -output-dir ".build/symbols/$target"
done

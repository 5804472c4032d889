#!/usr/bin/env bash
# Runs the tests under the thread and the address sanitizer, each in a scratch folder of its own.
# SANITIZERS chooses ("thread address"), SANITIZE_FILTER takes a pattern of tests, as swift test --filter does.
set -euo pipefail

cd "$(dirname "$0")/.."
swift=${SWIFT:-swift}
# Leaks are looked for by the soak: the runtime keeps memory on purpose that this check takes for lost.
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=0}
export TSAN_OPTIONS=${TSAN_OPTIONS:-halt_on_error=1}:suppressions=$PWD/scripts/sanitizer/thread.txt
# Everything takes ten times as long: tests that all begin at once would wait for each other until requests time out.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=${SANITIZE_WIDTH:-6}
# As many queries at once on one session as the library promises to bear.
export ESMQL_CONCURRENT_QUERIES=${ESMQL_CONCURRENT_QUERIES:-1000}

# A copy of the package in which each module that uses Mutex has one that the thread sanitizer knows.
copy_for_threads() {
    local copy=$1 entry module
    mkdir -p "$copy"
    for entry in .ci .gitignore .swift-format *; do
        if [ -d "$entry" ]; then
            scripts/copy-changed.sh "$entry" "$copy/$entry" Mutex.swift
        else
            cmp -s "$entry" "$copy/$entry" || cp "$entry" "$copy/$entry"
        fi
    done
    for module in Sources/* Tests/*; do
        grep -qr --include='*.swift' '^import Synchronization' "$module" || continue
        cmp -s scripts/sanitizer/Mutex.swift "$copy/$module/Mutex.swift" ||
            cp scripts/sanitizer/Mutex.swift "$copy/$module/Mutex.swift"
    done
}

for sanitizer in ${SANITIZERS:-thread address}; do
    case "$sanitizer" in
    thread)
        copy_for_threads .build-tsan/package
        package=.build-tsan/package scratch=.build-tsan
        ;;
    address) package=. scratch=.build-asan ;;
    *)
        echo "sanitize: there is no sanitizer '$sanitizer', only thread and address" >&2
        exit 2
        ;;
    esac
    echo "sanitize: $sanitizer"
    "$swift" test --package-path "$package" --sanitize="$sanitizer" --scratch-path "$scratch" \
        ${SANITIZE_FILTER:+--filter "$SANITIZE_FILTER"}
done

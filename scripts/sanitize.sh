#!/bin/sh
# Runs the tests under the thread and the address sanitizer, each in a scratch folder of its own.
# SANITIZERS chooses ("thread address"), SANITIZE_FILTER takes a pattern of tests, as swift test --filter does.
set -eu

cd "$(dirname "$0")/.."
SWIFT="${SWIFT:-swift}"
SANITIZERS="${SANITIZERS:-thread address}"
# Leaks are looked for by the soak: the runtime keeps memory on purpose that this check takes for lost.
ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=0}"
TSAN_OPTIONS="${TSAN_OPTIONS:-halt_on_error=1 suppressions=$PWD/scripts/thread-sanitizer.txt}"
# As many queries at once on one session as the library promises to bear.
ESMQL_CONCURRENT_QUERIES="${ESMQL_CONCURRENT_QUERIES:-1000}"
export ASAN_OPTIONS TSAN_OPTIONS ESMQL_CONCURRENT_QUERIES

for sanitizer in $SANITIZERS; do
    case "$sanitizer" in
    thread) scratch=.build-tsan ;;
    address) scratch=.build-asan ;;
    *)
        echo "sanitize: there is no sanitizer '$sanitizer', only thread and address" >&2
        exit 2
        ;;
    esac
    echo "sanitize: $sanitizer"
    "$SWIFT" test --sanitize="$sanitizer" --scratch-path "$scratch" \
        ${SANITIZE_FILTER:+--filter "$SANITIZE_FILTER"}
done

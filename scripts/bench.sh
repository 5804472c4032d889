#!/usr/bin/env bash
# make bench, bench-check, bench-growth: builds the command and the tools for release, then measures.
#   scripts/bench.sh run|check|growth [arguments of bench/bench.py, bench/check.py or bench/growth.py]
set -euo pipefail
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
what=${1:-run}
[ $# -eq 0 ] || shift

bench/setup.sh
"$swift" build --package-path bench -c release >&2

case $what in
run)
    # As `make install` builds it.
    release=(-c release --product esmql --scratch-path .build-release)
    [ "$(uname -s)" != Linux ] || release+=(--static-swift-stdlib)
    "$swift" build "${release[@]}" >&2
    exec bench/.venv/bin/python bench/bench.py --esmql "$("$swift" build "${release[@]}" --show-bin-path)/esmql" "$@"
    ;;
check) exec bench/.venv/bin/python bench/check.py "$@" ;;
growth) exec bench/.venv/bin/python bench/growth.py "$@" ;;
*)
    echo "bench: run, check or growth, not $what" >&2
    exit 2
    ;;
esac

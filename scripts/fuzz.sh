#!/usr/bin/env bash
# Fuzzes the lexer, the parser, and the printer with the formatter, one after the other; or those that are named:
# fuzz.sh [STAGE...]. Exits 1 where one of them finds something; the input is then in .build-fuzz/findings.
# Settings: FUZZ_SECONDS for each stage (600), FUZZ_MEMORY in MB (2048), FUZZ_INPUT_SECONDS for one input (10).
set -euo pipefail
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
build=$PWD/.build-fuzz
seconds=${FUZZ_SECONDS:-600}
stages=("$@")
[ $# -gt 0 ] || stages=(lexer parser roundtrip)

"$swift" build --package-path Tests/Fuzz --scratch-path "$build" -c release --product Fuzzer
fuzzer=$("$swift" build --package-path Tests/Fuzz --scratch-path "$build" -c release --show-bin-path)/Fuzzer

mkdir -p "$build/findings"
FUZZ_STAGE=dictionary "$fuzzer" >"$build/sql.dict"
failed=0
for stage in "${stages[@]}"; do
    mkdir -p "$build/corpus/$stage"
    echo "fuzz: $stage for $seconds seconds" >&2
    if ! FUZZ_STAGE=$stage "$fuzzer" -max_total_time="$seconds" -timeout="${FUZZ_INPUT_SECONDS:-10}" \
        -rss_limit_mb="${FUZZ_MEMORY:-2048}" -max_len=4096 -dict="$build/sql.dict" -print_final_stats=1 \
        -artifact_prefix="$build/findings/$stage-" \
        "$build/corpus/$stage" Tests/Fuzz/Corpus Tests/Fuzz/Regressions >"$build/$stage.log" 2>&1; then
        failed=1
        echo "fuzz: $stage found something, see $build/$stage.log and $build/findings" >&2
    fi
    grep -E '^finding|^SUMMARY|DONE|^stat::' "$build/$stage.log" >&2 || true
done
exit "$failed"

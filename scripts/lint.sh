#!/usr/bin/env bash
# Checks the format of the sources and the length of the files: lint.sh PATH...
# Exits 1 on any finding, and on a path that does not exist (the formatter would pass it silently).
set -euo pipefail
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
longest=500
failed=0

if [ $# -eq 0 ]; then
    echo 'usage: scripts/lint.sh PATH...' >&2
    exit 2
fi
for path in "$@"; do
    if ! [ -e "$path" ]; then
        echo "lint: no such path: $path" >&2
        failed=1
    fi
done
[ "$failed" -eq 0 ] || exit 1

"$swift" format lint --strict --recursive --parallel "$@" || failed=1

# Tracked files, or every source outside of the build folders where there is no repository.
sources() {
    if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
        git ls-files -z -- '*.swift' '*.c' '*.h'
    else
        find . -name '.build*' -prune -o -type f \( -name '*.swift' -o -name '*.c' -o -name '*.h' \) -print0
    fi
}
while IFS= read -r -d '' file; do
    [ -f "$file" ] || continue
    lines=$(wc -l <"$file")
    if [ "$lines" -gt "$longest" ]; then
        echo "lint: $file has $lines lines, $longest are allowed" >&2
        failed=1
    fi
done < <(sources)

exit "$failed"

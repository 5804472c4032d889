#!/usr/bin/env bash
# Compares the public declarations of the libraries with docs/api, and fails where they differ.
# ACCEPT=1 takes the present ones over, once CHANGELOG.md says something new under Unreleased.
set -euo pipefail
cd "$(dirname "$0")/.."

targets='SQLSyntax QueryEngine ESMClient ESMQL RESTCatalog ESMQLArchive ESMSimulator'
scripts/symbols.sh $targets
new=.build/api
rm -rf "$new"
mkdir -p "$new" docs/api
for target in $targets; do
    python3 scripts/api.py ".build/symbols/$target" "$target" >"$new/$target.txt"
done
unreleased=$(sed -n '/^## \[Unreleased\]/,/^## \[[0-9]/p' CHANGELOG.md | sha256sum | cut -d ' ' -f 1)

if diff -r -u --exclude=changelog docs/api "$new" >"$new.diff"; then
    echo 'api: nothing has changed'
    exit 0
fi
if [ "${ACCEPT:-}" = 1 ]; then
    if [ "$unreleased" = "$(cat docs/api/changelog 2>/dev/null)" ]; then
        echo 'api: CHANGELOG.md says nothing new under Unreleased; name the change there first' >&2
        exit 1
    fi
    rm -f docs/api/*.txt
    cp "$new"/*.txt docs/api/
    echo "$unreleased" >docs/api/changelog
    echo 'api: docs/api is that of the present'
    exit 0
fi
cat "$new.diff" >&2
echo 'api: public declarations have changed: name it in CHANGELOG.md under Unreleased, then run make api ACCEPT=1' >&2
exit 1

#!/usr/bin/env bash
# Makes a folder the copy of another one: copy-changed.sh FROM TO [KEPT]. Files that are the same already are left alone,
# with their times, so that a build in the copy goes on where it stood; files that FROM does not have are removed, but for
# those of the name KEPT. What builds leave (.build, .venv and the like) is not copied.
set -euo pipefail

from=$1 to=$2 kept=${3:-}
mkdir -p "$to"
(cd "$from" && find . -name '.[bv]*' -prune -o -type f -print0) | while IFS= read -r -d '' file; do
    cmp -s "$from/$file" "$to/$file" && continue
    mkdir -p "$to/$(dirname "$file")"
    cp "$from/$file" "$to/$file"
done
(cd "$to" && find . -type f -print0) | while IFS= read -r -d '' file; do
    [ -f "$from/$file" ] || [ "${file##*/}" = "$kept" ] || rm "$to/$file"
done

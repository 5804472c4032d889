#!/usr/bin/env bash
# Builds the documentation of the libraries into .build/docs, a folder each; a warning is an error.
# DOCS_TARGETS chooses the libraries.
set -euo pipefail
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
targets=${DOCS_TARGETS:-SQLSyntax QueryEngine ESMQL RESTCatalog}
docc=$(dirname "$(command -v "$swift")")/docc
command -v "$docc" >/dev/null || { echo 'docs: the toolchain has no docc' >&2; exit 1; }

scripts/symbols.sh $targets
mkdir -p .build/docs
for target in $targets; do
    echo "docs: $target"
    "$docc" convert "Sources/$target/Documentation.docc" \
        --fallback-display-name "$target" --fallback-bundle-identifier "esmql.$target" \
        --additional-symbol-graph-dir ".build/symbols/$target" \
        --output-path ".build/docs/$target" --warnings-as-errors
done
echo 'docs: they are in .build/docs; serve a folder with: docc preview, or any web server'

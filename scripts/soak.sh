#!/bin/sh
# Runs 20 sessions at once against a simulated site that misbehaves, for SOAK_SECONDS (1800 where it is not set).
# Fails where an answer is wrong, an error is none of the site's, or memory, file handles or threads grow.
set -eu

cd "$(dirname "$0")/.."
SWIFT="${SWIFT:-swift}"
SOAK_SECONDS="${SOAK_SECONDS:-1800}"
export SOAK_SECONDS

case "$SOAK_SECONDS" in
'' | 0 | *[!0-9]*)
    echo "soak: SOAK_SECONDS must be a whole number above 0, not '$SOAK_SECONDS'" >&2
    exit 2
    ;;
esac

"$SWIFT" build --build-tests
echo "soak: $SOAK_SECONDS seconds"
"$SWIFT" test --skip-build --filter SoakTests

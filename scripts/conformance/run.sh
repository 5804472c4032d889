#!/usr/bin/env bash
# Runs the SQL cases of the folder that CONFORMANCE_DIR names against the command that ESMQL_BINARY names.
# The folder has the cases as *.jsonl and the programs that run them: parser_check.py and slt_runner.py.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

if [ -z "${CONFORMANCE_DIR:-}" ] || ! [ -d "$CONFORMANCE_DIR" ]; then
    echo 'conformance: set CONFORMANCE_DIR to the folder with the cases' >&2
    exit 2
fi
CONFORMANCE_DIR=$(cd "$CONFORMANCE_DIR" && pwd)
export PYTHONDONTWRITEBYTECODE=1
failed=0
python3 "$CONFORMANCE_DIR/parser_check.py" --cmd "$ESMQL_BINARY --parse-only" "$CONFORMANCE_DIR"/parser_*.jsonl || failed=1
for cases in "$CONFORMANCE_DIR"/sqlite_tcl.jsonl "$CONFORMANCE_DIR"/turso.jsonl; do
    (cd "$CONFORMANCE_DIR" && python3 slt_runner.py --engine command --adapter "$here/esmql_adapter.py:Esmql" "$cases") ||
        failed=1
done
python3 "$here/cases.py" "$CONFORMANCE_DIR/cases.jsonl" || failed=1
exit "$failed"

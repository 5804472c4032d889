#!/usr/bin/env bash
# Keeps a week of a simulated site in a PostgreSQL server of its own, then asks the archive: demo-archive.sh ESMQL
# Nothing is left behind, and no account is needed.
set -euo pipefail
cd "$(dirname "$0")/.."
esmql=$1
work=$(mktemp -d "${TMPDIR:-/tmp}/esmql-demo-XXXXXX")
site=''
finish() {
    [ -z "$site" ] || kill "$site" 2>/dev/null || true
    exec 8>&- || true
    wait || true
    rm -rf "$work"
}
trap finish EXIT

# The server runs for as long as its standard input is open.
mkfifo "$work/input" "$work/url" "$work/site"
scripts/postgres.sh <"$work/input" >"$work/url" &
exec 8>"$work/input"
read -r url <"$work/url"

"$esmql" simulate --days 7 --rate unlimited >"$work/site" 2>/dev/null 8>&- &
site=$!
while read -r line; do
    export "${line#export }"
    case $line in *ESMQL_METERING_DOMAIN_ID=*) break ;; esac
done <"$work/site"

say() { printf '\n$ %s\n' "$*"; "$@" 8>&-; }

# The password stays out of the command line.
export PGPASSWORD
PGPASSWORD=$(sed 's|.*://[^:]*:\([^@]*\)@.*|\1|' <<<"$url")
export ESMQL_ARCHIVE
ESMQL_ARCHIVE=$(sed 's|\(://[^:]*\):[^@]*@|\1@|' <<<"$url")
PATH=$(dirname "$esmql"):$PATH
say esmql sync network_metrics service_alarms device_alarms hosts host_vms capacity --since 7d
say esmql sync network_metrics host_vms

printf '\n'
"$esmql" --echo -f examples/demo-archive.sql 8>&-

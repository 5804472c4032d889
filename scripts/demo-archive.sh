#!/usr/bin/env bash
# Keeps a week of a simulated site in a PostgreSQL server of its own, then asks the archive: demo-archive.sh ESMQL
# Nothing is left behind, and no account is needed.
set -euo pipefail
cd "$(dirname "$0")/.."
esmql=$1
. scripts/archive-parts.sh
start_server
start_site --days 7 --rate unlimited

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

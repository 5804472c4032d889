#!/usr/bin/env bash
# make bench-sync: rows a second of esmql sync, from a simulated site into an empty archive, and of psql's \copy of the same
# rows from a file into a table of the same form with the same partitions and key.
#   ROWS=1000000 RUNS=3 scripts/bench-sync.sh
# Seconds are those of the clock, the least of the runs; the server, the site, esmql and psql share the machine.
set -euo pipefail
cd "$(dirname "$0")/.."

rows=${ROWS:-1000000} runs=${RUNS:-3}
. scripts/archive-parts.sh
use_release
start_server "shared_buffers = '256MB'" "max_wal_size = '4GB'" 'autovacuum = off'
start_site --days 2 --rows "$rows" --rate unlimited

# The clock's milliseconds of a command.
took() {
    local begin
    begin=$(date +%s%N)
    "$@" >/dev/null
    echo $((($(date +%s%N) - begin) / 1000000))
}
least() { sort -n | head -n 1; }

for ((run = 0; run < runs; run++)); do
    sql 'drop schema if exists archive, archive_partitions, esmql cascade' 2>/dev/null
    took "$esmql" sync network_metrics --since 24h --to "$url" -q 8>&-
done | least >"$folder/sync"
count=$(sql 'select count(*) from archive.network_metrics')

sql "copy (select * from archive.network_metrics) to stdout" >"$folder/rows"
sql "create schema copy; create table copy.network_metrics (like archive.network_metrics including all)
    partition by range (\"timestamp\")"
# The same days.
sql "select format('create table copy.%I partition of copy.network_metrics %s;', c.relname,
    pg_get_expr(c.relpartbound, c.oid)) from pg_class c join pg_inherits i on i.inhrelid = c.oid
    where i.inhparent = 'archive.network_metrics'::regclass" | psql -q "$url" >/dev/null
for ((run = 0; run < runs; run++)); do
    sql 'truncate copy.network_metrics'
    took psql -q "$url" -c "\\copy copy.network_metrics from '$folder/rows'"
done | least >"$folder/copy"

awk -v n="$count" -v s="$(cat "$folder/sync")" -v c="$(cat "$folder/copy")" 'BEGIN {
    printf "%d rows: esmql sync %.2f s, %d rows/s; psql \\copy %.2f s, %d rows/s; %.0f %%\n",
        n, s / 1000, n * 1000 / s, c / 1000, n * 1000 / c, 100 * c / s
}'
sql "select format('%s bytes a row in the table, %s in its key',
    (sum(pg_relation_size(inhrelid)) / $count)::int, (sum(pg_indexes_size(inhrelid)) / $count)::int)
    from pg_inherits where inhparent = 'archive.network_metrics'::regclass"

#!/usr/bin/env bash
# make bench-archive: an aggregate over archived rows, answered by the archive and by SQLite over the same rows.
#   ROWS=10000000 RUNS=3 scripts/bench-archive.sh
# Starts a PostgreSQL server of its own, fills archive.network_metrics there and a file of sqlite3 with the same rows, and
# runs each query through esmql (the archive answers), through esmql with archive_pushdown off (the archive hands over the
# rows that are needed, SQLite answers), and through sqlite3 over its file. The answers are compared. Seconds are those of
# the clock, the least of the runs.
set -euo pipefail
cd "$(dirname "$0")/.."

rows=${ROWS:-10000000} runs=${RUNS:-3}
. scripts/archive-parts.sh
use_release
start_server "shared_buffers = '512MB'" "work_mem = '64MB'" "max_wal_size = '8GB'"

# A week of samples, ten seconds apart, of as many devices as that takes.
series="select timestamptz '2026-10-26 00:00:00+00' + (n / ($rows / 60480 + 1)) * interval '10 seconds' as time,
        '10.0.' || n % ($rows / 60480 + 1) / 250 || '.' || n % 250 as device, ((n * 7) % 16)::text as metric,
        ((n * 7919) % 10000) / 100.0 as value from generate_series(0::bigint, $rows - 1) n"
psql -q -v ON_ERROR_STOP=1 "$url" <<SQL
create schema archive;
create table archive.network_metrics (device_ip text collate "C", metric text collate "C", value double precision,
    res_type text collate "C", region text collate "C", "timestamp" timestamptz(3) not null)
    partition by range ("timestamp");
select format('create table archive.day_%s partition of archive.network_metrics for values from (%L) to (%L)',
    d, timestamptz '2026-10-26 00:00:00+00' + d * interval '1 day', timestamptz '2026-10-27 00:00:00+00' + d * interval '1 day')
    from generate_series(0, 7) d \gexec
insert into archive.network_metrics
    select device, metric, value, '1', 'region-1', time from ($series) s;
vacuum analyze archive.network_metrics;
SQL
psql -q -v ON_ERROR_STOP=1 "$url" -c "copy (select device_ip, metric, value, res_type, region,
    to_char(\"timestamp\" at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') from archive.network_metrics) to stdout (format csv)" \
    >"$folder/rows.csv"
sqlite3 "$folder/rows.db" <<SQL
create table network_metrics (device_ip text, metric text, value real, res_type text, region text, timestamp text);
.mode csv
.import $folder/rows.csv network_metrics
SQL
rm "$folder/rows.csv"

# The clock's seconds of a command, the least of the runs; its output goes to a file.
least() {
    local output=$1 best='' begin end took run
    shift
    for ((run = 0; run < runs; run++)); do
        begin=$(date +%s%N)
        "$@" >"$output"
        end=$(date +%s%N)
        took=$(((end - begin) / 1000000))
        if [ -z "$best" ] || [ "$took" -lt "$best" ]; then best=$took; fi
    done
    printf '%d.%03d' $((best / 1000)) $((best % 1000))
}

queries=(
    "select metric, count(*) as n, min(value) as low, max(value) as high from TABLE group by metric order by metric"
    "select device_ip, max(value) as high, count(*) as n from TABLE where timestamp >= '2026-10-28' and timestamp < '2026-10-29' and metric = '7' group by device_ip order by high desc, device_ip limit 5"
    "select date(timestamp) as day, count(*) as n from TABLE where value > 99.5 group by 1 order by 1"
)
printf '| query over %s rows | archive s | rows here s | sqlite3 s | archive : sqlite3 | answer |\n|---|---|---|---|---|---|\n' "$rows"
for query in "${queries[@]}"; do
    there=$(least "$folder/there" "$esmql" --archive "$url" --quiet --format csv -c "${query/TABLE/archive.network_metrics}")
    here=-
    if [ "${HERE:-1}" = 1 ]; then
        runs=1
        here=$(least "$folder/here" "$esmql" --archive "$url" --quiet --format csv \
            -c "set archive_pushdown = off; ${query/TABLE/archive.network_metrics}")
        runs=${RUNS:-3}
        cmp -s "$folder/there" "$folder/here" || here="$here (differs)"
    fi
    plain=$(least "$folder/plain" sqlite3 -csv -header "$folder/rows.db" "${query/TABLE/network_metrics}")
    tr -d '\r' <"$folder/there" >"$folder/one"
    tr -d '\r' <"$folder/plain" >"$folder/two"
    answer=equal
    cmp -s "$folder/one" "$folder/two" || answer=differs
    printf '| `%s` | %s | %s | %s | %s | %s |\n' "$query" "$there" "$here" "$plain" \
        "$(awk -v a="$there" -v b="$plain" 'BEGIN { printf "%.2f", a / b }')" "$answer"
done

#!/usr/bin/env bash
# Runs a PostgreSQL server of its own in a temporary folder on a free port of 127.0.0.1, never the system's cluster, for as
# long as its standard input is open: postgres.sh [setting=value…]
# Writes the server's URL when it is up. The lines `stop` and `start` on standard input do so and are answered `stopped`
# and `started`. Nothing is left behind. Exits 1 with the reason where there is no server to run.
set -euo pipefail

fail() { printf 'postgres.sh: %s\n' "$*" >&2; exit 1; }

# The newest server of Debian's folders, else what the path has.
bin=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)
[ -x "$bin" ] || bin=$(command -v initdb) || fail 'PostgreSQL is not installed: make setup does it'
bin=$(dirname "$bin")

# The server refuses to run as root.
as_user=() parent=${TMPDIR:-/tmp}
if [ "$(id -u)" -eq 0 ]; then
    user=postgres
    id "$user" >/dev/null 2>&1 || user=nobody
    as_user=(setpriv "--reuid=$user" "--regid=$(id -g "$user")" --clear-groups --)
    parent=/tmp
fi
folder=$(mktemp -d "$parent/esmql-postgres-XXXXXX")
[ ${#as_user[@]} -eq 0 ] || chown "$user" "$folder"

control() { (cd "$folder" && ${as_user[@]+"${as_user[@]}"} "$bin/pg_ctl" -D "$folder/data" -s "$@") </dev/null; }
clean() {
    trap '' INT TERM HUP
    [ ! -f "$folder/data/postmaster.pid" ] || control stop -m immediate >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap clean EXIT
trap 'exit 1' INT TERM HUP

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$password" >"$folder/password"
chmod 644 "$folder/password"
(cd "$folder" && ${as_user[@]+"${as_user[@]}"} "$bin/initdb" -D "$folder/data" -U esmql -A scram-sha-256 \
    --pwfile="$folder/password" -E UTF8 --locale=C --no-sync --no-instructions) </dev/null >"$folder/initdb" 2>&1 ||
    fail "initdb failed: $(tail -n 3 "$folder/initdb")"
rm -f "$folder/password"

# Nothing here has to outlive a crash of the machine.
{
    printf '%s\n' "listen_addresses = '127.0.0.1'" "unix_socket_directories = ''" 'fsync = off' \
        'synchronous_commit = off' 'full_page_writes = off' 'max_connections = 60' "shared_buffers = '64MB'"
    for setting in "$@"; do printf '%s\n' "$setting"; done
} >>"$folder/data/postgresql.conf"

start() { control start -w -t 60 -l "$folder/data/log" -o "-p $port"; }
for attempt in 1 2 3 4 5 6 7 8 9 10; do
    port=$((15000 + RANDOM % 15000))
    if start >/dev/null 2>&1; then break; fi
    [ "$attempt" -lt 10 ] || fail "the server does not start: $(tail -n 3 "$folder/data/log")"
done

printf 'postgresql://esmql:%s@127.0.0.1:%s/postgres\n' "$password" "$port"
while read -r line; do
    case $line in
        stop) control stop -m immediate && echo stopped ;;
        start) start >/dev/null && echo started ;;
        *) fail "what is $line?" ;;
    esac
done

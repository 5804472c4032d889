# What the scripts around archives have in common; they source it: a folder of their own in $folder, a PostgreSQL server, a
# simulated site. Everything ends with the script.

folder=$(mktemp -d "${TMPDIR:-/tmp}/esmql-archive-XXXXXX")
site=''
end_parts() {
    [ -z "$site" ] || kill "$site" 2>/dev/null || true
    exec 8>&- || true
    wait || true
    rm -rf "$folder"
}
trap end_parts EXIT

# The release build of esmql, unless ESMQL_BINARY names one: sets $esmql.
use_release() {
    local -a release=(-c release --product esmql --scratch-path .build-release)
    esmql=${ESMQL_BINARY:-}
    [ -z "$esmql" ] || return 0
    "${SWIFT:-swift}" build "${release[@]}" >&2
    esmql="$("${SWIFT:-swift}" build "${release[@]}" --show-bin-path)/esmql"
}

# Starts a server with some settings: sets $url. It runs for as long as its standard input, which is descriptor 8 here, is
# open; programs that outlive a command get none of it (8>&-).
start_server() {
    mkfifo "$folder/input" "$folder/url"
    scripts/postgres.sh "$@" <"$folder/input" >"$folder/url" &
    exec 8>"$folder/input"
    read -r url <"$folder/url"
}

# Starts a simulated site with some options, and exports the settings by which $esmql asks it.
start_site() {
    local line
    mkfifo "$folder/site"
    "$esmql" simulate "$@" >"$folder/site" 2>/dev/null 8>&- &
    site=$!
    while read -r line; do
        export "${line#export }"
        case $line in *ESMQL_METERING_DOMAIN_ID=*) break ;; esac
    done <"$folder/site"
}

# Runs an SQL statement on the server.
sql() { psql -q -v ON_ERROR_STOP=1 "$url" -Atc "$1"; }

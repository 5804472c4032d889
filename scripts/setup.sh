#!/usr/bin/env bash
# Installs the Debian packages that the build needs and checks that Swift is there and new enough.
# Does nothing when all is there. Exits 1 with the reason when something is missing and cannot be installed.
set -euo pipefail

# libedit: line editing; SQLite: the store; zlib: compressed answers; libpq: archives.
packages=(libedit-dev libsqlite3-dev zlib1g-dev libpq5)
# To find the libraries, and to fetch the dependencies: whichever package brings the command.
commands=(pkg-config git)
# To compare the public declarations (make api).
commands+=(python3)
swift=${SWIFT:-swift}
needed_major=6 needed_minor=2

say() { printf 'setup: %s\n' "$*" >&2; }

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Without a terminal sudo cannot ask for a password.
may_use_sudo() {
    command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }
}

install_packages() {
    local -a missing=() as_root=()
    local name
    for name in "${packages[@]}"; do
        is_installed "$name" || missing+=("$name")
    done
    for name in "${commands[@]}"; do
        command -v "$name" >/dev/null 2>&1 || missing+=("$name")
    done
    # Swift builds C++ sources of its dependencies; any version's headers will do.
    compgen -G '/usr/include/c++/*/string' >/dev/null || missing+=(g++)
    # Tests start servers of their own (scripts/postgres.sh).
    local needs_server=''
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || {
        needs_server=yes
        missing+=(postgresql)
    }
    [ ${#missing[@]} -gt 0 ] || return 0

    if [ "$(id -u)" -ne 0 ]; then
        if ! may_use_sudo; then
            say "these packages are missing and installing them takes root: ${missing[*]}"
            say "run as root: apt-get update && apt-get install --yes ${missing[*]}"
            exit 1
        fi
        as_root=(sudo)
    fi
    say "installing ${missing[*]}"
    # The package would make a database cluster of the system's and start it; nobody here needs one.
    local choice=/etc/postgresql-common/createcluster.d/esmql-setup.conf
    if [ -n "$needs_server" ]; then
        "${as_root[@]}" mkdir -p "${choice%/*}"
        printf 'create_main_cluster = false\n' | "${as_root[@]}" tee "$choice" >/dev/null
    fi
    local status=0
    "${as_root[@]}" apt-get update --quiet </dev/null &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install --yes --quiet --no-install-recommends "${missing[@]}" </dev/null || status=$?
    [ -z "$needs_server" ] || "${as_root[@]}" rm -f "$choice"
    return "$status"
}

check_swift() {
    local found major minor
    if ! command -v "$swift" >/dev/null 2>&1; then
        say "Swift is missing. Install $needed_major.$needed_minor or later from https://www.swift.org/install/"
        say "and put its usr/bin on PATH, then run make setup again"
        exit 1
    fi
    found=$("$swift" --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    major=${found%%.*} minor=${found#*.}
    if [ -z "$found" ]; then
        say "cannot tell the version of $swift; $needed_major.$needed_minor or later is needed"
        exit 1
    fi
    if [ "$major" -lt "$needed_major" ] || { [ "$major" -eq "$needed_major" ] && [ "$minor" -lt "$needed_minor" ]; }; then
        say "Swift $found is too old: $needed_major.$needed_minor or later is needed, see https://www.swift.org/install/"
        exit 1
    fi
}

if command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
    install_packages
elif [ "$(uname -s)" != Darwin ]; then
    say "no Debian packages here: install the headers of libedit, SQLite and zlib, libpq, a"
    say "PostgreSQL server, pkg-config and git yourself"
fi
check_swift

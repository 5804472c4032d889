#!/usr/bin/env bash
# What `make bench` needs beside Swift: Debian packages, and the peers in a virtual environment of their own.
set -euo pipefail
cd "$(dirname "$0")"

packages=(curl sqlite3 libsqlite3-dev valgrind python3-venv)
missing=()
for name in "${packages[@]}"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
done
if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" -ne 0 ]; then
        printf 'bench: install these packages first: %s\n' "${missing[*]}" >&2
        exit 1
    fi
    apt-get install --yes --quiet --no-install-recommends "${missing[@]}" >&2
fi

if [ ! -x .venv/bin/python ] || ! cmp -s requirements.txt .venv/requirements.txt; then
    python3 -m venv .venv
    .venv/bin/pip install --quiet --disable-pip-version-check --requirement requirements.txt
    cp requirements.txt .venv/requirements.txt
fi

#!/usr/bin/env bash
# Writes the manual page and the completions for bash, zsh and fish: install-docs.sh ESMQL SHARE.
# Each is made by the command that is installed, so that they tell what it takes.
set -euo pipefail

if [ $# -ne 2 ]; then
    echo 'usage: scripts/install-docs.sh ESMQL SHARE' >&2
    exit 2
fi
esmql=$1 share=$2

# Makes a file of what a run of the command writes, or fails with nothing in its place.
put() {
    local path=$share/$1 text
    shift
    text=$("$esmql" "$@")
    [ -n "$text" ] || { echo "install: esmql $* wrote nothing" >&2; exit 1; }
    install -d "$(dirname "$path")"
    printf '%s\n' "$text" >"$path"
    chmod 644 "$path"
}

put man/man1/esmql.1 manual
put bash-completion/completions/esmql --generate-completion-script bash
put zsh/site-functions/_esmql --generate-completion-script zsh
put fish/vendor_completions.d/esmql.fish --generate-completion-script fish

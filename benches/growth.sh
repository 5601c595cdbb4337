#!/usr/bin/env bash
# How processor time grows with the input: for each text of a folder the time of `places` for an eighth of it, for the whole, and their
# ratio. Work that grows with the input gives about 8. Usage: benches/growth.sh PROGRAM FOLDER
set -euo pipefail
part=$(mktemp) && trap 'rm -f "$part"' EXIT
for text in "$2"/*.txt; do
    times=()
    for share in 8 1; do
        head -c $(($(wc -c <"$text") / share)) "$text" | iconv -c -f utf-8 -t utf-8 >"$part" || true
        times+=("$({ TIMEFORMAT=%U; time "$1" places "$part" >/dev/null 2>&1; } 2>&1)")
    done
    awk -v name="$(basename "$text")" -v one="${times[0]}" -v all="${times[1]}" \
        'BEGIN { printf "%s\t%s s\t%s s\t%.1f\n", name, one, all, all / (one > 0 ? one : 0.001) }'
done

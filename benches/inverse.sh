#!/usr/bin/env bash
# The geodesic inverse of dateline beside PROJ's geod and GeographicLib's GeodSolve, on one file, in one run.
# usage: benches/inverse.sh [PAIRS.csv]     (lat1,lon1,lat2,lon2 a line, without a header)
# Needs target/release/dateline and the Debian packages proj-bin and geographiclib-tools.
set -eu
dateline=${DATELINE:-target/release/dateline}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -gt 0 ]; then
  cp "$1" "$work/pairs.csv"
else
  awk 'BEGIN { srand(20250613); for (i = 0; i < 500000; i++)
    printf "%.5f,%.5f,%.5f,%.5f\n", rand() * 160 - 80, rand() * 360 - 180, rand() * 160 - 80, rand() * 360 - 180 }' > "$work/pairs.csv"
fi
tr ',' ' ' < "$work/pairs.csv" > "$work/pairs.txt"
rows=$(wc -l < "$work/pairs.csv")

# Best of three, in user seconds, so that a busy machine tells the same.
best() {
  for _ in 1 2 3; do
    { TIMEFORMAT=%U; time "$@" > "$work/out"; } 2>&1
  done | sort -n | head -1
}
geod_run() { geod +ellps=WGS84 -I -f '%.6f' -F '%.3f' < "$work/pairs.txt"; }
geodsolve_run() { GeodSolve -i -p 3 < "$work/pairs.txt"; }
dateline_run() { "$dateline" distance --pairs < "$work/pairs.csv"; }

printf '%-12s %12s %14s\n' program 'user s' 'pairs/s'
for program in dateline geod geodsolve; do
  seconds=$(best "${program}_run")
  printf '%-12s %12s %14.0f\n' "$program" "$seconds" "$(awk "BEGIN { print $rows / $seconds }")"
done

# The largest difference of lengths from GeodSolve, in metres.
dateline_run | cut -d, -f5 > "$work/km"
geodsolve_run | awk '{ print $3 }' > "$work/m"
paste "$work/km" "$work/m" | awk '{ d = $1 * 1000 - $2; if (d < 0) d = -d; if (d > max) max = d } END { printf "largest difference from GeodSolve: %.6f m\n", max }'

#!/usr/bin/env bash
# Whole cold processes of the release build: wall time (median) and peak memory.
# usage: benches/cold.sh [REPORT [SCENE.geojson]]       needs hyperfine and GNU time (Debian: hyperfine time)
set -euo pipefail
cd "$(dirname "$0")/.."
report=${1:-examples/june-2025.txt}
scene=${2:-}
cargo build --release --quiet
bin=target/release/dateline
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

row() { # label, command …
  local label=$1; shift
  local wall peak
  # Exit code 1 is an answer (a claim is contradicted), not a failure.
  hyperfine -N -i -w 5 -r 40 --export-json "$out/run.json" "$(printf '%q ' "$@")" >/dev/null 2>&1
  wall=$(sed -n 's/^ *"median": \([0-9.e-]*\),*$/\1/p' "$out/run.json" | head -n 1)
  /usr/bin/time -o "$out/peak" -f %M "$@" >/dev/null 2>&1 || true
  peak=$(tail -n 1 "$out/peak")
  awk -v label="$label" -v wall="$wall" -v peak="$peak" \
    'BEGIN { printf "| %s | %.1f ms | %.1f MiB |\n", label, wall * 1000, peak / 1024 }'
}

echo '| whole cold process | wall, median of 40 | peak memory |'
echo '|---|---|---|'
row 'map of the report, PNG 1600×1000' $bin map "$report" --size 1600x1000 -o "$out/map.png"
row 'map of the report, SVG' $bin map "$report" --size 1600x1000 -o "$out/map.svg"
row 'map of the report, PDF' $bin map "$report" --size 1600x1000 -o "$out/map.pdf"
if [ -n "$scene" ]; then
  row 'reference scene, PNG 1600×1000' $bin map "$scene" --size 1600x1000 --title T --source S -o "$out/scene.png"
  row 'reference scene, SVG' $bin map "$scene" --size 1600x1000 --title T --source S -o "$out/scene.svg"
  printf '| reference scene, SVG size | %s kB | |\n' "$(($(stat -c %s "$out/scene.svg") / 1000))"
fi
row 'check the report' $bin check "$report"
row 'locate "Bat Yam"' $bin locate 'Bat Yam'
row 'distance Israel Iran' $bin distance Israel Iran

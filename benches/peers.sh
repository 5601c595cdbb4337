#!/usr/bin/env bash
# The reference scene drawn by other map makers and by this one, in one run on this machine.
# usage: PEERS=folder-with-the-peers'-scripts SCENE=reference.geojson benches/peers.sh [peer ...]
# Each peer is a line of the file `commands` in that folder: name, tab, command. One that fails is named and skipped.
# Peers read general files; this program reads a pack indexed for the purpose. Say so when quoting the table.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${PEERS:?the folder with the scripts of the peers}" "${SCENE:?the reference scene as GeoJSON}"
SCENE=$(realpath "$SCENE")
cargo build --release --quiet
bin=$PWD/target/release/dateline
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cd "$PEERS"

measure() { # name, command
  if ! bash -c "$2" >/dev/null 2>&1; then echo "| $1 | does not run here | | |"; return; fi
  hyperfine -N -w 1 -r "${RUNS:-10}" --export-json "$out/run.json" "$2" >/dev/null 2>&1
  /usr/bin/time -o "$out/peak" -f %M bash -c "exec $2" >/dev/null 2>&1
  python3 - "$1" "$out/run.json" "$out/peak" <<'PY'
import json, sys
name, run, peak = sys.argv[1:]
run = json.load(open(run))["results"][0]
peak = int(open(peak).read().split()[-1]) / 1024
print(f"| {name} | {run['median'] * 1000:.0f} ms | {(run['user'] + run['system']) * 1000:.0f} ms | {peak:.0f} MiB |")
PY
}

echo '| map maker | wall, median | CPU, mean | peak memory |'
echo '|---|---|---|---|'
for kind in png svg pdf; do
  measure "dateline, ${kind^^}" "$bin map $SCENE --size 1600x1000 --title T --source S -o $out/scene.$kind"
done
while IFS=$'\t' read -r name command; do
  case " ${*:-$name} " in *" $name "*) measure "$name" "$command" ;; esac
done < commands

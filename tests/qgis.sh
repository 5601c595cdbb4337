#!/usr/bin/env bash
# Opens what `dateline export` writes in real QGIS: every layer, the GeoPackage and the project must be valid, styled
# and in the right reference system, for an ordinary report, one across the antimeridian, and one in other scripts.
# usage: tests/qgis.sh path/to/dateline
set -euo pipefail
cd "$(dirname "$0")/.."
dateline=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
for report in examples/june-2025.txt tests/qgis/*.txt; do
  out="$folder/$(basename "$report" .txt)"
  "$dateline" export "$report" -o "$out" >/dev/null 2>"$folder/talk"
  for file in "$out"/*.geojson "$out"/*.gpkg "$out"/*.qgs; do
    if QT_QPA_PLATFORM=offscreen /usr/bin/python3 tests/qgis/open.py "$file" 2>/dev/null; then
      echo "ok $(basename "$out")/$(basename "$file")"
    else
      echo "FAILED $(basename "$out")/$(basename "$file")"
      failed=1
    fi
  done
done
exit $failed

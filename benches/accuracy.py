#!/usr/bin/env python3
"""Print the README's accuracy table: the release build on the labelled corpora, scored by their own scorer.

usage: benches/accuracy.py FOLDER        (the folder that holds corpora/, news/, claims/ and tools/evaluate.py)

The corpora are other people's texts and no part of this repository. Demonyms are ignored. A corpus that the tagger was
trained on is marked: its recognition figures are better than on new text; `dateline-train tagger` prints the cross-validation.
"""
import json
import pathlib
import re
import subprocess
import sys

TRAINED_ON = {"trnews", "geovirus_dev", "wotr"}
ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = ROOT / "target/release/dateline"


def scores(folder):
    done = subprocess.run([sys.executable, folder / "tools/evaluate.py", "--bin", BINARY], stdout=subprocess.PIPE, check=True)
    parts = re.split(r"^== (\S+)\n", done.stdout.decode(), flags=re.M)[1:]
    return dict(zip(parts[::2], parts[1::2]))


def percent(value):
    return "" if value is None else f"{value:.3f}"


def geoparse_rows(results):
    yield "| corpus | recognition P | R | exact F1 | end to end F1 | within 161 km, given spans | documents/s |"
    yield "|---|---|---|---|---|---|---|"
    for name, text in results.items():
        if not text.lstrip().startswith("{"):
            continue
        row = json.loads(text)
        if "acc161 given spans" not in row:
            continue
        mark = " (trained on)" if name in TRAINED_ON else ""
        cells = [percent(row.get(key)) for key in ("recognition P", "recognition R", "recognition F1", "end to end F1")]
        cells += [percent(row["acc161 given spans"]), f"{row['documents/s']:.0f}" if "documents/s" in row else ""]
        yield f"| {name}{mark} | " + " | ".join(cells) + " |"


def main():
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    results = scores(pathlib.Path(sys.argv[1]).resolve())
    print("\n".join(geoparse_rows(results)))
    for name in ("news_dev", "claims_dev", "claims_mutated_dev"):
        print(f"\n{name}:\n\n```text\n{results.get(name, 'missing').strip()}\n```")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main()

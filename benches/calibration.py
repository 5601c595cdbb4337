#!/usr/bin/env python3
"""Print the calibration error of `dateline batch`: of the places given confidence p, is a share p right?

usage: benches/calibration.py BINARY CORPUS.jsonl…      (documents with placed names, one JSON object a line)

The expected calibration error over ten bins of confidence (Naeini, Cooper & Hauskrecht 2015), once with the names given and once with names
found by the program, where one that is no name of the corpus counts as wrong. A place is right within 161 km, or `tol_km` if that is more.
Demonyms and what was not placed are left out.
"""
import json
import math
import pathlib
import subprocess
import sys


def km(a, b):
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


def batch(binary, documents, given):
    lines = []
    for number, document in enumerate(documents):
        row = {"id": str(number), "text": document["text"]}
        if given:
            row["spans"] = [{"start": t["start"], "end": t["end"]} for t in document["toponyms"]]
        lines.append(json.dumps(row))
    done = subprocess.run([binary, "batch"], input="\n".join(lines).encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line)["places"] for line in done.stdout.splitlines()]


def verdicts(documents, found, given):
    """Pairs of confidence and whether the place was right."""
    for document, places in zip(documents, found):
        names = {(t["start"], t["end"]): t for t in document["toponyms"]}
        for place in places:
            gold = names.get((place["start"], place["end"]))
            if place["lat"] is None or gold and (gold.get("demonym") or gold.get("lat") is None):
                continue
            if gold is None:
                overlaps = any(t["start"] < place["end"] and place["start"] < t["end"] for t in document["toponyms"])
                if not given and not overlaps:
                    yield place["confidence"], False
                continue
            apart = km((gold["lat"], gold["lon"]), (place["lat"], place["lon"]))
            yield place["confidence"], apart <= max(161, gold.get("tol_km") or 0)


def error(pairs):
    bins = [[0.0, 0.0] for _ in range(10)]
    for confidence, right in pairs:
        one = bins[min(9, int(confidence * 10))]
        one[0] += confidence
        one[1] += right
    return sum(abs(confidence - right) for confidence, right in bins) / max(1, len(pairs))


def main():
    binary, corpora = sys.argv[1], sys.argv[2:]
    print("| corpus | names | names given | names found |\n|---|---|---|---|")
    for path in corpora:
        documents = [json.loads(line) for line in open(path, encoding="utf-8")]
        given = list(verdicts(documents, batch(binary, documents, True), True))
        found = list(verdicts(documents, batch(binary, documents, False), False))
        print(f"| {pathlib.Path(path).stem} | {len(given)} | {error(given):.3f} | {error(found):.3f} |")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main()

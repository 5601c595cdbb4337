"""Labelled reports, as the program reads them and as their labels tell.

`gather` runs `role_material` (an example of this repository) over the reports twice: with the names that the program finds, and with the
names that are labelled.  The first is what it will meet, the second teaches what it misses.
"""
import collections
import json
import math
import pathlib
import re
import subprocess
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARK = re.compile(r"\[\[([^\]|]*)\|([^\]]*)\]\]")
POINT = re.compile(r"^-?\d+(\.\d+)?\s*,\s*-?\d+(\.\d+)?$")
ROLES = ["mention", "strike", "origin", "intercepted", "anchor"]
EVENTS = ["airstrike", "missile", "drone", "shelling", "explosion", "fire", "attack"]
AREAS = {"country", "admin1", "admin2", "region", "water", "river", "terrain"}
DIVISIONS = {"region", "province", "state", "oblast", "governorate", "department", "county"}
POINT_KM, AREA_KM, ANCHOR_KM = 25.0, 161.0, 40.0


def fold(name):
    """The form in which names are compared."""
    name = unicodedata.normalize("NFKD", name.casefold())
    words = "".join(c if c.isalnum() else " " for c in name if not unicodedata.combining(c)).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def km(a, b):
    p, q, d = math.radians(a[0]), math.radians(b[0]), math.radians(b[1] - a[1])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(d / 2) ** 2
    return 12742.0176 * math.asin(min(1.0, math.sqrt(h)))


def overlaps(a, b):
    return a["start"] < b["end"] and b["start"] < a["end"]


def right(gold, place):
    """Whether a place stands where its label does; None where it stands nowhere."""
    if gold.get("kind") == "country" or gold.get("coarse") or gold.get("lat") is None:
        return True
    if place.get("lat") is None:
        return None
    limit = POINT_KM if gold.get("kind") in ("city", "facility") else AREA_KM
    points = [(gold["lat"], gold["lon"]), *map(tuple, gold.get("alt") or [])]
    return any(km(point, (place["lat"], place["lon"])) <= limit for point in points)


def marked(path):
    """A report of tests/news, its marks taken out."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = {k.strip(): v.strip() for k, _, v in (line.partition(":") for line in head.splitlines())}
    text, toponyms, ignore, at, length = [], [], [], 0, 0
    for mark in MARK.finditer(body):
        text += [body[at:mark.start()], mark[1]]
        start = length + mark.start() - at
        length, at = start + len(mark[1]), mark.end()
        cells = [cell.strip() for cell in mark[2].split("|")]
        span = {"start": start, "end": length, "text": mark[1]}
        if len(cells) < 2 or "ignore" in cells[:2]:
            ignore.append(span)
            continue
        span |= {"kind": cells[0], "role": cells[1], "lat": None, "lon": None}
        for cell in cells[2:]:
            if POINT.match(cell):
                span["lat"], span["lon"] = map(float, cell.split(","))
            elif "uncertain" in cell:
                span["uncertain"] = True
            elif cell == "coarse":
                span["coarse"] = True
            elif cell == "intercepted":
                span["note"] = cell
            elif cell.startswith(("event=", "certainty=")):
                key, value = cell.split("=")
                span[key] = value
        toponyms.append(span)
    text.append(body[at:])
    optional = [re.match(r"\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)", one) for one in fields.get("optional", "").split(";")]
    optional = [{"lat": float(m[1]), "lon": float(m[2])} for m in optional if m]
    source = fields.get("source") or "lot " + path.stem[0]
    return {"doc_id": path.stem, "date": fields.get("date"), "group": source, "text": "".join(text).rstrip("\n"),
            "toponyms": toponyms, "ignore": ignore, "optional_sites": optional, "set": "own"}


def expected(path):
    """A report of tests/reports: what was struck in it, by name."""
    date, _, text = path.read_text(encoding="utf-8").partition("\n\n")
    sites = []
    for line in path.with_suffix(".expected").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith(("? ", " ")) or line == "no site":
            continue
        line = line.removeprefix("! ")
        if line.startswith("from "):
            sites.append((line[5:], "origin", None, None))
            continue
        name, _, rest = line.rpartition(": ")
        kind = rest.split(",")[0]
        role = "intercepted" if kind == "intercepted" else "strike"
        sites.append((name, role, {"damage": "fire"}.get(kind, kind), "claimed" if ", claimed" in rest else "confirmed"))
    return {"doc_id": "reports/" + path.stem, "date": date.removeprefix("date: "), "group": path.stem, "text": text.rstrip(),
            "toponyms": [], "ignore": [], "optional_sites": [], "expected": sites, "set": "reports"}


def reports(others=()):
    """The labelled reports of the repository, and those of further files of one JSON object a line."""
    docs = [marked(path) for path in sorted((ROOT / "tests/news").glob("*.txt"))]
    docs += [expected(path) for path in sorted((ROOT / "tests/reports").glob("*.txt"))]
    for other in map(pathlib.Path, others):
        for line in other.read_text(encoding="utf-8").splitlines():
            doc = json.loads(line)
            # A set retold from many outlets has a source a report.
            outlet = doc.get("outlet", "retold")
            doc |= {"set": other.stem, "group": doc["doc_id"] if outlet == "retold" else outlet.split(" (")[0]}
            docs.append(doc)
    return docs


def seen(docs, program, labelled):
    """What the program sees of each report, with the labels of its places."""
    lines = []
    for doc in docs:
        line = {"doc_id": doc["doc_id"], "text": doc["text"]}
        if re.match(r"\d{4}-\d\d-\d\d", doc.get("date") or ""):
            line["date"] = doc["date"][:10]
        if labelled and "expected" not in doc:
            line["spans"] = sorted(({"start": t["start"], "end": t["end"]} for t in doc["toponyms"]), key=lambda s: s["start"])
        lines.append(json.dumps(line))
    done = subprocess.run([program], input="\n".join(lines), capture_output=True, text=True, check=True)
    out = []
    for doc, line in zip(docs, done.stdout.splitlines(), strict=True):
        found = json.loads(line)
        found["gold"] = doc
        (label_expected if "expected" in doc else label)(found["places"], doc)
        out.append(found)
    return out


def label(places, doc):
    """Gives each place the role, weight, event and certainty of the name that it overlaps."""
    for place in places:
        place |= {"y": "mention", "w": 1.0, "ev": None, "ce": None}
        hits = [t for t in doc["toponyms"] if overlaps(place, t)]
        if hits:
            best = max(hits, key=lambda t: (t["role"] == "strike_site", min(t["end"], place["end"]) - max(t["start"], place["start"])))
            place["y"] = {"strike_site": "strike", "origin": "origin"}.get(best["role"], "mention")
            if place["y"] == "mention" and best.get("note") == "intercepted":
                place["y"] = "intercepted"
            if best.get("uncertain"):
                place["w"] = 0.0 if place["y"] == "strike" else 0.3
            place["ev"], place["ce"] = best.get("event"), best.get("certainty")
        elif any(overlaps(place, span) for span in doc.get("ignore", [])):
            place["w"] = 0.0
        relative = place.get("relative")
        near = relative and any(km((o["lat"], o["lon"]), relative[2:]) <= ANCHOR_KM for o in doc.get("optional_sites", []) if "lat" in o)
        if place["y"] == "mention" and near and place["w"] > 0:
            place["y"] = "anchor"


def label_expected(places, doc):
    """The same by the names of what was struck."""
    for place in places:
        place |= {"y": "mention", "w": 1.0, "ev": None, "ce": None}
        name = fold(place["text"])
        for site, role, event, certainty in doc["expected"]:
            site = fold(site)
            division = site.startswith(name + " ") and site.split()[-1] in DIVISIONS
            if site in (name, fold(place["name"])) or division:
                if place["metonymic"] and place["kind"] == "country":
                    continue
                place |= {"y": role, "ev": event, "ce": certainty}
            elif role == "strike" and place.get("relative") and name in site and any(c.isdigit() for c in site):
                place["y"] = "anchor"


def folds(docs, count=5):
    """The fold of each report: a source stands on one side only, sets are spread evenly."""
    groups = collections.defaultdict(list)
    for doc in docs:
        groups[doc["set"], doc["group"]].append(doc["doc_id"])
    load, fold_of = collections.defaultdict(lambda: [0] * count), {}
    for (kind, _), ids in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        least = min(range(count), key=lambda at: (load[kind][at], at))
        load[kind][least] += len(ids)
        fold_of |= dict.fromkeys(ids, least)
    return fold_of


def linked(docs):
    """Reports that may tell of one event: dated within five days, with a struck name in common that is not in every report."""
    import datetime
    names = {d["doc_id"]: {fold(t["text"]) for t in d["toponyms"] if t["role"] == "strike_site"} for d in docs}
    frequency = collections.Counter(name for all_of in names.values() for name in all_of)
    rare = {i: {n for n in all_of if frequency[n] <= 25} for i, all_of in names.items()}
    day = {}
    for doc in docs:
        try:
            day[doc["doc_id"]] = datetime.date.fromisoformat((doc.get("date") or "")[:10]).toordinal()
        except ValueError:
            pass
    link = collections.defaultdict(set)
    ids = sorted(day)
    for at, one in enumerate(ids):
        for other in ids[at + 1:]:
            if abs(day[one] - day[other]) <= 5 and rare[one] & rare[other]:
                link[one].add(other)
                link[other].add(one)
    return link


def score(docs, struck):
    """Every struck name of a report counted once: precision, recall, F1, and reports without strikes that are given one."""
    found = false = total = calm = alarmed = 0
    for doc in docs:
        gold, places, flags = doc["gold"], doc["places"], struck[doc["doc_id"]]
        names = collections.defaultdict(list)
        for t in gold["toponyms"]:
            names[fold(t["text"])].append(t)
        used = set()
        for mentions in names.values():
            sites = [t for t in mentions if t["role"] == "strike_site"]
            if not sites:
                continue
            hits = [(k, p, t) for k, p in enumerate(places) for t in mentions if flags[k] and overlaps(p, t)]
            good = [k for k, p, t in hits if right(t, p)]
            optional = all(t.get("uncertain") for t in sites)
            nowhere = any(right(t, p) is None for _, p, t in hits)
            if good or optional or nowhere:
                used.update(k for k, _, _ in hits)
            if not optional:
                total += 1
                found += bool(good)
        wrong = set()
        for k, place in enumerate(places):
            excused = any(overlaps(place, span) for span in gold.get("ignore", [])) or place.get("lat") is not None and any(
                km((o["lat"], o["lon"]), (place["lat"], place["lon"])) <= POINT_KM for o in gold.get("optional_sites", []) if "lat" in o)
            if flags[k] and k not in used and not excused:
                wrong.add(fold(place["name"] or place["text"]))
        false += len(wrong)
        if not any(t["role"] == "strike_site" for t in gold["toponyms"]):
            calm += 1
            alarmed += bool(wrong)
    precision, recall = found / max(1, found + false), found / max(1, total)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall), alarmed, calm

"""From mentions to names: what the program's `src/site/verdict.rs` computes, and the weights of it."""
import collections
import math

import numpy as np
from sklearn.linear_model import LogisticRegression

from material import AREAS, fold, overlaps, right

SHARE = .5
STRUCK, SURE = 2, 3
WIDE = [5, 6]


def logit(p):
    p = np.clip(p, 1e-3, 1 - 1e-3)
    return np.log(p / (1 - p))


def evidence(report, answer):
    """What speaks for the name of each place having been struck, and which places are of one name."""
    roles, anything = answer[0], answer[3][0]
    places, count = report["places"], len(report["places"])
    same, inner, struck = report["ties"][0] > 0, report["ties"][1] > 0, roles[:, 1]
    np.fill_diagonal(same, True)
    rows = np.zeros((count, 11))
    for at, place in enumerate(places):
        own = same[at]
        within = inner[own].any(0) & ~own
        most = lambda which: struck[which].max() if which.any() else 0.0
        rows[at] = [logit(most(own)), logit(struck[own].mean()), most(within), most(~own), struck.mean(), place["kind"] == "country",
                    place["kind"] in AREAS - {"country"}, place["confidence"], place["lat"] is not None, math.log(own.sum()), anything]
    return rows, same


def truths(report):
    """Of each place: whether its name was struck, whether it also stands right, and how much that counts."""
    names = collections.defaultdict(list)
    for t in report["gold"]["toponyms"]:
        names[fold(t["text"])].append(t)
    out = np.tile([0.0, 0.0, 1.0], (len(report["places"]), 1))
    for at, place in enumerate(report["places"]):
        for mentions in names.values():
            sites = [t for t in mentions if t["role"] == "strike_site"]
            hits = [t for t in mentions if overlaps(place, t)]
            if sites and hits:
                stands = place["lat"] is not None and any(right(t, place) for t in hits)
                out[at] = [1, stands, 0.0 if all(t.get("uncertain") for t in sites) else 1.0]
        if any(overlaps(place, span) for span in report["gold"].get("ignore", [])):
            out[at, 2] = 0
    return out


def rows(reports, answers):
    """One row a name: report, evidence, struck, struck and right, weight."""
    out = []
    for report in reports:
        if not len(report["places"]):
            continue
        found, same = evidence(report, answers[report["doc_id"]])
        known, done = truths(report), np.zeros(len(found), bool)
        for at in range(len(found)):
            if not done[at]:
                done |= same[at]
                out.append((report["doc_id"], found[at], known[same[at], 0].max(), known[same[at], 1].max(), known[same[at], 2].min()))
    return out


def fit(all_rows, column):
    x, y = np.array([row[1] for row in all_rows]), np.array([row[column] for row in all_rows])
    if column == STRUCK:
        # Whether a country was struck is for its mentions to say; whether its middle is the place, is not.
        x[:, WIDE] = 0
    return LogisticRegression(max_iter=1000).fit(x, y, sample_weight=[row[4] for row in all_rows])


def struck(report, answers, weights, least):
    """Which places are called struck where a name is from the probability `least` on."""
    roles = answers[report["doc_id"]][0]
    if not len(roles):
        return []
    found, same = evidence(report, answers[report["doc_id"]])
    likely = weights.predict_proba(found)[:, 1] >= least
    return [bool(likely[at] and roles[at, 1] >= SHARE * roles[same[at], 1].max()) for at in range(len(roles))]


def calibration_error(probabilities, outcomes):
    bins = np.minimum((probabilities * 10).astype(int), 9)
    return sum((bins == n).mean() * abs(probabilities[bins == n].mean() - outcomes[bins == n].mean()) for n in range(10) if (bins == n).any())

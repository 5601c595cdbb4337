"""The kind of an event, from the network's answer, the weapons named around the place, and all words of its report by where they stand.

`src/site/role/kinds.rs` computes the same; what the weights are multiplied with is told there.
"""
import collections

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

import material
from material import EVENTS, fold

ZONES, NEAR, BESIDE, REPORT, FIRST = 4, 8.0, .5, .25, .5
# No kind is less probable than this for the logarithm, which counts half.
LEAST, HALF, CARRIED = 1e-3, .5, 5.0


def words(report, place):
    """What each word of the vocabulary is worth in each zone: in the sentence of the place, beside it, in the report, in its first sentence."""
    out = {}
    own, here, sentence = report["own"].tolist(), int(report["first"][place]), report["of_sentence"].tolist()
    for at in np.flatnonzero(report["own"] > 1).tolist():
        apart = sentence[at] - sentence[here]
        told = [(2, REPORT), (3, FIRST)] if sentence[at] == 0 else [(2, REPORT)]
        told += [(0, 1 / (1 + abs(at - here) / NEAR))] if apart == 0 else [(1, BESIDE)] if abs(apart) == 1 else []
        for zone, value in told:
            column = own[at] * ZONES + zone
            out[column] = max(out.get(column, 0), value)
    return out


def numbers(reports, answers, size, wanted):
    """A matrix of a row for each wanted place, and which they are."""
    ends, columns, values, dense, which = [0], [], [], [], []
    for report in reports:
        events = answers[report["doc_id"]][1]
        for place in range(len(report["places"])):
            if wanted(report, place):
                row = words(report, place)
                columns += row.keys()
                values += row.values()
                ends.append(len(columns))
                dense.append(np.concatenate([HALF * np.log(np.maximum(events[place], LEAST)), report["tools"][place]]))
                which.append((report["doc_id"], place))
    width = len(EVENTS) + (reports[0]["tools"].shape[1] if reports else 0)
    told = sparse.csr_matrix((values, columns, ends), shape=(len(which), size * ZONES))
    return sparse.hstack([sparse.csr_matrix(np.array(dense).reshape(-1, width)), told]).tocsr(), which


def is_labelled(report, place):
    return report["role"][place] == 1 and report["event"][place] >= 0


def fit(reports, answers, size):
    rows, which = numbers(reports, answers, size, is_labelled)
    event = {r["doc_id"]: r["event"] for r in reports}
    kinds = np.array([event[name][place] for name, place in which])
    share = collections.Counter(name for name, _ in which)
    # Twenty villages under one bombardment are little more than one.
    weight = [share[name] ** -.5 for name, _ in which]
    return LogisticRegression(max_iter=300, tol=1e-3).fit(rows, kinds, sample_weight=weight)


def read(reports, answers, model, size):
    """The probabilities of the kinds of each place."""
    out = {r["doc_id"]: np.zeros((len(r["places"]), len(EVENTS))) for r in reports}
    rows, which = numbers(reports, answers, size, lambda report, place: True)
    if which:
        known = model.predict_proba(rows)
        for (name, place), row in zip(which, known):
            out[name][place][model.classes_] = row
    for report in reports:
        # A sentence that names no weapon goes on about the one named before it in its paragraph.
        for kinds, carried in zip(out[report["doc_id"]], report["carried"]):
            if carried is not None:
                kinds[carried] *= CARRIED
                kinds /= kinds.sum()
    return out


def of_names(report, flags, kinds):
    """The labelled kinds of each name that is called struck and was, and the kind that is read."""
    names = collections.defaultdict(list)
    for t in report["gold"]["toponyms"]:
        names[fold(t["text"])].append(t)
    for mentions in names.values():
        sites = [t["event"] for t in mentions if t["role"] == "strike_site" and t.get("event")]
        hits = [k for k, p in enumerate(report["places"]) if flags[k] and any(material.overlaps(p, t) for t in mentions)]
        if sites and hits:
            yield collections.Counter(sites), EVENTS[kinds[hits].sum(0).argmax()]

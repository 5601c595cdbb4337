"""The network that reads what a report says of each place; `src/site/role/network.rs` is the same in Rust."""
import pathlib

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from material import EVENTS, ROLES

HERE = pathlib.Path(__file__).resolve().parent
HIDDEN, CONVOLUTIONS, SUMMARY, QUERY, NUMBERS, STATE, ROUNDS = 64, 3, 32, 32, 24, 64, 2
PLACE_SIGNALS, TIES, REACH, GAP, OWN = 26, 8, 30, 4, 24
# How far apart a place and a word stand, for the question what it was struck with: within a sentence, in the sentences around, in the first.
STEPS, SENTENCES_AWAY = (2, 5, 9, 15, 25), 3
FAR = 2 * (len(STEPS) + 1) + 2 * SENTENCES_AWAY + 1


def lay_out(report, general):
    """A report as arrays, its sentences apart so that no convolution reaches from one into another."""
    signals = report.pop("signals")
    words = np.array([[general.get(w["key"], 0) if w["key"] else 0, w["key"], w["case"], w["kind"], w["block"]]
                      for w in signals["words"]], np.uint64).reshape(-1, 5)
    rows, sentence, position, at = [], [], np.zeros(len(words) + 1, np.int64), 0
    for number, span in enumerate(signals["sentences"]):
        start, end = span["start"], span["end"]
        rows += [words[start:end], np.zeros((GAP, 5), np.uint64)]
        position[start:end] = at + np.arange(end - start)
        sentence += [number] * (end - start) + [-1] * GAP
        at += end - start + GAP
    last, count = len(signals["sentences"]) - 1, len(signals["spots"])
    apart = far(np.array([s["first"] for s in signals["spots"]], np.int64), signals["sentences"], len(words))
    spot = lambda s: [position[s["first"]], position[s["last"]],
                      *(position[s[k]] if s[k] is not None else at - 1 for k in ("before", "head", "tail")),
                      s["sentence"], s["sentence"] - 1, s["sentence"] + 1 if s["sentence"] < last else -1]
    ties = np.zeros((TIES, count, count), np.float32)
    for way, lists in enumerate(signals["ties"]):
        for place, others in enumerate(lists):
            ties[way, place, others] = 1 / max(1, len(others))
    report |= {
        "real": position[:-1], "far": apart, "first": np.array([s["first"] for s in signals["spots"]], np.int64),
        "carried": [s.get("carried") for s in signals["spots"]],
        "tools": np.array([s["tools"] for s in signals["spots"]], np.float32).reshape(count, -1),
        "words": np.concatenate(rows), "sentence": np.array(sentence), "position": position, "sentences": last + 1,
        "spots": np.array([spot(s) for s in signals["spots"]], np.int64).reshape(-1, 8), "ties": ties,
        "numbers": np.array([s["numbers"] for s in signals["spots"]], np.float32).reshape(-1, PLACE_SIGNALS),
        "role": np.array([ROLES.index(p["y"]) for p in report["places"]], np.int64),
        "weight": np.array([p["w"] for p in report["places"]], np.float32),
        "event": np.array([EVENTS.index(p["ev"]) if p["ev"] in EVENTS else -1 for p in report["places"]], np.int64),
        "certain": np.array([{"confirmed": 0, "claimed": 1}.get(p["ce"], -1) for p in report["places"]], np.int64),
    }


def far(first, sentences, count):
    """For each place and each token of its report, how far apart they stand."""
    number = np.zeros(count, np.int64)
    for at, span in enumerate(sentences):
        number[span["start"]:span["end"]] = at
    step, away = np.arange(count)[None] - first[:, None], number[None] - number[first][:, None]
    inside = np.searchsorted(STEPS, np.abs(step)) + (step > 0) * (len(STEPS) + 1)
    around = 2 * (len(STEPS) + 1) + np.clip(away, -SENTENCES_AWAY, SENTENCES_AWAY) + SENTENCES_AWAY
    heading = (number[None] == 0) & (away != 0)
    # The middle of the range of sentences is free, since a word of the same sentence is counted in steps: it is that of the first sentence.
    return np.where(away == 0, inside, np.where(heading, 2 * (len(STEPS) + 1) + SENTENCES_AWAY, around))


def vocabulary(reports, least=4):
    """Words that stand in so many reports have a vector of their own; 1 is that of all others, 0 of names and numbers."""
    keys, counts = np.unique(np.concatenate([np.unique(r["words"][:, 1]) for r in reports]), return_counts=True)
    return {0: 0} | {int(k): at + 2 for at, k in enumerate(k for k, n in zip(keys, counts) if n >= least and k)}


def number(reports, own):
    """Replaces the key of each word by its number in the vocabulary."""
    for report in reports:
        keys, inverse = np.unique(report["words"][:, 1], return_inverse=True)
        words = report["words"].copy()
        words[:, 1] = np.array([own.get(int(k), 1) for k in keys], np.uint64)[inverse]
        report["words"] = words.astype(np.int64)
        # Of each token, without the gaps between sentences: its word, and its sentence.
        report["own"], report["of_sentence"] = report["words"][report["real"], 1], report["sentence"][report["real"]]


def batch(reports):
    tokens, sentence, spots, around, of_place, of_sentence, whole, at, first = [], [], [], [], [], [], [], 0, 0
    total = sum(len(r["places"]) for r in reports)
    ties, place = torch.zeros(TIES, total, total), 0
    for index, r in enumerate(reports):
        count, here = len(r["places"]), r["spots"]
        tokens.append(r["words"])
        free = r["words"][r["real"], 3] == 0
        whole.append((place, place + count, torch.from_numpy(r["real"][free] + at), torch.from_numpy(r["far"][:, free])))
        sentence.append(np.where(r["sentence"] >= 0, r["sentence"] + first, -1))
        spots.append(here[:, :5] + at)
        near = np.where(here[:, 5:] >= 0, here[:, 5:] + first, -1)
        around.append(np.column_stack([near, np.full(count, first)]))
        ties[:, place:place + count, place:place + count] = torch.from_numpy(r["ties"])
        of_place += [index] * count
        of_sentence += [index] * r["sentences"]
        at, first, place = at + len(r["words"]), first + r["sentences"], place + count
    join = lambda parts: torch.from_numpy(np.concatenate(parts))
    all_of = lambda name: join([r[name] for r in reports])
    sentence, around = join(sentence), join(around)
    sentence[sentence < 0] = first
    around[around < 0] = first
    struck = torch.tensor([float((r["role"] == 1).any()) for r in reports])
    return {"tokens": join(tokens), "sentence": sentence, "sentences": first, "spots": join(spots), "around": around, "ties": ties,
            "of_place": torch.tensor(of_place), "of_sentence": torch.tensor(of_sentence), "reports": len(reports), "struck": struck, "whole": whole,
            **{name: all_of(name) for name in ("numbers", "role", "weight", "event", "certain")}}


class Drop(nn.Module):
    """Drops numbers at random, like `nn.Dropout`, by masks cut from one pool: drawing each anew takes a sixth of the time of training."""

    POOL = 1 << 22

    def __init__(self, share):
        super().__init__()
        self.share, self.pool = share, None

    def forward(self, values):
        if not self.training:
            return values
        if self.pool is None:
            self.pool = (torch.rand(self.POOL) >= self.share).float() / (1 - self.share)
        count = values.numel()
        if count >= self.POOL:
            return F.dropout(values, self.share)
        start = int(torch.randint(self.POOL - count, (1,)))
        return values * self.pool[start:start + count].view_as(values)


class Words(nn.Module):
    """The words of all sentences, each with those around it."""

    def __init__(self, vectors, own, drop):
        super().__init__()
        self.general = nn.Embedding.from_pretrained(vectors, freeze=True)
        self.own = nn.Embedding(own, OWN, padding_idx=0)
        nn.init.normal_(self.own.weight, std=.1)
        with torch.no_grad():
            self.own.weight[0] = 0
        self.case, self.kind, self.block = nn.Embedding(8, 4), nn.Embedding(10, 16), nn.Embedding(5, 4)
        self.projection = nn.Linear(vectors.shape[1] + OWN + 24, HIDDEN)
        self.convolutions = nn.ModuleList(nn.Conv1d(HIDDEN, HIDDEN, 3, padding=2 ** n, dilation=2 ** n) for n in range(CONVOLUTIONS))
        self.drop = Drop(drop)

    def forward(self, tokens, inside):
        general, own, case, kind, block = tokens.unbind(-1)
        if self.training:
            own = own * (torch.rand(own.shape) > .08).long()
            general = general * (torch.rand(general.shape) > .04).long()
        own = self.own(own) * (own > 0)[:, None]
        row = torch.cat([self.general(general), own, self.case(case), self.kind(kind), self.block(block)], -1)
        rows = self.drop(F.relu(self.projection(row))) * inside
        for convolution in self.convolutions:
            rows = (rows + self.drop(F.relu(convolution(rows.t()[None])[0].t()))) * inside
        return rows


class Network(nn.Module):
    def __init__(self, vectors, own, drop=.3):
        super().__init__()
        self.words, self.drop = Words(vectors, own, drop), Drop(drop)
        self.summary, self.numbers = nn.Linear(HIDDEN, SUMMARY), nn.Linear(PLACE_SIGNALS, NUMBERS)
        self.query, self.key, self.distance = nn.Linear(HIDDEN, QUERY), nn.Linear(HIDDEN, QUERY, bias=False), nn.Embedding(2 * REACH + 1, 1)
        self.place = nn.Linear(6 * HIDDEN + 6 * SUMMARY + NUMBERS, STATE)
        ways = lambda: nn.ModuleList(nn.Linear(STATE, STATE, bias=way == 0) for way in range(TIES + 1))
        self.rounds = nn.ModuleList(ways() for _ in range(ROUNDS))
        self.role, self.certainty = nn.Linear(STATE, len(ROLES)), nn.Linear(STATE, 2)
        # What it was struck with is asked of all words of the report.
        self.tool, self.tool_key, self.far = nn.Linear(STATE, QUERY), nn.Linear(HIDDEN, QUERY, bias=False), nn.Embedding(FAR, 1)
        self.event = nn.Linear(STATE + HIDDEN, len(EVENTS))
        # What only training asks: the role before places hear from each other, whether a report has a strike at all.
        self.early, self.report = nn.Linear(STATE, len(ROLES)), nn.Linear(2 * SUMMARY, 1)
        # What only pre-training asks: the former rules' answer, part of speech, relation and head of a word.
        self.rule, self.part, self.relation = nn.Linear(STATE, 3), nn.Linear(HIDDEN, 17), nn.Linear(HIDDEN, 40)
        self.head, self.governed, self.apart = nn.Linear(HIDDEN, 32), nn.Linear(HIDDEN, 32), nn.Embedding(2 * REACH + 1, 1)

    def pointer(self, rows, one, others):
        """How much each of `others` asks for the word `one`."""
        apart = (one - others).clamp(-REACH, REACH) + REACH
        return (self.key(rows)[one] * self.query(rows)[others]).sum(-1) / QUERY ** .5 + self.distance(apart).squeeze(-1)

    def forward(self, b):
        inside = (b["sentence"] < b["sentences"]).float()[:, None]
        rows = self.words(b["tokens"], inside)
        brief = torch.tanh(self.summary(rows))
        most = lambda index, count, values: torch.full((count, SUMMARY), -1.).scatter_reduce(0, index[:, None].expand(-1, SUMMARY), values, "amax")
        summaries = most(b["sentence"], b["sentences"] + 1, brief)[:-1]
        sentences = torch.bincount(b["of_sentence"], minlength=b["reports"]).float()[:, None]
        mean = torch.zeros(b["reports"], SUMMARY).index_add(0, b["of_sentence"], summaries) / sentences
        loudest = most(b["of_sentence"], b["reports"], summaries)
        summaries = torch.cat([summaries, torch.zeros(1, SUMMARY)])
        first, step = b["spots"][:, 0], torch.arange(-REACH, REACH + 1)
        near = (first[:, None] + step[None]).clamp(0, len(rows) - 1)
        open_ = (b["sentence"][near] == b["sentence"][first][:, None]) & (b["tokens"][:, 3] == 0)[near]
        asked = (self.key(rows)[near] * self.query(rows[first])[:, None]).sum(-1) / QUERY ** .5 + self.distance(step + REACH).squeeze(-1)[None]
        share = asked.masked_fill(~open_, -1e4).softmax(-1) * open_
        told = torch.cat([rows[b["spots"]].flatten(1), summaries[b["around"]].flatten(1), mean[b["of_place"]], loudest[b["of_place"]],
                          F.relu(self.numbers(b["numbers"])), (share[..., None] * rows[near]).sum(1)], -1)
        state = self.drop(F.relu(self.place(self.drop(told))))
        out = {"rows": rows, "early": self.early(state), "rule": self.rule(state),
               "report": self.report(torch.cat([mean, loudest], -1)).squeeze(-1)}
        for own, *ways in self.rounds:
            heard = own(state) + sum(b["ties"][n] @ way(state) for n, way in enumerate(ways))
            state = state + self.drop(F.relu(heard))
        asked, keys = self.tool(state) / QUERY ** .5, self.tool_key(rows)
        found = [torch.zeros(0, HIDDEN)]
        for start, end, words, far in b["whole"]:
            share = (asked[start:end] @ keys[words].t() + self.far(far).squeeze(-1)).softmax(-1)
            found.append(share @ rows[words])
        told = torch.cat([state, self.drop(torch.cat(found))], -1)
        return out | {"role": self.role(state), "event": self.event(told), "certainty": self.certainty(state)}


def loss(out, b):
    role = lambda scores: (F.cross_entropy(scores, b["role"], reduction="none", label_smoothing=.03) * b["weight"]).sum() / b["weight"].sum().clamp(min=1)
    total = role(out["role"]) + .5 * role(out["early"]) + .3 * F.binary_cross_entropy_with_logits(out["report"], b["struck"])
    for name, answer, share in (("event", "event", .5), ("certainty", "certain", .2)):
        known = b[answer] >= 0
        if known.any():
            total = total + share * F.cross_entropy(out[name][known], b[answer][known])
    return total


def read(network, reports, size=16):
    """Role, event and certainty of each place, and whether anything was struck in its report."""
    answers = {r["doc_id"]: (*(np.zeros((0, n)) for n in (len(ROLES), len(EVENTS), 2)), np.zeros(1)) for r in reports}
    reports = [r for r in reports if len(r["places"])]
    with torch.no_grad():
        for start in range(0, len(reports), size):
            group, at = reports[start:start + size], 0
            out = network(batch(group))
            parts = [out[name].softmax(-1).numpy() for name in ("role", "event", "certainty")]
            for r, report in zip(group, out["report"].numpy()):
                answers[r["doc_id"]] = (*(part[at:at + len(r["places"])] for part in parts), np.array([report]))
                at += len(r["places"])
    return answers

#!/usr/bin/env python3
"""Pre-trains the network on what needs no labelled reports, and writes `pretrained.pt`.

usage: pretrain.py WHEEL EVENTS TREEBANK TEACHER PROGRAM

EVENTS marks, in sentences of news agencies, a verb and the place where what it tells of happened (Halterman 2019).  TREEBANK is Universal
Dependencies' English Web Treebank, one token a line.  TEACHER is a `dateline` of before the network, whose rules say of each place of
those sentences whether it was struck, launched from or named: the network learns what they knew.  PROGRAM is `role_material`.
"""
import json
import lzma
import subprocess
import sys

import numpy as np
import torch
import torch.nn.functional as F

import network
import vectors
from material import overlaps

STEPS, RATE, SENTENCES, TREES, LONGEST = 2000, 3e-3, 110, 40, 110
PARTS = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"]
FINE = {"nsubj:pass", "obl:agent", "acl:relcl"}


def run(program, lines, *arguments):
    done = subprocess.run([program, *arguments], input="\n".join(map(json.dumps, lines)), capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def events(path, teacher, program, general):
    """Sentences laid out, each with its verb, the words of the place, and what the rules say of its names."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        marks = [json.loads(line) for line in file]
    found = run(program, [{"doc_id": str(n), "text": mark["text"]} for n, mark in enumerate(marks)])
    ruled = run(teacher, [{"id": str(n), "text": mark["text"]} for n, mark in enumerate(marks)], "batch")
    out = []
    for mark, one, rules in zip(marks, found, ruled, strict=True):
        meets = lambda token, spans: any(token[0] < end and start < token[1] for start, end in spans)
        tokens, spans = one["tokens"], one["signals"]["sentences"]
        verbs = [at for at, token in enumerate(tokens) if meets(token, mark["verb"])]
        if not verbs or len(tokens) > LONGEST:
            continue
        for place in one["places"]:
            place |= {"y": "mention", "w": 0.0, "ev": None, "ce": None}
        roles = [next((q["role"] for q in rules["places"] if overlaps(p, q)), "mention") for p in one["places"]]
        network.lay_out(one, general)
        of_verb = next(range(s["start"], s["end"]) for s in spans if s["start"] <= verbs[0] < s["end"])
        at = one["position"]
        one |= {"rule": np.array([{"strike_site": 1, "origin": 2}.get(role, 0) for role in roles], np.int64), "verb": int(at[verbs[0]]),
                "near": at[list(of_verb)], "there": np.array([meets(tokens[w], mark["locations"]) for w in of_verb])}
        out.append(one)
    return out


def case(word):
    if word[0].isdigit():
        return 4
    if not any(map(str.isalpha, word)):
        return 5
    if word.isupper() and len(word) > 1:
        return 3
    return 2 if word[0].isupper() else 1


def trees(path, general, own):
    """Sentences of the treebank: tokens as the network sees them, parts of speech, relations, heads."""
    out, rows, relations = [], [], {}
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in [*file, "\n"]:
            if line.strip():
                rows.append(line.rstrip("\n").split("\t"))
                continue
            if 3 <= len(rows) <= LONGEST:
                keys = [0 if word[0].isdigit() else vectors.key(word) for word, *_ in rows]
                tokens = [[general.get(k, 0) if k else 0, own.get(k, 1), case(r[0]), 0, 1] for k, r in zip(keys, rows)]
                name = lambda relation: relation if relation in FINE else relation.split(":")[0]
                relation = [min(39, relations.setdefault(name(r[4]), len(relations))) for r in rows]
                heads = [int(r[3]) - 1 if r[3] != "0" else at for at, r in enumerate(rows)]
                parts = [PARTS.index(r[1]) if r[1] in PARTS else 16 for r in rows]
                out.append(tuple(np.array(x, np.int64) for x in (tokens, parts, relation, heads)))
            rows = []
    return out


def event_loss(model, group):
    out = model(network.batch(group))
    starts = np.cumsum([0] + [len(one["words"]) for one in group])[:-1]
    width = max(len(one["near"]) for one in group)
    pad = lambda values, **how: np.stack([np.pad(v, (0, width - len(v)), **how) for v in values])
    near = torch.from_numpy(pad([one["near"] + start for one, start in zip(group, starts)], mode="edge"))
    real = torch.from_numpy(pad([np.ones(len(one["near"]), bool) for one in group]))
    there = torch.from_numpy(pad([one["there"] for one in group]))
    verbs = torch.tensor([one["verb"] + start for one, start in zip(group, starts)])
    asked = model.pointer(out["rows"], verbs[:, None].expand_as(near), near).masked_fill(~real, -1e4)
    shares = torch.cat([asked, torch.zeros(len(group), 1)], 1).log_softmax(-1)
    right = torch.cat([there, ~there.any(1, keepdim=True)], 1)
    pointed = -torch.logsumexp(shares + (right.float() + 1e-9).log(), 1).mean()
    rules = torch.from_numpy(np.concatenate([one["rule"] for one in group]))
    return F.cross_entropy(out["rule"], rules) + .5 * pointed


def tree_loss(model, group):
    gap = np.zeros((network.GAP, 5), np.int64)
    tokens = torch.from_numpy(np.concatenate([part for one in group for part in (one[0], gap)]))
    sentence = torch.tensor([x for n, one in enumerate(group) for x in [n] * len(one[0]) + [-1] * network.GAP])
    starts = torch.from_numpy(np.cumsum([0] + [len(one[0]) + network.GAP for one in group])[:-1])
    inside = sentence >= 0
    rows, at = model.words(tokens, inside.float()[:, None]), torch.where(inside)[0]
    join = lambda n: torch.from_numpy(np.concatenate([one[n] for one in group]))
    others = (starts[sentence[at]][:, None] + torch.arange(max(len(one[0]) for one in group))[None]).clamp(max=len(rows) - 1)
    apart = (others - at[:, None]).clamp(-network.REACH, network.REACH) + network.REACH
    heads = (model.head(rows)[at][:, None] * model.governed(rows)[others]).sum(-1) / 32 ** .5 + model.apart(apart).squeeze(-1)
    heads = heads.masked_fill(sentence[others] != sentence[at][:, None], -1e4)
    part, relation = F.cross_entropy(model.part(rows[at]), join(1)), F.cross_entropy(model.relation(rows[at]), join(2))
    return .15 * (part + relation + F.cross_entropy(heads, join(3)))


def main():
    wheel, marks, treebank, teacher, program = sys.argv[1:6]
    torch.set_num_threads(1)
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    general, table, step = vectors.read(wheel)
    sentences = events(marks, teacher, program, general)
    own = network.vocabulary(sentences)
    network.number(sentences, own)
    treebank = trees(treebank, general, own)
    model = network.Network(torch.from_numpy(table.astype(np.float32) * step), len(own) + 1, drop=.15)
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=RATE, weight_decay=.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, STEPS, pct_start=.1)
    model.train()
    for number in range(STEPS):
        group = [sentences[n] for n in rng.integers(0, len(sentences), SENTENCES)]
        total = event_loss(model, [one for one in group if len(one["places"])])
        total = total + tree_loss(model, [treebank[n] for n in rng.integers(0, len(treebank), TREES)])
        optimizer.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        schedule.step()
        if number % 200 == 199:
            print(number + 1, round(float(total), 3), flush=True)
    state = {name: value for name, value in model.state_dict().items() if name != "words.general.weight"}
    # The key of each vector of a word; the second vector is that of all words without one.
    keys = [0, 0] + [key - (1 << 64) if key >> 63 else key for key in own if key]
    torch.save(state | {"own_keys": torch.tensor(keys)}, network.HERE / "pretrained.pt")


if __name__ == "__main__":
    main()

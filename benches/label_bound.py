#!/usr/bin/env python3
"""How far the labels chosen may lie below the best choice: a bound by linear programming, independent of the program's own.

    cargo run --release --example label_problem places.geojson 1600x1000 > problem.json
    benches/label_bound.py problem.json          # needs numpy and highspy

The bound is the linear relaxation of the weighted independent set with cliques added until no clique that a greedy
search finds is violated (Verweij, Aardal 1999, LNCS 1643). With `--search SECONDS` HiGHS goes on by branch and bound,
which lowers the bound further and may find a better choice.
"""
import argparse
import json

import highspy
import numpy as np

VIOLATED = 1e-4
ROUNDS = 60
STARTS = 3


def neighbours(problem):
    """What each candidate excludes, those of its own item among it, and which candidates are worth keeping."""
    count = len(problem["item"])
    excludes = [set() for _ in range(count)]
    for a, b in problem["conflicts"]:
        excludes[a].add(b)
        excludes[b].add(a)
    items = {}
    for candidate, item in enumerate(problem["item"]):
        items.setdefault(item, []).append(candidate)
    for candidates in items.values():
        for c in candidates:
            excludes[c].update(d for d in candidates if d != c)
    return excludes, items


def dominated(problem, excludes, items):
    """Candidates for which another of their item is worth as much and excludes no more."""
    value, gone = problem["value"], set()
    for candidates in items.values():
        for c in candidates:
            better = (d for d in candidates if d != c and d not in gone and (value[d], -d) > (value[c], -c))
            if any(excludes[d] - {c} <= excludes[c] - {d} for d in better):
                gone.add(c)
    return gone


class Relaxation:
    """The linear relaxation, to which cliques are added."""

    def __init__(self, problem):
        excludes, items = neighbours(problem)
        gone = dominated(problem, excludes, items)
        self.kept = [c for c in range(len(excludes)) if c not in gone]
        self.column = {c: at for at, c in enumerate(self.kept)}
        alive = set(self.kept)
        self.excludes = {c: excludes[c] & alive for c in self.kept}
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        for _ in self.kept:
            self.solver.addVar(0, 1)
        value = np.array([problem["value"][c] for c in self.kept], dtype=float)
        self.solver.changeColsCost(len(self.kept), np.arange(len(self.kept), dtype=np.int32), -value)
        for candidates in items.values():
            if left := [c for c in candidates if c in alive]:
                self.add(self.extended(left, lambda _: 0.0))

    def add(self, clique):
        columns = np.array([self.column[c] for c in clique], dtype=np.int32)
        self.solver.addRow(-highspy.kHighsInf, 1, len(clique), columns, np.ones(len(clique)))

    def extended(self, clique, share):
        """The clique with more candidates, as long as there are some that all of it exclude."""
        clique = list(clique)
        near = set.intersection(*(self.excludes[c] for c in clique))
        while near:
            best = max(near, key=lambda c: (share(c), len(self.excludes[c]), -c))
            clique.append(best)
            near &= self.excludes[best]
        return clique

    def solve(self):
        self.solver.run()
        taken = self.solver.getSolution().col_value
        return dict(zip(self.kept, taken)), -self.solver.getInfo().objective_function_value

    def violated(self, taken):
        """Cliques of which more than one is taken, about each candidate and its strongest rivals."""
        cliques = set()
        for seed in (c for c in self.kept if taken[c] > VIOLATED):
            rivals = {c for c in self.excludes[seed] if taken[c] > VIOLATED}
            for second in sorted(rivals, key=lambda c: (-taken[c], c))[:STARTS]:
                clique, near = [seed, second], rivals & self.excludes[second]
                while near:
                    best = max(near, key=lambda c: (taken[c], -c))
                    clique.append(best)
                    near &= self.excludes[best]
                if sum(taken[c] for c in clique) > 1 + VIOLATED:
                    cliques.add(tuple(sorted(self.extended(clique, taken.get))))
        return sorted(cliques)


def bound_of(problem, seconds):
    relaxation = Relaxation(problem)
    taken, bound = relaxation.solve()
    for _ in range(ROUNDS):
        cliques = relaxation.violated(taken)
        if not cliques:
            break
        for clique in cliques:
            relaxation.add(clique)
        taken, bound = relaxation.solve()
    best = 0.0
    if seconds:
        solver = relaxation.solver
        for column in range(len(relaxation.kept)):
            solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        solver.setOptionValue("time_limit", seconds)
        solver.run()
        best = -solver.getInfo().objective_function_value
        bound = min(bound, -solver.getInfo().mip_dual_bound)
    return bound, best


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("problem")
    arguments.add_argument("--search", type=float, metavar="SECONDS", default=0.0)
    given = arguments.parse_args()
    with open(given.problem, encoding="utf-8") as file:
        problems = json.load(file)
    bounds = [bound_of(problem, given.search) for problem in problems["problems"]]
    bound, found = sum(b for b, _ in bounds) / 1000, sum(f for _, f in bounds) / 1000
    value = problems["value"]
    print(f"chosen {value:,.0f}; none is worth more than {bound:,.0f} (own bound {problems['bound']:,.0f})")
    print(f"at most {100 * (1 - value / bound):.2f} % below the best")
    if given.search:
        print(f"best found by branch and bound {found:,.0f}")


if __name__ == "__main__":
    main()

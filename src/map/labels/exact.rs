//! Branch and bound over one part, with a budget of nodes.
//!
//! # References
//!
//! Bound: weighted clique cover, Babel 1994, "A fast algorithm for the maximum weight clique problem", Computing
//! 52:31-38; a candidate is branched on only when the cover cannot pay for it.

use crate::map::labels::part::{Bits, Part};

/// A search for a choice worth more than a known one.
pub(in crate::map) struct Search<'p> {
    part: &'p Part,
    best: i64,
    found: Option<Vec<usize>>,
    limit: usize,
    left: usize,
}

impl<'p> Search<'p> {
    /// A search of at most `limit` nodes for more than `best`.
    pub(in crate::map) fn new(part: &'p Part, best: i64, limit: usize) -> Self {
        Self { part, best, found: None, limit, left: limit }
    }

    /// Whether the search was complete: nothing is worth more than what was found or known.
    pub(in crate::map) fn run(&mut self) -> bool {
        self.expand(Bits::full(self.part.value.len()), 0, &mut Vec::new())
    }

    /// How many nodes were visited.
    pub(in crate::map) fn nodes(&self) -> usize {
        self.limit - self.left
    }

    /// The best choice found, where it is worth more than the known one.
    pub(in crate::map) fn found(&self) -> Option<&[usize]> {
        self.found.as_deref()
    }

    fn expand(&mut self, open: Bits, value: i64, chosen: &mut Vec<usize>) -> bool {
        if value > self.best {
            self.best = value;
            self.found = Some(chosen.clone());
        }
        if open.first().is_none() {
            return true;
        }
        if self.left == 0 {
            return false;
        }
        self.left -= 1;
        let mut residual = self.part.value.clone();
        self.cover(&open, self.best - value, &mut residual);
        let branching: Vec<usize> = open.iter().filter(|&c| residual[c] > 0).collect();
        let mut rest = open;
        branching.iter().for_each(|&c| rest.clear(c));
        // Every set that beats the best holds one of `branching`: try each with what stands before it.
        for c in branching.into_iter().rev() {
            let mut inside = rest.clone();
            inside.remove(&self.part.excludes[c]);
            chosen.push(c);
            let complete = self.expand(inside, value + self.part.value[c], chosen);
            chosen.pop();
            if !complete {
                return false;
            }
            rest.set(c);
        }
        true
    }

    /// Covers values by cliques costing at most `slack` in all; what stays uncovered remains in `residual`.
    fn cover(&self, set: &Bits, slack: i64, residual: &mut [i64]) {
        let mut paid = 0;
        let mut open = set.clone();
        let mut clique = Vec::new();
        while let Some(seed) = open.iter().min_by_key(|&c| residual[c]) {
            let price = residual[seed];
            if paid + price > slack {
                break;
            }
            clique.clear();
            clique.push(seed);
            let mut near = open.clone();
            near.keep(&self.part.excludes[seed]);
            while let Some(next) = near.iter().max_by_key(|&c| (self.part.shared(&near, c), std::cmp::Reverse(c))) {
                clique.push(next);
                near.keep(&self.part.excludes[next]);
            }
            paid += price;
            for &member in &clique {
                residual[member] -= price;
                if residual[member] == 0 {
                    open.clear(member);
                }
            }
        }
    }
}

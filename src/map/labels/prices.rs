//! An upper bound on what any choice of labels is worth: prices on groups of candidates of which at most one can be
//! chosen, so that every item takes its best candidate for itself and pays for what it takes away from the others.
//!
//! With the prices y of cliques Q the bound is the sum of y plus, over the items, the greatest v - y(Q containing the
//! candidate). The prices fall where nobody and rise where several take a clique, by the subgradient steps of Polyak.
//! Cliques are made as they are broken.
//!
//! # References
//!
//! Lagrangian relaxation: Fisher 1981, Management Science 27(1):1-18. Cliques for map labels: Verweij, Aardal 1999, "An
//! optimisation algorithm for maximum independent set with applications in map labelling", ESA, LNCS 1643.

use std::cmp::Reverse;

use super::part::{Bits, Part};

/// Cliques with their prices, and the best bound that they have given.
pub(super) struct Prices<'p> {
    part: &'p Part,
    cliques: Vec<Vec<u32>>,
    price: Vec<f64>,
    /// The cliques of each candidate.
    within: Vec<Vec<u32>>,
    /// The candidates of each item.
    items: Vec<Vec<u32>>,
    /// What each candidate costs beyond itself.
    charge: Vec<f64>,
    /// The least bound found, and the worth of each candidate at its prices.
    best: f64,
    net: Vec<f64>,
    factor: f64,
    stale: u32,
}

/// After this many steps without a better bound, steps are made shorter.
const PATIENCE: u32 = 6;
/// The share of the distance to the target that is stepped at first.
const FIRST_FACTOR: f64 = 1.2;
/// Of this many candidates the one is added to a clique that leaves room for most others.
const TRIED: usize = 6;
/// A bound this near to a whole number is that number.
const ROUNDING: f64 = 1e-4;

impl<'p> Prices<'p> {
    pub(super) fn new(part: &'p Part) -> Self {
        let len = part.value.len();
        let mut items: Vec<Vec<u32>> = vec![Vec::new(); part.items];
        part.item.iter().enumerate().for_each(|(c, &item)| items[item as usize].push(c as u32));
        Self {
            part,
            cliques: Vec::new(),
            price: Vec::new(),
            within: vec![Vec::new(); len],
            items,
            charge: vec![0.0; len],
            best: f64::MAX,
            net: part.value.iter().map(|&v| v as f64).collect(),
            factor: FIRST_FACTOR,
            stale: 0,
        }
    }

    /// The least bound found so far.
    pub(super) fn bound(&self) -> i64 {
        (self.best + ROUNDING).floor() as i64
    }

    /// Takes steps towards the least bound, until it is not above `target` or the steps are used up.
    pub(super) fn lower(&mut self, target: i64, steps: usize) {
        for _ in 0..steps {
            if self.bound() <= target || self.factor < 0.01 {
                break;
            }
            self.step(target as f64);
        }
    }

    fn step(&mut self, target: f64) {
        let net = |c: u32| self.part.value[c as usize] as f64 - self.charge[c as usize];
        let mut taken = Bits::empty(self.part.value.len());
        let mut chosen: Vec<u32> = Vec::with_capacity(self.items.len());
        let mut bound: f64 = self.price.iter().sum();
        for candidates in &self.items {
            let best = candidates.iter().copied().max_by(|&a, &b| net(a).total_cmp(&net(b)).then(b.cmp(&a)));
            if let Some(c) = best.filter(|&c| net(c) > 0.0) {
                bound += net(c);
                taken.set(c as usize);
                chosen.push(c);
            }
        }
        if bound < self.best - 1e-9 * bound.abs() {
            if bound < self.best - 1e-4 * (self.best - target).abs() {
                self.stale = 0;
            }
            self.best = bound;
            for c in 0..self.net.len() {
                self.net[c] = self.part.value[c] as f64 - self.charge[c];
            }
        } else {
            self.stale += 1;
        }
        if self.stale > PATIENCE {
            self.factor *= 0.7;
            self.stale = 0;
        }
        self.make_cliques(&chosen, &taken);
        // How far each clique that matters is from being taken once.
        let mut slope: Vec<f64> = vec![1.0; self.cliques.len()];
        for &c in &chosen {
            self.within[c as usize].iter().for_each(|&q| slope[q as usize] -= 1.0);
        }
        let matters = |price: f64, slope: f64| slope != 0.0 && (price > 0.0 || slope < 0.0);
        let norm: f64 = self.price.iter().zip(&slope).filter(|&(&p, &s)| matters(p, s)).map(|(_, s)| s * s).sum();
        if norm == 0.0 {
            return;
        }
        let length = self.factor * (bound - target).max(1.0) / norm;
        for ((price, &slope), clique) in self.price.iter_mut().zip(&slope).zip(&self.cliques) {
            if matters(*price, slope) {
                let before = *price;
                *price = (before - length * slope).max(0.0);
                clique.iter().for_each(|&c| self.charge[c as usize] += *price - before);
            }
        }
    }

    /// Makes a clique of each pair that was taken against an exclusion and shares none yet.
    fn make_cliques(&mut self, chosen: &[u32], taken: &Bits) {
        for &a in chosen {
            let mut rivals = taken.clone();
            rivals.keep(&self.part.excludes[a as usize]);
            for b in rivals.iter().filter(|&b| b > a as usize) {
                let shared = self.within[a as usize].iter().any(|q| self.within[b].contains(q));
                if !shared {
                    self.make_clique(a as usize, b, taken);
                }
            }
        }
    }

    /// The clique about two candidates: those taken now first, then those worth most.
    fn make_clique(&mut self, a: usize, b: usize, taken: &Bits) {
        let mut near = self.part.excludes[a].clone();
        near.keep(&self.part.excludes[b]);
        let mut clique = vec![a as u32, b as u32];
        let mut preferred = near.clone();
        preferred.keep(taken);
        while let Some(next) = preferred.first() {
            clique.push(next as u32);
            near.keep(&self.part.excludes[next]);
            preferred.keep(&self.part.excludes[next]);
        }
        // Whoever leaves most of the others comes first.
        while let Some(next) = near.iter().take(TRIED).max_by_key(|&c| (self.part.shared(&near, c), Reverse(c))) {
            clique.push(next as u32);
            near.keep(&self.part.excludes[next]);
        }
        let number = self.cliques.len() as u32;
        clique.iter().for_each(|&c| self.within[c as usize].push(number));
        self.cliques.push(clique);
        self.price.push(0.0);
    }

    /// Candidates that may stand in a choice worth more than `target`.
    pub(super) fn hopeful(&self, target: i64) -> Bits {
        let mut hopeful = Bits::empty(self.part.value.len());
        for candidates in &self.items {
            let most = candidates.iter().map(|&c| self.net[c as usize]).fold(0.0, f64::max);
            for &c in candidates {
                if self.best - most + self.net[c as usize] + ROUNDING >= (target + 1) as f64 {
                    hopeful.set(c as usize);
                }
            }
        }
        hopeful
    }

    /// The candidates of each item by what they are worth at the best prices, the most settled item first: an order in
    /// which to take them greedily.
    pub(super) fn order(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.net.len() as u32).collect();
        order.sort_by(|&a, &b| self.net[b as usize].total_cmp(&self.net[a as usize]).then(a.cmp(&b)));
        order
    }
}

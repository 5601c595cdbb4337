//! Local search for a good choice: simulated annealing over whole placements, seeded, counted in moves.
//!
//! # References
//!
//! Christensen, Marks, Shieber 1995, ACM TOG 14(3): the best of the heuristics at every density.

use super::part::Part;

/// The temperature at the start and end as shares of a label's mean value, and the steps between.
const FIRST_TEMPERATURE: f64 = 0.12;
const LAST_TEMPERATURE: f64 = 0.002;
const COOLINGS: usize = 60;

/// SplitMix64 (Steele, Lea, Flood 2014): small, seeded, the same on every machine.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    pub(super) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// A placement under way.
struct State<'p> {
    part: &'p Part,
    /// The candidate that each item has.
    at: Vec<Option<u32>>,
    /// What must go for a candidate to come: the sum over the chosen ones of other items that it excludes.
    blocked: Vec<i64>,
    value: i64,
    siblings: Vec<Vec<u32>>,
}

impl<'p> State<'p> {
    fn new(part: &'p Part, chosen: &[usize]) -> Self {
        let mut siblings = vec![Vec::new(); part.items];
        part.item.iter().enumerate().for_each(|(c, &item)| siblings[item as usize].push(c as u32));
        let blocked = vec![0; part.value.len()];
        let mut state = Self { part, at: vec![None; part.items], blocked, value: 0, siblings };
        chosen.iter().for_each(|&c| state.put(c));
        state
    }

    fn put(&mut self, c: usize) {
        self.at[self.part.item[c] as usize] = Some(c as u32);
        self.value += self.part.value[c];
        for &other in &self.part.rivals[c] {
            self.blocked[other as usize] += self.part.value[c];
        }
    }

    fn lift(&mut self, c: usize) {
        self.at[self.part.item[c] as usize] = None;
        self.value -= self.part.value[c];
        for &other in &self.part.rivals[c] {
            self.blocked[other as usize] -= self.part.value[c];
        }
    }

    /// The best free candidate of an item.
    fn free(&self, item: usize) -> Option<usize> {
        // Candidates are in order of value.
        self.siblings[item].iter().copied().find(|&c| self.blocked[c as usize] == 0).map(|c| c as usize)
    }

    /// Sets a candidate, lifts what it excludes and puts that elsewhere where it can; what was lifted and put.
    fn force(&mut self, c: usize, undo: &mut Vec<(usize, bool)>) {
        undo.clear();
        let item = self.part.item[c] as usize;
        if let Some(old) = self.at[item] {
            self.lift(old as usize);
            undo.push((old as usize, false));
        }
        let mut lifted = Vec::new();
        if self.blocked[c] > 0 {
            for &other in &self.part.rivals[c] {
                if self.at[self.part.item[other as usize] as usize] == Some(other) {
                    lifted.push(other as usize);
                }
            }
        }
        for &other in &lifted {
            self.lift(other);
            undo.push((other, false));
        }
        self.put(c);
        undo.push((c, true));
        for other in lifted {
            if let Some(free) = self.free(self.part.item[other] as usize) {
                self.put(free);
                undo.push((free, true));
            }
        }
    }

    fn revert(&mut self, undo: &[(usize, bool)]) {
        for &(c, put) in undo.iter().rev() {
            if put { self.lift(c) } else { self.put(c) }
        }
    }

    /// Gives every item without a place a free one.
    fn fill(&mut self) {
        for item in 0..self.at.len() {
            if self.at[item].is_none()
                && let Some(c) = self.free(item)
            {
                self.put(c);
            }
        }
    }
}

/// Improves a choice by `moves` moves.
pub(super) fn anneal(part: &Part, start: &[usize], moves: usize, seed: u64) -> Vec<usize> {
    let mut random = Random(seed);
    let mut state = State::new(part, start);
    state.fill();
    let (mut best, mut best_value) = (state.at.clone(), state.value);
    let mean = state.value as f64 / state.at.iter().flatten().count().max(1) as f64;
    let mut temperature = FIRST_TEMPERATURE * mean;
    let cooling = (LAST_TEMPERATURE / FIRST_TEMPERATURE).powf(1.0 / COOLINGS as f64);
    let mut undo = Vec::new();
    for step in 0..moves {
        if step % moves.div_ceil(COOLINGS) == 0 {
            temperature *= cooling;
        }
        let c = random.below(part.value.len());
        let item = part.item[c] as usize;
        if state.at[item] == Some(c as u32) {
            continue;
        }
        // What is lifted may find another place, so a move is at worst as bad as this.
        let own = state.at[item].map_or(0, |old| part.value[old as usize]);
        let worst = part.value[c] - own - state.blocked[c];
        if (worst as f64) < -14.0 * temperature - 0.7 * state.blocked[c] as f64 {
            continue;
        }
        let before = state.value;
        state.force(c, &mut undo);
        let gain = state.value - before;
        if gain < 0 && random.unit() >= (gain as f64 / temperature).exp() {
            state.revert(&undo);
        } else if state.value > best_value {
            best_value = state.value;
            best.clone_from(&state.at);
        }
    }
    let mut last = State::new(part, &best.iter().flatten().map(|&c| c as usize).collect::<Vec<_>>());
    last.fill();
    last.at.iter().flatten().map(|&c| c as usize).collect()
}

//! Local search for a good choice: a candidate is forced in, what it excludes goes, and for some steps the best exchange
//! about the gap is made; what has come to nothing by then is taken back. Seeded, counted in steps.
//!
//! # References
//!
//! Nogueira, Pinheiro, Subramanian 2018, "A hybrid iterated local search heuristic for the maximum weight independent
//! set problem", Optimization Letters 12:567-583: the exchange of one candidate for all that it excludes. What was
//! just taken out does not come back: Glover 1989, "Tabu search - Part I", ORSA Journal on Computing 1(3):190-206.

use crate::map::labels::part::{Bits, Part};

/// Steps after which an excursion that has led to nothing better is given up.
const LONGEST_EXCURSION: usize = 16;

/// The loss that is put up with at first, as a share of the mean worth of an item; it falls to none.
const FIRST_TEMPERATURE: f64 = 0.3;

/// An exchange that loses more than so many times that worth leads nowhere.
const HOPELESS: f64 = 1.0;

/// SplitMix64 (Steele, Lea, Flood 2014): small, seeded, the same on every machine.
pub(in crate::map) struct Random(pub(in crate::map) u64);

impl Random {
    pub(in crate::map) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(in crate::map) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// A step of an excursion, to be taken back.
enum Step {
    Put(u32),
    Lift(u32),
}

/// A choice under way.
struct State<'p> {
    part: &'p Part,
    /// What the total grows by if a candidate is forced in: its value less that of all it excludes.
    gain: Vec<i64>,
    chosen: Bits,
    value: i64,
    /// The number of the excursion, and the last one that lifted a candidate or left room about it.
    excursion: u32,
    lifted: Vec<u32>,
    near: Vec<u32>,
    /// The candidates about the room that this excursion has made.
    open: Vec<u32>,
    taken: Vec<Step>,
    /// An exchange that gains no more than this is not looked at.
    least: i64,
    /// What a candidate forced in puts out; kept for its room.
    out: Vec<usize>,
}

impl<'p> State<'p> {
    fn new(part: &'p Part, start: &[usize]) -> Self {
        let len = part.value.len();
        let mut state = Self {
            part,
            gain: part.value.clone(),
            chosen: Bits::empty(len),
            value: 0,
            excursion: 0,
            lifted: vec![0; len],
            near: vec![0; len],
            open: Vec::new(),
            taken: Vec::new(),
            least: 0,
            out: Vec::new(),
        };
        start.iter().for_each(|&c| state.put(c));
        state.least = -(HOPELESS * state.mean()) as i64;
        state
    }

    /// The mean worth of an item.
    fn mean(&self) -> f64 {
        self.value as f64 / self.part.items as f64
    }

    fn put(&mut self, c: usize) {
        let value = self.part.value[c];
        self.chosen.set(c);
        self.value += value;
        let gain = self.gain.as_mut_slice();
        self.part.rivals(c).iter().for_each(|&other| gain[other as usize] -= value);
    }

    fn lift(&mut self, c: usize) {
        let value = self.part.value[c];
        self.chosen.clear(c);
        self.value -= value;
        let gain = self.gain.as_mut_slice();
        self.part.rivals(c).iter().for_each(|&other| gain[other as usize] += value);
    }

    /// Puts a candidate and lifts what it excludes.
    fn force(&mut self, c: usize) {
        let part = self.part;
        if self.gain[c] < part.value[c] {
            let mut out = std::mem::take(&mut self.out);
            out.extend(self.chosen.common(&part.excludes[c]));
            for other in out.drain(..) {
                self.lift(other);
                self.lifted[other] = self.excursion;
                self.taken.push(Step::Lift(other as u32));
                for &next in part.rivals(other) {
                    // Whoever gains by the next to be lifted is looked at again then.
                    if self.gain[next as usize] > self.least && self.near[next as usize] != self.excursion {
                        self.near[next as usize] = self.excursion;
                        self.open.push(next);
                    }
                }
            }
            self.out = out;
        }
        self.put(c);
        self.taken.push(Step::Put(c as u32));
    }

    /// The best exchange about the room made; what this excursion has lifted comes back only to reach more than `best`.
    fn exchange(&self, best: i64) -> Option<usize> {
        let needed = best - self.value;
        let mut found: Option<(i64, u32)> = None;
        for &c in &self.open {
            let at = c as usize;
            let gain = self.gain[at];
            let better = found.is_none_or(|(most, _)| gain > most);
            if better && !self.chosen.has(at) && (self.lifted[at] != self.excursion || gain > needed) {
                found = Some((gain, c));
            }
        }
        found.map(|(_, c)| c as usize)
    }

    /// Takes the steps of this excursion back to where there were so many.
    fn revert(&mut self, steps: usize) {
        while self.taken.len() > steps {
            match self.taken.pop() {
                Some(Step::Put(c)) => self.lift(c as usize),
                Some(Step::Lift(c)) => self.put(c as usize),
                None => break,
            }
        }
    }
}

/// Improves a choice by `steps` exchanges.
pub(in crate::map) fn improved(part: &Part, start: &[usize], steps: usize, seed: u64) -> Vec<usize> {
    let len = part.value.len();
    let mut random = Random(seed);
    let mut state = State::new(part, start);
    let (mut best, mut best_chosen) = (state.value, state.chosen.clone());
    let mean = state.mean();
    let mut left = steps;
    while left > 0 {
        // Candidates come in order of value: those worth more are tried more often, for much hangs on them.
        let first = random.below(len).min(random.below(len));
        left -= 1;
        if state.chosen.has(first) {
            continue;
        }
        let before = state.value;
        state.excursion += 1;
        state.open.clear();
        state.taken.clear();
        state.force(first);
        // The best choice on the way, and the steps that lead to it.
        let mut most = (state.value, state.taken.len());
        let mut patience = LONGEST_EXCURSION;
        while patience > 0
            && left > 0
            && let Some(next) = state.exchange(most.0.max(before))
        {
            state.force(next);
            patience -= 1;
            left -= 1;
            if state.value > most.0 {
                if state.value > before {
                    patience = LONGEST_EXCURSION;
                }
                most = (state.value, state.taken.len());
            }
        }
        let temperature = FIRST_TEMPERATURE * mean * left as f64 / steps as f64;
        let worst = before - (-temperature * random.unit().max(1e-9).ln()) as i64;
        state.revert(if most.0 >= worst { most.1 } else { 0 });
        if state.value > best {
            best = state.value;
            best_chosen.0.copy_from_slice(&state.chosen.0);
        }
    }
    best_chosen.iter().collect()
}

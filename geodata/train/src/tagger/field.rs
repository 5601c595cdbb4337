//! Training the random field: stochastic gradient with AdaGrad steps and averaged weights.
//!
//! # References
//!
//! Duchi, Hazan and Singer 2011, *Adaptive subgradient methods*; Polyak and Juditsky 1992 for averaging.

use std::borrow::Cow;

use dateline::tools::tagger::{LABELS, Row, Stretch, Weights, marginals, viterbi};

use super::example::Example;

/// How the field is trained.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings {
    /// The weight table has 2^bits rows.
    pub(crate) bits: u32,
    /// Passes over the examples.
    pub(crate) epochs: usize,
    /// The first step.
    pub(crate) rate: f32,
    /// How strongly weights are drawn to zero.
    pub(crate) decay: f32,
    /// Share of the features left out at random in each step, so that none is relied on alone.
    pub(crate) dropout: f32,
    /// Passes begun anew in another order, whose weights are averaged.
    pub(crate) orders: u64,
    /// Learn from the best wrong labelling only (a perceptron), not from all in their probability.
    pub(crate) perceptron: bool,
    /// What is added to `Outside` when tagging.
    pub(crate) outside: f32,
}

/// Marsaglia's xorshift, 64 bits.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number from 0 up to and without 1.
    fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1 << 24) as f32
    }
}

/// Weights in training.
pub(crate) struct Field {
    settings: Settings,
    rows: Vec<Row>,
    squares: Vec<Row>,
    sums: Vec<Row>,
    transitions: [Row; LABELS],
    transition_squares: [Row; LABELS],
    transition_sums: [Row; LABELS],
    steps: f32,
}

impl Field {
    /// A field that knows nothing.
    fn new(settings: Settings) -> Self {
        let rows = vec![Row::default(); 1 << settings.bits];
        Self {
            settings,
            squares: rows.clone(),
            sums: rows.clone(),
            rows,
            transitions: Default::default(),
            transition_squares: Default::default(),
            transition_sums: Default::default(),
            steps: 1.0,
        }
    }

    /// Learns from `examples`, each with its weight, in orders that depend only on their number.
    pub(crate) fn train(examples: &[(&Example, f32)], settings: Settings) -> Self {
        let mut whole = Self::new(settings);
        for order in 0..settings.orders {
            let mut field = Self::new(settings);
            field.run(examples, order);
            whole.take(&field, 1.0 / settings.orders as f32);
        }
        whole
    }

    fn run(&mut self, examples: &[(&Example, f32)], order: u64) {
        let mut visits: Vec<(usize, usize)> = examples
            .iter()
            .enumerate()
            .flat_map(|(e, (example, _))| (0..example.stretches.len()).map(move |s| (e, s)))
            .collect();
        let mut random = Random(0x2545_f491_4f6c_dd1d ^ order.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        for _ in 0..self.settings.epochs {
            for at in (1..visits.len()).rev() {
                visits.swap(at, (random.next() % (at as u64 + 1)) as usize);
            }
            for &(e, s) in &visits {
                let (example, weight) = examples[e];
                self.learn(example, s, weight, &mut random);
            }
        }
    }

    /// Adds the averaged weights of another field, times `share`.
    fn take(&mut self, other: &Self, share: f32) {
        let average = |weight: f32, sum: f32| share * (weight - sum / other.steps);
        for (row, (weights, sums)) in self.rows.iter_mut().zip(other.rows.iter().zip(&other.sums)) {
            for l in 0..LABELS {
                row[l] += average(weights[l], sums[l]);
            }
        }
        for a in 0..LABELS {
            for b in 0..LABELS {
                self.transitions[a][b] += average(other.transitions[a][b], other.transition_sums[a][b]);
            }
        }
    }

    fn learn(&mut self, example: &Example, at: usize, weight: f32, random: &mut Random) {
        let stretch = self.thinned(&example.stretches[at], random);
        let stretch = stretch.as_ref();
        let gold = &example.labels[at];
        let scores: Vec<Row> = (0..gold.len()).map(|t| self.score(stretch.features_of(t))).collect();
        let expected: Vec<Row> = if self.settings.perceptron {
            let best = viterbi(&scores, &self.transitions);
            best.iter().map(|&label| std::array::from_fn(|l| f32::from(l == label))).collect()
        } else {
            marginals(&scores, &self.transitions).0
        };
        self.steps += 1.0;
        for t in 0..gold.len() {
            let gradient: Row =
                std::array::from_fn(|l| weight * (f32::from(l == usize::from(gold[t])) - expected[t][l]));
            if gradient.iter().all(|g| g.abs() < 1e-3) {
                continue;
            }
            self.step(stretch.features_of(t), &gradient);
        }
        self.step_transitions(gold, &expected, weight);
    }

    /// The stretch with a random share of its features left out.
    fn thinned<'s>(&self, stretch: &'s Stretch, random: &mut Random) -> Cow<'s, Stretch> {
        if self.settings.dropout <= 0.0 {
            return Cow::Borrowed(stretch);
        }
        let mut thin = Stretch { tokens: stretch.tokens.clone(), features: Vec::new(), ends: Vec::new() };
        for at in 0..stretch.ends.len() {
            let kept = stretch.features_of(at).iter().filter(|_| random.unit() >= self.settings.dropout);
            thin.features.extend(kept);
            thin.ends.push(thin.features.len());
        }
        Cow::Owned(thin)
    }

    fn score(&self, features: &[u32]) -> Row {
        let mask = (1_u32 << self.settings.bits) - 1;
        let mut sums = Row::default();
        for feature in features {
            let row = &self.rows[(feature & mask) as usize];
            for l in 0..LABELS {
                sums[l] += row[l];
            }
        }
        let scale = 1.0 / (1.0 - self.settings.dropout);
        sums.map(|sum| sum * scale)
    }

    fn step(&mut self, features: &[u32], gradient: &Row) {
        let mask = (1_u32 << self.settings.bits) - 1;
        for feature in features {
            let at = (feature & mask) as usize;
            for (l, up) in gradient.iter().enumerate() {
                let weight = self.rows[at][l];
                let slope = up - self.settings.decay * weight;
                let square = &mut self.squares[at][l];
                *square += slope * slope;
                let moved = self.settings.rate * slope / (square.sqrt() + 1e-4);
                self.rows[at][l] += moved;
                self.sums[at][l] += moved * self.steps;
            }
        }
    }

    /// Moves the transitions; their expectation is approximated by the product of neighbouring marginals.
    fn step_transitions(&mut self, gold: &[u8], expected: &[Row], weight: f32) {
        for t in 0..gold.len() {
            let before_gold = if t == 0 { 0 } else { usize::from(gold[t - 1]) };
            for a in 0..LABELS {
                let before = if t == 0 { f32::from(a == 0) } else { expected[t - 1][a] };
                for (b, here) in expected[t].iter().enumerate() {
                    let wanted = f32::from(a == before_gold && b == usize::from(gold[t]));
                    let slope = weight * (wanted - before * here);
                    if slope.abs() < 1e-3 {
                        continue;
                    }
                    self.transition_squares[a][b] += slope * slope;
                    let moved = self.settings.rate * slope / (self.transition_squares[a][b].sqrt() + 1e-4);
                    self.transitions[a][b] += moved;
                    self.transition_sums[a][b] += moved * self.steps;
                }
            }
        }
    }

    /// The weights as a blob, with the table of clusters.
    pub(crate) fn blob(&self, clusters: &[u8]) -> Vec<u8> {
        let mut sizes: Vec<f32> = self.rows.iter().flatten().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        let largest = sizes.get(sizes.len() * 9995 / 10000).copied().unwrap_or(1.0);
        let step = largest / 127.0;
        let quantised: Vec<i8> =
            self.rows.iter().flatten().map(|w| (w / step).round().clamp(-127.0, 127.0) as i8).collect();
        Weights::write(self.settings.bits, step, self.settings.outside, &self.transitions, &quantised, clusters)
    }
}

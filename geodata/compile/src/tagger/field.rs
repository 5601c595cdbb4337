//! Training the random field: stochastic gradient with AdaGrad steps and averaged weights.
//!
//! # References
//!
//! Duchi, Hazan and Singer 2011, *Adaptive subgradient methods*; Polyak and Juditsky 1992 for averaging.

use dateline::mention::tagger::{LABELS, Row, Weights, marginals, viterbi};

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
    /// Learn from the best wrong labelling only (a perceptron), not from all in their probability.
    pub(crate) perceptron: bool,
    /// What is added to `Outside` when tagging.
    pub(crate) outside: f32,
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
    pub(crate) fn new(settings: Settings) -> Self {
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

    /// Learns from `examples`, each with its weight, in an order that depends only on their number.
    pub(crate) fn train(&mut self, examples: &[(&Example, f32)]) {
        let mut order: Vec<(usize, usize)> = examples
            .iter()
            .enumerate()
            .flat_map(|(e, (example, _))| (0..example.stretches.len()).map(move |s| (e, s)))
            .collect();
        let mut random = 0x2545_f491_4f6c_dd1d_u64;
        for _ in 0..self.settings.epochs {
            for at in (1..order.len()).rev() {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                order.swap(at, (random % (at as u64 + 1)) as usize);
            }
            for &(e, s) in &order {
                let (example, weight) = examples[e];
                self.learn(example, s, weight);
            }
        }
    }

    fn learn(&mut self, example: &Example, at: usize, weight: f32) {
        let stretch = &example.stretches[at];
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

    fn score(&self, features: &[u32]) -> Row {
        let mask = (1_u32 << self.settings.bits) - 1;
        let mut sums = Row::default();
        for feature in features {
            let row = &self.rows[(feature & mask) as usize];
            for l in 0..LABELS {
                sums[l] += row[l];
            }
        }
        sums
    }

    fn step(&mut self, features: &[u32], gradient: &Row) {
        let mask = (1_u32 << self.settings.bits) - 1;
        for feature in features {
            let at = (feature & mask) as usize;
            for l in 0..LABELS {
                let weight = self.rows[at][l];
                let slope = gradient[l] - self.settings.decay * weight;
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
                for b in 0..LABELS {
                    let wanted = f32::from(a == before_gold && b == usize::from(gold[t]));
                    let slope = weight * (wanted - before * expected[t][b]);
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

    /// The averaged weights as a blob, with the table of clusters.
    pub(crate) fn blob(&self, clusters: &[u8]) -> Vec<u8> {
        let average = |weight: f32, sum: f32| weight - sum / self.steps;
        let rows: Vec<Row> = self
            .rows
            .iter()
            .zip(&self.sums)
            .map(|(row, sums)| std::array::from_fn(|l| average(row[l], sums[l])))
            .collect();
        let transitions: [Row; LABELS] = std::array::from_fn(|a| {
            std::array::from_fn(|b| average(self.transitions[a][b], self.transition_sums[a][b]))
        });
        let mut sizes: Vec<f32> = rows.iter().flatten().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        let largest = sizes.get(sizes.len() * 9995 / 10000).copied().unwrap_or(1.0);
        let step = largest / 127.0;
        let quantised: Vec<i8> = rows.iter().flatten().map(|w| (w / step).round().clamp(-127.0, 127.0) as i8).collect();
        Weights::write(self.settings.bits, step, self.settings.outside, &transitions, &quantised, clusters)
    }
}

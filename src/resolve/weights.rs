//! How much each cue counts: trained weights, kept as a table that can be read and compared between versions.
//!
//! A log-linear ranker (conditional logit, McFadden 1974): the probability of a candidate is the softmax of the weighted sums of
//! its measures. `cargo run -p dateline-train -- resolver CORPUS…` fits the table and writes it; see `geodata/train`.

use std::fmt::Write as _;
use std::sync::LazyLock;

use super::cues::{COUNT, Cue, Measured};

/// The weights of both kinds of pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// For the first pass, which knows nothing of the other names.
    pub first: [f32; COUNT],
    /// For the later passes, which know what is believed of them.
    pub later: [f32; COUNT],
}

/// The weights shipped.
static SHIPPED: LazyLock<Weights> = LazyLock::new(|| Weights::from_tsv(include_str!("weights.tsv")));

impl Weights {
    /// The weights compiled into the program.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads a table of rows `cue`, `first`, `later`; a cue without a row weighs nothing.
    pub fn from_tsv(table: &str) -> Self {
        let mut weights = Self { first: [0.0; COUNT], later: [0.0; COUNT] };
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let Some(cue) = cells.next().and_then(|name| Cue::ALL.into_iter().find(|cue| cue.name() == name)) else {
                continue;
            };
            let mut cell = || cells.next().and_then(|cell| cell.trim().parse().ok()).unwrap_or(0.0);
            weights.first[cue as usize] = cell();
            weights.later[cue as usize] = cell();
        }
        weights
    }

    /// Writes the table that [`from_tsv`](Self::from_tsv) reads.
    pub fn to_tsv(&self) -> String {
        let mut table = String::from("# cue\tfirst pass\tlater passes\n");
        for cue in Cue::ALL {
            let (first, later) = (self.first[cue as usize], self.later[cue as usize]);
            // Writing to a string cannot fail.
            let _ = writeln!(table, "{}\t{first:.4}\t{later:.4}", cue.name());
        }
        table
    }

    /// The weights of pass number `pass`.
    pub(super) const fn of_pass(&self, pass: usize) -> &[f32; COUNT] {
        if pass == 0 { &self.first } else { &self.later }
    }
}

/// The weighted sum of `measured`.
pub(super) fn score(weights: &[f32; COUNT], measured: &Measured) -> f32 {
    weights.iter().zip(&measured.0).map(|(weight, value)| weight * value).sum()
}

/// Turns scores into probabilities that sum to 1.
pub(super) fn softmax(scores: &[f32]) -> Vec<f32> {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let powers: Vec<f32> = scores.iter().map(|score| (score - top).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.into_iter().map(|power| power / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_reads_back_as_it_was_written() {
        let shipped = Weights::shipped();
        assert_eq!(&Weights::from_tsv(&shipped.to_tsv()), shipped);
    }

    #[test]
    fn probabilities_sum_to_one() {
        assert!((softmax(&[1.0, 2.0, -3.0]).iter().sum::<f32>() - 1.0).abs() < 1e-6);
    }
}

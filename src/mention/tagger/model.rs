//! The weights, and the best labelling that they give.
//!
//! A linear-chain conditional random field over five labels. In: the features of a stretch of tokens. Out: its most
//! probable labels, and how probable each is.
//!
//! # References
//!
//! Lafferty, McCallum and Pereira 2001, *Conditional random fields*; Rabiner 1989 for Viterbi and forward–backward.

pub use dateline_format::tagger::{LABELS, Row};

/// What a token is to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Label {
    /// Outside of any name.
    Outside = 0,
    /// The first of several tokens of a name.
    First = 1,
    /// Between the first and the last.
    Inner = 2,
    /// The last of several.
    Last = 3,
    /// A name of one token.
    Single = 4,
}

/// Whether label `b` may follow label `a`; a stretch begins and ends as if `Outside` framed it.
pub(super) const fn may_follow(a: usize, b: usize) -> bool {
    let open = a == Label::First as usize || a == Label::Inner as usize;
    let continues = b == Label::Inner as usize || b == Label::Last as usize;
    open == continues
}

/// The best labels of a stretch.
///
/// `scores` holds a row for each token, `transitions` one for each label before.
pub fn viterbi(scores: &[Row], transitions: &[Row; LABELS]) -> Vec<usize> {
    let Some(&first) = scores.first() else { return Vec::new() };
    let mut best = Row::default();
    for label in 0..LABELS {
        best[label] = if may_follow(0, label) { first[label] + transitions[0][label] } else { f32::NEG_INFINITY };
    }
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    for row in &scores[1..] {
        let mut next = [f32::NEG_INFINITY; LABELS];
        let mut from = [0; LABELS];
        for label in 0..LABELS {
            for before in (0..LABELS).filter(|&before| may_follow(before, label)) {
                let score = best[before] + transitions[before][label] + row[label];
                if score > next[label] {
                    next[label] = score;
                    from[label] = before as u8;
                }
            }
        }
        best = next;
        back.push(from);
    }
    let mut label = 0;
    for candidate in (0..LABELS).filter(|&label| may_follow(label, 0)) {
        if best[candidate] > best[label] {
            label = candidate;
        }
    }
    let mut labels = vec![label; scores.len()];
    for at in (0..back.len()).rev() {
        label = usize::from(back[at][label]);
        labels[at] = label;
    }
    labels
}

/// The probability of each label at each token, and the logarithm of the sum over all labellings.
pub fn marginals(scores: &[Row], transitions: &[Row; LABELS]) -> (Vec<Row>, f32) {
    let length = scores.len();
    let mut forward = vec![[f32::NEG_INFINITY; LABELS]; length];
    let mut backward = vec![[f32::NEG_INFINITY; LABELS]; length];
    for at in 0..length {
        for label in 0..LABELS {
            let into = if at == 0 {
                if may_follow(0, label) { transitions[0][label] } else { f32::NEG_INFINITY }
            } else {
                log_sum(
                    (0..LABELS).filter(|&b| may_follow(b, label)).map(|b| forward[at - 1][b] + transitions[b][label]),
                )
            };
            forward[at][label] = into + scores[at][label];
        }
    }
    for at in (0..length).rev() {
        for label in 0..LABELS {
            backward[at][label] = if at + 1 == length {
                if may_follow(label, 0) { 0.0 } else { f32::NEG_INFINITY }
            } else {
                log_sum(
                    (0..LABELS)
                        .filter(|&n| may_follow(label, n))
                        .map(|n| transitions[label][n] + scores[at + 1][n] + backward[at + 1][n]),
                )
            };
        }
    }
    let total = length
        .checked_sub(1)
        .map_or(0.0, |last| log_sum((0..LABELS).map(|label| forward[last][label] + backward[last][label])));
    let mut rows = vec![Row::default(); length];
    for at in 0..length {
        for label in 0..LABELS {
            rows[at][label] = (forward[at][label] + backward[at][label] - total).exp();
        }
    }
    (rows, total)
}

fn log_sum(terms: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = terms.clone().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY {
        return most;
    }
    most + terms.map(|term| (term - most).exp()).sum::<f32>().ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_begins_must_end() {
        let wants_first = [[0.0, 9.0, 0.0, 0.0, 0.0]];
        assert_eq!(viterbi(&wants_first, &[[0.0; LABELS]; LABELS]), [0]);
        let pair = [[0.0, 2.0, 0.0, 0.0, 1.0], [0.5, 0.0, 0.0, 1.0, 0.0]];
        assert_eq!(viterbi(&pair, &[[0.0; LABELS]; LABELS]), [1, 3]);
    }

    #[test]
    fn probabilities_of_a_token_add_up_to_one() {
        let scores = [[0.1, 1.0, 0.3, 0.2, 0.7], [0.4, 0.1, 0.9, 1.2, 0.0], [1.0, 0.0, 0.0, 0.5, 0.2]];
        let (rows, _) = marginals(&scores, &[[0.1; LABELS]; LABELS]);
        for row in rows {
            assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        }
    }
}

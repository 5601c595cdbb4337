//! One reader's mind: the same words are the same thing throughout a document, unless the text there says otherwise.
//!
//! In: the names found, and for each token how probable it is part of a name. For words that were taken for a name at
//! least once, the evidence of all places where they stand alone is averaged, and every one of these places decided anew by
//! its own evidence and the average.

use std::ops::Range;

use super::Tagged;
use super::document::KeyMap;

/// The share that the rest of the document has in the decision.
const SHARE: f32 = 0.5;
/// Evidence of one occurrence is kept within this, in log-odds, so that none decides alone.
const CERTAIN: f32 = 4.0;

/// The words of a document as this file needs them.
pub(super) struct Words<'a> {
    /// The lower-case key of each token, 0 for one that cannot be part of a name.
    pub(super) keys: &'a [u64],
    /// How probable it is that each is part of a name.
    pub(super) inside: &'a [f32],
    /// Whether each is written with a capital.
    pub(super) capital: &'a [bool],
}

/// Where a phrase occurs, each with its log-odds.
type Occurrences = Vec<(Range<usize>, f32)>;

/// Decides the names of a document again.
pub(super) fn settle(words: &Words<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut phrases: Vec<&[u64]> = tagged.iter().map(|name| &words.keys[name.tokens.clone()]).collect();
    phrases.sort_unstable();
    phrases.dedup();
    let mut covered = vec![false; words.keys.len()];
    for name in &tagged {
        covered[name.tokens.clone()].fill(true);
    }
    let occurrences = find(words, &phrases, &tagged, &covered);
    let mut settled: Vec<Tagged> = Vec::with_capacity(tagged.len());
    for found in occurrences {
        let mean = found.iter().map(|(_, odds)| odds).sum::<f32>() / found.len().max(1) as f32;
        for (tokens, own) in found {
            let odds = (1.0 - SHARE) * own + SHARE * mean;
            if odds > 0.0 {
                settled.push(Tagged { tokens, confidence: 1.0 / (1.0 + (-odds).exp()) });
            }
        }
    }
    settled.sort_by_key(|name| (name.tokens.start, name.tokens.end));
    settled.dedup_by(|later, earlier| later.tokens.start < earlier.tokens.end);
    settled
}

/// The occurrences of each phrase: where it was tagged, and where it stands alone and untouched.
fn find(words: &Words<'_>, phrases: &[&[u64]], tagged: &[Tagged], covered: &[bool]) -> Vec<Occurrences> {
    // The lengths of the phrases that begin with a word: many may, but of few lengths.
    let mut lengths: KeyMap<Vec<usize>> = KeyMap::default();
    for phrase in phrases {
        let known = lengths.entry(phrase[0]).or_default();
        if !known.contains(&phrase.len()) {
            known.push(phrase.len());
        }
    }
    let mut found: Vec<Occurrences> = vec![Vec::new(); phrases.len()];
    for name in tagged {
        if let Ok(number) = phrases.binary_search(&&words.keys[name.tokens.clone()]) {
            found[number].push((name.tokens.clone(), odds(name.confidence)));
        }
    }
    for (at, key) in words.keys.iter().enumerate().filter(|(at, key)| **key != 0 && !covered[*at]) {
        for &length in lengths.get(key).into_iter().flatten() {
            let tokens = at..at + length;
            let Some(number) = words.keys.get(tokens.clone()).and_then(|here| phrases.binary_search(&here).ok()) else {
                continue;
            };
            if stands_alone(words, covered, &tokens) {
                let weakest = words.inside[tokens.clone()].iter().copied().fold(1.0, f32::min);
                found[number].push((tokens, odds(weakest)));
            }
        }
    }
    found
}

/// Whether no token of it is taken, and none beside it continues the capitals.
fn stands_alone(words: &Words<'_>, covered: &[bool], tokens: &Range<usize>) -> bool {
    let capital = |at: Option<usize>| at.and_then(|at| words.capital.get(at)).copied().unwrap_or(false);
    !covered[tokens.clone()].contains(&true) && !capital(tokens.start.checked_sub(1)) && !capital(Some(tokens.end))
}

fn odds(probability: f32) -> f32 {
    let p = probability.clamp(1e-4, 1.0 - 1e-4);
    (p / (1.0 - p)).ln().clamp(-CERTAIN, CERTAIN)
}

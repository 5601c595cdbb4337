//! Where names can be: stretches around capitals. All else is outside by rule, and costs nothing.

use std::ops::Range;

use super::lexicon::Classes;
use super::words::Word;
use crate::text::Sentence;

/// How far ahead of a small word its name's next capital may be, in tokens.
const REACH: usize = 3;

/// The stretches of tokens that are tagged, in order; none crosses a sentence.
pub(crate) fn find(words: &[Word<'_>], sentences: &[Sentence]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for sentence in sentences {
        let mut capital_ahead = usize::MAX;
        let mut active: Vec<usize> = Vec::new();
        for at in sentence.tokens.clone().rev() {
            let word = &words[at];
            if word.case.is_capital() {
                capital_ahead = at;
                active.push(at);
            } else if word.classes.any(Classes::JOINER) && capital_ahead.saturating_sub(at) <= REACH {
                active.push(at);
            }
        }
        for &at in active.iter().rev() {
            match found.last_mut() {
                Some(last) if last.end == at && at > sentence.tokens.start => last.end = at + 1,
                _ => found.push(at..at + 1),
            }
        }
    }
    found
}

//! Surnames taken for places: a word that no gazetteer knows, and that elsewhere in the document closes the full name of a person.
//!
//! In: the tokens and the names found. Out: which names are rather surnames ("Zulum", after "Governor Babagana Zulum").

use std::ops::Range;

use crate::lang::WordClass;
use crate::text::Token;
use crate::world::gazetteer::Gazetteer;

/// The last words of runs of capitals that none of the `names` touches.
pub(super) fn closing_words<'a>(tokens: &'a [Token], names: &[Range<usize>]) -> Vec<&'a str> {
    let mut taken = vec![false; tokens.len()];
    names.iter().for_each(|name| taken[name.clone()].fill(true));
    let is_free = |at: usize| !taken[at] && tokens[at].text.starts_with(char::is_uppercase);
    let closes = |at: &usize| *at > 0 && is_free(*at) && is_free(at - 1) && !(at + 1 < tokens.len() && is_free(at + 1));
    let mut closing: Vec<&str> = (0..tokens.len()).filter(closes).map(|at| tokens[at].text.as_str()).collect();
    closing.sort_unstable();
    closing.dedup();
    closing
}

/// Whether the name is one of those words, unknown to the gazetteer and without a preposition of place before it.
pub(super) fn is_surname(tokens: &[Token], name: &Range<usize>, closing: &[&str], gazetteer: &dyn Gazetteer) -> bool {
    let [token] = &tokens[name.clone()] else { return false };
    let placed = name.start.checked_sub(1).is_some_and(|at| tokens[at].is_small(WordClass::SurnamePreposition));
    closing.binary_search(&token.text.as_str()).is_ok() && !placed && gazetteer.lookup(&token.text).next().is_none()
}

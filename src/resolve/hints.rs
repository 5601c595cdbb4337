//! What the words around a name call it: "Rostov region", "the province of Fars", "Natanz nuclear facility".

use std::ops::Range;

use super::forms;
use super::lookup::Lookup;
use crate::lang::{Lexicon, WordClass};
use crate::text::Token;
use crate::world::gazetteer::FeatureKind;

/// Words of class looked at after a name ("uranium enrichment plant").
const LONGEST_CLASS: usize = 3;

/// The kind that the words around the name at `name` ask for.
pub(super) fn around(lookup: Lookup<'_>, tokens: &[Token], name: &Range<usize>) -> Option<FeatureKind> {
    after(lookup, tokens, name.end).or_else(|| before(lookup.lexicon, tokens, name.start))
}

fn after(lookup: Lookup<'_>, tokens: &[Token], end: usize) -> Option<FeatureKind> {
    (1..=LONGEST_CLASS).rev().find_map(|count| {
        let words: Vec<String> = tokens.get(end..end + count)?.iter().map(|token| token.text.to_lowercase()).collect();
        forms::class_after(lookup, &words.join(" "))
    })
}

/// "the region of", "the southern port city of".
fn before(lexicon: &Lexicon, tokens: &[Token], start: usize) -> Option<FeatureKind> {
    let of = start.checked_sub(1).filter(|&of| tokens[of].is_small(WordClass::Of))?;
    forms::class_before(lexicon, &tokens[of.checked_sub(1)?].text, &tokens[of].text)
}

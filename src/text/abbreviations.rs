//! Words whose full stop is part of them, and what may follow.

use crate::lang::{Lexicon, WordClass};

/// Bytes of the longest abbreviation of one word, without its stop.
const LONGEST: usize = 6;

/// Whether `word`, written without its full stop, is usually written with one.
pub(super) fn is_abbreviation(lexicon: &Lexicon, word: &str) -> bool {
    let of = |class| lexicon.is(class, word);
    word.len() <= LONGEST && (of(WordClass::NameAbbreviation) || of(WordClass::Abbreviation))
}

/// Whether a name must follow the token `word`, which ends with a full stop.
pub(super) fn introduces_a_name(lexicon: &Lexicon, word: &str) -> bool {
    let bare = word.strip_suffix('.').unwrap_or(word);
    bare.chars().count() == 1 || lexicon.is(WordClass::NameAbbreviation, bare)
}

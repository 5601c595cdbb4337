//! Names inside the name of an organisation: "Bank of Israel", "University of Georgia". The organisation is named there, not
//! the place.
//!
//! In: the tokens and a name. Out: whether the words before it, joined by "of", make it a part of an organisation's name.

use std::ops::Range;

use crate::lang::WordClass;
use crate::text::Token;

/// Whether the name at `name` is part of such an organisation's name.
pub(super) fn holds(tokens: &[Token], name: &Range<usize>) -> bool {
    let before = |back: usize| name.start.checked_sub(back).and_then(|at| tokens.get(at));
    let is_small = |back: usize, class| before(back).is_some_and(|token| token.is_small(class));
    // "the University of the Philippines"
    let of = if is_small(1, WordClass::The) { 2 } else { 1 };
    is_small(of, WordClass::Of) && before(of + 1).is_some_and(|head| head.is(WordClass::OrganisationHead))
}

//! Names inside the name of an organisation: "Bank of Israel", "University of Georgia". The organisation is named there, not
//! the place.
//!
//! In: the tokens and a name. Out: whether the words before it, joined by "of", make it a part of an organisation's name.

use std::ops::Range;

use crate::text::Token;

/// Nouns that, written with a capital and followed by "of" and a place, name an organisation.
const HEADS: &[&str] = &[
    "Bank",
    "University",
    "Ministry",
    "Department",
    "Institute",
    "Academy",
    "College",
    "School",
    "Army",
    "Party",
    "Church",
    "Diocese",
    "Archdiocese",
    "Federation",
    "Association",
    "Society",
    "Voice",
    "Radio",
    "Museum",
    "Chamber",
    "Council",
    "Union",
    "League",
    "Order",
    "Court",
    "Parliament",
    "Government",
];

/// Whether the name at `name` is part of such an organisation's name.
pub(super) fn holds(tokens: &[Token], name: &Range<usize>) -> bool {
    let text = |back: usize| name.start.checked_sub(back).and_then(|at| tokens.get(at)).map_or("", |t| t.text.as_str());
    // "the University of the Philippines"
    let of = if text(1) == "the" { 2 } else { 1 };
    text(of) == "of" && HEADS.contains(&text(of + 1))
}

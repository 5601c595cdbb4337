//! What a token looks like, computed once for each: its keys, its letters' case, the classes that it belongs to.

use super::lexicon::Classes;
use crate::lang;
use crate::text::Token;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// "raid".
    Lower,
    /// "Haifa".
    Title,
    /// "HAIFA", "U.S."
    Upper,
    /// "McLean", "iPhone".
    Mixed,
    /// "1,500".
    Number,
    /// A mark.
    Mark,
    /// A script without case.
    Caseless,
}

impl Case {
    /// Whether a name can begin so.
    pub(crate) const fn is_capital(self) -> bool {
        matches!(self, Self::Title | Self::Upper | Self::Mixed | Self::Caseless)
    }
}

/// A token as the tagger sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word<'a> {
    /// The token.
    pub(crate) token: &'a Token,
    /// The token's text.
    pub(crate) text: &'a str,
    /// Key of the text in lower case.
    pub(crate) lower: u64,
    /// Key of the text as written.
    pub(crate) exact: u64,
    /// Key of its shape: runs of capitals, small letters, digits and marks.
    pub(crate) shape: u64,
    /// How it is written.
    pub(crate) case: Case,
    /// The classes that it belongs to.
    pub(crate) classes: Classes,
    /// Its cluster of words used alike, 0 where unknown.
    pub(crate) cluster: u8,
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The FNV-1a key of a text.
///
/// # References
///
/// Fowler, Noll and Vo, 64-bit FNV-1a.
pub fn key(text: &str) -> u64 {
    text.bytes().fold(SEED, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// Describes one token; `cluster` finds the cluster of a word by its key as written, then in lower case.
pub(crate) fn describe<'a>(token: &'a Token, cluster: impl Fn(u64) -> u8) -> Word<'a> {
    let text = token.text.as_str();
    let (exact, lower) = (key(text), lang::key(text));
    let (case, shape) = look(text);
    let found = cluster(exact);
    Word {
        token,
        text,
        lower,
        exact,
        shape,
        case,
        classes: Classes::of(token.classes),
        cluster: if found > 0 { found } else { cluster(lower) },
    }
}

/// The case and the shape of a word.
fn look(text: &str) -> (Case, u64) {
    let (mut upper, mut lower, mut digit, mut other_letter, mut first_upper) = (0, 0, 0, 0, false);
    let (mut shape, mut last) = (SEED, 0);
    for (at, c) in text.chars().enumerate() {
        let class = if c.is_uppercase() {
            upper += 1;
            first_upper |= at == 0;
            b'X'
        } else if c.is_lowercase() {
            lower += 1;
            b'x'
        } else if c.is_numeric() {
            digit += 1;
            b'9'
        } else if c.is_alphabetic() {
            other_letter += 1;
            b'c'
        } else {
            b'.'
        };
        if class != last || at < 2 {
            shape = (shape ^ u64::from(class)).wrapping_mul(PRIME);
            last = class;
        }
    }
    let case = match (upper, lower, digit, other_letter) {
        (0, 0, 0, 0) => Case::Mark,
        (0, 0, 0, _) => Case::Caseless,
        (0, 0, _, _) => Case::Number,
        (0, _, _, _) => Case::Lower,
        (_, 0, _, _) => Case::Upper,
        (1, _, _, _) if first_upper => Case::Title,
        _ if first_upper => Case::Mixed,
        _ => Case::Lower,
    };
    (case, shape)
}

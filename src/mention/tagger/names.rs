//! What the gazetteer says of the words of a document: the longest name that each is part of.

use super::words::Word;
use crate::text::Sentence;

/// How a token lies in the longest name that begins at or before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Named {
    /// What kind of name: 0 for none, else one more than a feature kind's number, with a band of prominence above.
    pub(crate) class: u16,
    /// 0 outside, 1 the whole name, 2 its first token, 3 between, 4 its last.
    pub(crate) part: u8,
}

impl Named {
    /// Both as one number, for features.
    pub(crate) const fn code(self) -> u64 {
        self.class as u64 * 8 + self.part as u64
    }
}

/// The longest names from left to right; `look` answers how many words the longest name has that begins with the words
/// given, and its class.
pub(crate) fn find(
    words: &[Word<'_>],
    sentences: &[Sentence],
    mut look: impl FnMut(&[Word<'_>]) -> Option<(usize, u16)>,
) -> Vec<Named> {
    let mut named = vec![Named::default(); words.len()];
    for sentence in sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let found = if words[at].case.is_capital() { look(&words[at..sentence.tokens.end]) } else { None };
            let Some((length, class)) = found else {
                at += 1;
                continue;
            };
            for offset in 0..length {
                let part = match (offset == 0, offset + 1 == length) {
                    (true, true) => 1,
                    (true, false) => 2,
                    (false, true) => 4,
                    (false, false) => 3,
                };
                named[at + offset] = Named { class, part };
            }
            at += length;
        }
    }
    named
}

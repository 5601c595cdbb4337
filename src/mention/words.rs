//! The tokens of a text as the readers of numbers, lengths and kinds ask for them.

use std::str::FromStr;

use crate::lang::{Lexicon, WordClass};
use crate::text::Token;

/// Tokens with their language; beyond the last there is nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'t> {
    pub(super) lexicon: &'t Lexicon,
    pub(super) tokens: &'t [Token],
}

impl<'t> Words<'t> {
    /// The token at `at` as written, empty beyond the last.
    pub(super) fn text(self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.text.as_str())
    }

    /// Whether the token at `at` is of a class.
    pub(super) fn is(self, at: usize, class: WordClass) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(class))
    }

    /// What the class says of the token at `at`.
    pub(super) fn get<T: FromStr>(self, at: usize, class: WordClass) -> Option<T> {
        let token = self.tokens.get(at).filter(|token| token.is(class))?;
        self.lexicon.get(class, &token.text)
    }

    /// What a multiplying word multiplies by: `thousand`, `million`.
    pub(super) fn multiplier(self, at: usize) -> Option<f64> {
        self.get(at, WordClass::Multiplier)
    }
}

//! What the tagger finds.

use std::ops::Range;

/// A name that the tagger found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tagged {
    /// Its tokens, as indices into [`Article::tokens`](crate::text::Article::tokens).
    pub tokens: Range<usize>,
    /// How probable it is, 0 to 1.
    pub confidence: f32,
}

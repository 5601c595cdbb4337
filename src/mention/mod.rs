//! What a text mentions: toponyms, quantities with units and hedges, directions, dates.

mod boundary;
pub(crate) mod clause;
pub mod direction;
pub mod hedge;
mod hint;
mod metonym;
pub(crate) mod number;
mod organisation;
pub mod quantity;
mod slots;
mod surname;
#[cfg_attr(
    not(feature = "tools"),
    allow(unreachable_pub, dead_code, unused_imports, reason = "`tools` opens the rest of it")
)]
pub(crate) mod tagger;
pub(crate) mod toponym;
mod words;

pub(crate) use toponym::presume;
pub use toponym::{Toponym, recognize};

use crate::span::Span;
use crate::text::Article;

/// Takes the spans given as the place names, and no others.
pub fn given(article: &Article, spans: &[Span]) -> Vec<Toponym> {
    spans.iter().map(|&span| toponym::at(article, span)).collect()
}

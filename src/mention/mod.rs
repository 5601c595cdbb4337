//! What a text mentions: toponyms, quantities with units and hedges, directions, dates.

mod boundary;
pub mod clause;
pub mod direction;
pub mod hedge;
mod hint;
mod metonym;
pub mod number;
mod organisation;
pub mod quantity;
mod slots;
mod surname;
pub mod tagger;
mod toponym;
mod words;

pub use toponym::{Toponym, presume, recognize, recognize_with};

use crate::span::Span;
use crate::text::Article;

/// Takes the spans given as the place names, and no others.
pub fn given(article: &Article, spans: &[Span]) -> Vec<Toponym> {
    spans.iter().map(|&span| toponym::at(article, span)).collect()
}

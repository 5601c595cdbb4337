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

pub use toponym::{presume, recognize, recognize_with};

use crate::span::Span;
use crate::text::Article;

/// A place name found in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Toponym {
    /// Where it stands.
    pub span: Span,
    /// The words as they stand.
    pub text: String,
    /// What the words around it say that it is ("province", "airport"), if anything.
    pub hint: Option<crate::world::gazetteer::FeatureKind>,
    /// Whether it speaks or acts as a government or team ("Tehran said").
    pub metonymic: bool,
    /// The recognizer's own confidence that this is a place name, 0 to 1.
    pub confidence: f32,
}

/// Takes the spans given as the place names, and no others.
pub fn given(article: &Article, spans: &[Span]) -> Vec<Toponym> {
    spans.iter().map(|&span| toponym::at(article, span)).collect()
}

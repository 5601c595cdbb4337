//! From tagged tokens to toponyms: the span that the policy asks for, the kind that the words around tell, and whether
//! the place is named as an actor.

use std::sync::OnceLock;

use super::tagger::{self, Tagged, Weights};
use super::{Toponym, hint, metonym};
use crate::span::Span;
use crate::text::Article;

/// Finds the place names of an article with the compiled weights.
pub fn recognize(article: &Article) -> Vec<Toponym> {
    static WEIGHTS: OnceLock<Option<Weights<'static>>> = OnceLock::new();
    let weights = WEIGHTS.get_or_init(|| Weights::read(dateline_gazetteer::TAGGER));
    weights.as_ref().map(|weights| recognize_with(article, weights)).unwrap_or_default()
}

/// Finds the place names of an article with the weights given.
pub fn recognize_with(article: &Article, weights: &Weights<'_>) -> Vec<Toponym> {
    tagger::tag(article, weights).into_iter().map(|tagged| toponym(article, &tagged)).collect()
}

fn toponym(article: &Article, tagged: &Tagged) -> Toponym {
    let tokens = &article.tokens[tagged.tokens.clone()];
    let start = tokens.first().map_or(0, |token| token.span.start);
    let end = tokens.last().map_or(start, |token| token.span.end);
    let span = Span::new(start, end);
    Toponym {
        span,
        text: article.slice(span).to_owned(),
        hint: hint::of(&article.tokens, tagged.tokens.clone()),
        metonymic: metonym::is_actor(&article.tokens, tagged.tokens.clone()),
        confidence: tagged.confidence,
    }
}

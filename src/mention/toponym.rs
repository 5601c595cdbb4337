//! From tagged tokens to toponyms: the span that the policy asks for, the kind that the words around tell, and whether
//! the place is named as an actor.

use std::ops::Range;
use std::sync::OnceLock;

use super::tagger::{self, Weights};
use super::{boundary, hint, metonym, organisation, slots, surname};
use crate::span::Span;
use crate::text::Article;
use crate::world::gazetteer::{FeatureKind, Gazetteer};

/// A place name found in the text.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Toponym {
    /// Where it stands.
    pub span: Span,
    /// The words as they stand.
    pub text: String,
    /// What the words around it say that it is ("province", "airport"), if anything.
    pub hint: Option<FeatureKind>,
    /// Whether it speaks or acts as a government or team ("Tehran said").
    pub metonymic: bool,
    /// The recognizer's own confidence that this is a place name, 0 to 1.
    pub confidence: f32,
}

/// Finds the place names of an article with the compiled weights.
pub fn recognize(article: &Article, gazetteer: &dyn Gazetteer) -> Vec<Toponym> {
    static WEIGHTS: OnceLock<Option<Weights<'static>>> = OnceLock::new();
    let weights = WEIGHTS.get_or_init(|| Weights::read(dateline_tagger::TAGGER));
    weights.as_ref().map(|weights| recognize_with(article, gazetteer, weights)).unwrap_or_default()
}

/// How sure a name is that stands where only a place can and that the gazetteer knows.
const PRESUMED: f32 = 0.9;

/// Names beside those at `names` that stand where only a place can and that the gazetteer knows: "Lviv is about 70 km from".
pub(crate) fn presume(article: &Article, names: &[Span], gazetteer: &dyn Gazetteer) -> Vec<Toponym> {
    slots::filled(article, names, gazetteer).into_iter().map(|name| toponym(article, name, PRESUMED)).collect()
}

/// Finds the place names of an article with the weights given.
#[cfg_attr(not(feature = "tools"), allow(unreachable_pub, reason = "`tools` opens it"))]
pub fn recognize_with(article: &Article, gazetteer: &dyn Gazetteer, weights: &Weights<'_>) -> Vec<Toponym> {
    let mut sentences = article.sentences.iter().peekable();
    let mut found: Vec<Toponym> = Vec::new();
    let all = tagger::tag(article, gazetteer, weights);
    let closing = surname::closing_words(&article.tokens, &all.iter().map(|t| t.tokens.clone()).collect::<Vec<_>>());
    for tagged in all {
        if surname::is_surname(&article.tokens, &tagged.tokens, &closing, gazetteer) {
            continue;
        }
        while sentences.peek().is_some_and(|sentence| sentence.tokens.end <= tagged.tokens.start) {
            sentences.next();
        }
        let Some(sentence) = sentences.peek() else { break };
        let name = boundary::settle(article, sentence.tokens.clone(), tagged.tokens, gazetteer);
        if boundary::is_clock(&article.tokens, &name)
            || boundary::is_compound(&article.tokens, &name, gazetteer.lexicon())
            || organisation::holds(&article.tokens, &name)
        {
            continue;
        }
        let toponym = toponym(article, name, tagged.confidence);
        // A name that grew over the one before it takes its place.
        while found.last().is_some_and(|last| last.span.overlaps(toponym.span)) {
            found.pop();
        }
        found.push(toponym);
    }
    found
}

/// The name that somebody else found at `span`, with what the words around it tell.
pub(super) fn at(article: &Article, span: Span) -> Toponym {
    let name = article.tokens_in(span);
    let known = !name.is_empty();
    Toponym {
        span,
        text: article.slice(span).to_owned(),
        hint: known.then(|| hint::of(article.lexicon, &article.tokens, name.clone())).flatten(),
        metonymic: known && metonym::is_actor(&article.tokens, name),
        confidence: 1.0,
    }
}

fn toponym(article: &Article, name: Range<usize>, confidence: f32) -> Toponym {
    let tokens = &article.tokens;
    let span = Span::new(tokens[name.start].span.start, tokens[name.end - 1].span.end);
    Toponym {
        span,
        text: article.slice(span).to_owned(),
        hint: hint::of(article.lexicon, tokens, name.clone()),
        metonymic: metonym::is_actor(tokens, name),
        confidence,
    }
}

//! The trained tagger: which tokens are names of places.
//!
//! In: an article. Out: stretches of tokens, each with a probability. Reading order: `words` (what a token looks like),
//! `lexicon` (closed word classes), `names` (the gazetteer), `runs` (capitalised phrases), `rows` (of names), `layout` (headings and
//! items), `document` (memory of the whole text), `segments` (where names can be), `features`, `model` (the random field), `known` (names that
//! the gazetteer vouches for), `consistency` (one mind throughout a document).
//! Training is `dateline-train tagger`; it uses [`prepare`], so that both see the same features.

mod consistency;
mod document;
mod features;
mod known;
mod layout;
mod lexicon;
mod model;
mod names;
mod rows;
mod runs;
mod segments;
mod tagged;
mod words;

use std::ops::Range;

pub use dateline_format::tagger::{Weights, enter, lookup};
pub use model::{LABELS, Label, Row, marginals, viterbi};
pub(crate) use tagged::Tagged;
pub use words::key;

use crate::text::Article;
use crate::world::gazetteer::Gazetteer;
use consistency::Words;

/// A stretch of tokens that the random field labels, with the features of each.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// The tokens.
    pub tokens: Range<usize>,
    /// The features of all, one after the other.
    pub features: Vec<u32>,
    /// Where the features of each token end.
    pub ends: Vec<usize>,
}

impl Stretch {
    /// The features of the stretch's token `at`.
    pub fn features_of(&self, at: usize) -> &[u32] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.features[start..self.ends[at]]
    }
}

/// Cuts an article into stretches and extracts their features; `cluster` finds the cluster of a word by its key.
pub fn prepare(article: &Article, gazetteer: &dyn Gazetteer, cluster: impl Fn(u64) -> u8) -> Vec<Stretch> {
    stretches(article, &describe(article, gazetteer, cluster))
}

fn describe<'a>(article: &'a Article, gazetteer: &dyn Gazetteer, cluster: impl Fn(u64) -> u8) -> features::Scene<'a> {
    let mut words: Vec<_> = article.tokens.iter().map(|token| words::describe(token, &cluster)).collect();
    let runs = runs::find(&words, &article.sentences);
    let named = names::find(&mut words, &article.sentences, gazetteer);
    let memory = document::Memory::of(&words);
    let rows = rows::Rows::of(&words, &runs, &named, &article.sentences);
    let layouts = layout::find(article, &words);
    features::Scene { words, runs, named, memory, rows, layouts }
}

fn stretches(article: &Article, scene: &features::Scene<'_>) -> Vec<Stretch> {
    let mut sentences = article.sentences.iter().zip(&scene.layouts).peekable();
    let mut stretches = Vec::new();
    for tokens in segments::find(&scene.words, &article.sentences) {
        while sentences.peek().is_some_and(|(sentence, _)| sentence.tokens.end <= tokens.start) {
            sentences.next();
        }
        let Some((sentence, layout)) = sentences.peek() else { break };
        let mut stretch = Stretch { tokens: tokens.clone(), features: Vec::new(), ends: Vec::new() };
        for at in tokens {
            features::extract(scene, sentence, **layout, at, &mut stretch.features);
            stretch.ends.push(stretch.features.len());
        }
        stretches.push(stretch);
    }
    stretches
}

/// Finds the names of an article.
pub(crate) fn tag(article: &Article, gazetteer: &dyn Gazetteer, weights: &Weights<'_>) -> Vec<Tagged> {
    let count = article.tokens.len();
    let (mut keys, mut inside, mut capital) = (vec![0; count], vec![0.0; count], vec![false; count]);
    let mut found = Vec::new();
    let scene = describe(article, gazetteer, |key| weights.cluster(key));
    for stretch in stretches(article, &scene) {
        let scores: Vec<Row> = (0..stretch.ends.len()).map(|at| weights.score(stretch.features_of(at))).collect();
        let labels = viterbi(&scores, weights.transitions());
        let (probable, _) = marginals(&scores, weights.transitions());
        for (row, at) in probable.iter().zip(stretch.tokens.clone()) {
            keys[at] = scene.words[at].lower;
            inside[at] = 1.0 - row[Label::Outside as usize];
            capital[at] = scene.words[at].text.starts_with(char::is_uppercase);
        }
        found.extend(names_of(&labels).into_iter().map(|range| {
            let confidence = range.clone().map(|at| probable[at][labels[at]]).fold(1.0, f32::min);
            Tagged { tokens: stretch.tokens.start + range.start..stretch.tokens.start + range.end, confidence }
        }));
    }
    let found = known::add(&scene.words, &scene.named, &inside, found);
    // A site may have small words of its own ("Natanz enrichment complex").
    for at in found.iter().flat_map(|name| name.tokens.clone()) {
        keys[at] = scene.words[at].lower;
    }
    consistency::settle(&Words { keys: &keys, inside: &inside, capital: &capital }, found)
}

/// The names that a row of labels spells, as ranges of it.
pub fn names_of(labels: &[usize]) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut start = 0;
    for (at, &label) in labels.iter().enumerate() {
        match label {
            1 => start = at,
            3 => names.push(start..at + 1),
            4 => names.push(at..at + 1),
            _ => {}
        }
    }
    names
}

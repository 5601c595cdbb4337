//! From annotated text to labelled stretches.

use dateline::span::Span;
use dateline::text::{Article, read};
use dateline::tools::tagger::{Label, Stretch, prepare};

use dateline::world::gazetteer::{CompiledGazetteer, FeatureKind, Gazetteer};

use super::corpus::{Document, Name};

/// A document with its features and the labels that training wants.
#[derive(Debug)]
pub(crate) struct Example {
    /// As read.
    pub(crate) article: Article,
    /// Its stretches.
    pub(crate) stretches: Vec<Stretch>,
    /// The labels of each stretch.
    pub(crate) labels: Vec<Vec<u8>>,
    /// The names wanted.
    pub(crate) names: Vec<Name>,
    /// Spans in which a name is neither wanted nor punished.
    pub(crate) ignored: Vec<Name>,
    /// Equal for documents of one source.
    pub(crate) group: u64,
}

/// Reads and labels a document. Demonyms are taught as no names.
///
/// Some corpora call a state that acts an organisation. With `distrusts_actors` a stretch in which a country stands unlabelled is
/// left out of training, since this project wants such names.
pub(crate) fn make(document: &Document, distrusts_actors: bool, cluster: impl Fn(u64) -> u8) -> Example {
    let gazetteer = CompiledGazetteer::embedded();
    let article = read(&document.text, gazetteer);
    let mut labels = vec![Label::Outside as u8; article.tokens.len()];
    for name in document.names.iter().filter(|name| !name.demonym) {
        let tokens = article.tokens_in(Span::new(name.start, name.end));
        match tokens.len() {
            0 => {}
            1 => labels[tokens.start] = Label::Single as u8,
            length => {
                labels[tokens.clone()].fill(Label::Inner as u8);
                labels[tokens.start] = Label::First as u8;
                labels[tokens.start + length - 1] = Label::Last as u8;
            }
        }
    }
    let mut stretches = prepare(&article, gazetteer, cluster);
    if distrusts_actors {
        stretches.retain(|stretch| !hides_a_country(gazetteer, &article, &labels, stretch));
    }
    let labels = stretches.iter().map(|stretch| repaired(&labels[stretch.tokens.clone()])).collect();
    Example {
        article,
        stretches,
        labels,
        names: document.names.clone(),
        ignored: document.ignored.clone(),
        group: document.group,
    }
}

/// The same labels with names that the stretch cuts off left out, so that every sequence is one the field allows.
fn repaired(labels: &[u8]) -> Vec<u8> {
    let mut out = vec![0; labels.len()];
    let mut start = None;
    for (at, &label) in labels.iter().enumerate() {
        match label {
            4 => out[at] = 4,
            1 => start = Some(at),
            3 => {
                if let Some(start) = start.take() {
                    out[start..=at].copy_from_slice(&labels[start..=at]);
                }
            }
            2 => {}
            _ => start = None,
        }
    }
    out
}

/// Whether a country stands alone in the stretch without being labelled.
fn hides_a_country(gazetteer: &dyn Gazetteer, article: &Article, labels: &[u8], stretch: &Stretch) -> bool {
    let is_capital = |at: usize| article.tokens.get(at).is_some_and(|token| token.text.starts_with(char::is_uppercase));
    stretch.tokens.clone().any(|at| {
        let alone = is_capital(at) && !is_capital(at + 1) && !at.checked_sub(1).is_some_and(is_capital);
        alone
            && labels[at] == Label::Outside as u8
            && gazetteer
                .lookup(&article.tokens[at].text)
                .next()
                .is_some_and(|(id, _)| gazetteer.feature(id).kind == FeatureKind::Country)
    })
}

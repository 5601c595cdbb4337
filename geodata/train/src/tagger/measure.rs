//! Precision, recall and F1 of names found, demonyms ignored.

use dateline::span::Span;
use dateline::tools::tagger::recognize_with;
use dateline::tools::tagger::{Weights, names_of, viterbi};
use dateline::world::gazetteer::CompiledGazetteer;

use super::corpus::Name;
use super::example::Example;

/// Counts of names.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    /// Found and wanted.
    pub(crate) right: usize,
    /// Found.
    pub(crate) found: usize,
    /// Wanted.
    pub(crate) wanted: usize,
    /// Found, and overlapping one that is wanted.
    met: usize,
    /// Wanted, and overlapping one that is found.
    reached: usize,
}

impl Tally {
    /// Adds what was found in one document.
    pub(crate) fn add(&mut self, found: &[(usize, usize)], example: &Example) {
        let (demonyms, names): (Vec<&Name>, Vec<&Name>) = example.names.iter().partition(|name| name.demonym);
        let meets = |span: &(usize, usize), name: &Name| span.0 < name.end && name.start < span.1;
        for span in found {
            let met = names.iter().any(|name| meets(span, name));
            if !met && demonyms.iter().copied().chain(&example.ignored).any(|name| meets(span, name)) {
                continue;
            }
            self.found += 1;
            self.met += usize::from(met);
            self.right += usize::from(names.iter().any(|name| (name.start, name.end) == *span));
        }
        self.wanted += names.len();
        self.reached += names.iter().filter(|name| found.iter().any(|span| meets(span, name))).count();
    }

    /// Whether anything was wanted.
    pub(crate) fn any(self) -> bool {
        self.wanted > 0
    }

    /// Precision, recall and their harmonic mean, of names found exactly.
    pub(crate) fn exact(self) -> (f64, f64, f64) {
        self.figures(self.right, self.right)
    }

    /// The same, of names that overlap.
    pub(crate) fn overlapping(self) -> (f64, f64, f64) {
        self.figures(self.met, self.reached)
    }

    fn figures(self, right: usize, reached: usize) -> (f64, f64, f64) {
        let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        let (precision, recall) = (share(right, self.found), share(reached, self.wanted));
        let sum = precision + recall;
        (precision, recall, if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 })
    }
}

/// The spans that `weights` find in an example.
pub(crate) fn spans(example: &Example, weights: &Weights<'_>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for stretch in &example.stretches {
        let scores: Vec<_> = (0..stretch.ends.len()).map(|at| weights.score(stretch.features_of(at))).collect();
        for range in names_of(&viterbi(&scores, weights.transitions())) {
            let first = &example.article.tokens[stretch.tokens.start + range.start];
            let last = &example.article.tokens[stretch.tokens.start + range.end - 1];
            found.push((first.span.start, last.span.end));
        }
    }
    found
}

/// The spans that the whole recognizer finds with `weights`.
pub(crate) fn recognized(example: &Example, weights: &Weights<'_>) -> Vec<(usize, usize)> {
    recognize_with(&example.article, CompiledGazetteer::embedded(), weights)
        .iter()
        .map(|toponym| (toponym.span.start, toponym.span.end))
        .collect()
}

/// Prints each name missed (`-`) and wrongly found (`+`) with the words around it.
#[expect(clippy::print_stdout, reason = "a command-line tool prints its findings")]
pub(crate) fn print_errors(example: &Example, found: &[(usize, usize)]) {
    let demonym = |span: &(usize, usize)| example.names.iter().any(|n| n.demonym && span.0 < n.end && n.start < span.1);
    let wanted: Vec<(usize, usize)> = example.names.iter().filter(|n| !n.demonym).map(|n| (n.start, n.end)).collect();
    let missed = wanted.iter().filter(|span| !found.contains(span)).map(|span| ('-', span));
    let wrong = found.iter().filter(|span| !wanted.contains(span) && !demonym(span)).map(|span| ('+', span));
    let mut all: Vec<_> = missed.chain(wrong).collect();
    all.sort_by_key(|(_, span)| **span);
    for (mark, span) in all {
        let slice = |start, end| example.article.slice(Span::new(start, end)).replace('\n', " ");
        println!(
            "{mark} {}[{}]{}",
            slice(span.0.saturating_sub(50), span.0),
            slice(span.0, span.1),
            slice(span.1, span.1 + 40)
        );
    }
}

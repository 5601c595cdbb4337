//! Names with their candidates measured and judged: right within 161 km (100 miles), the field's measure since Cheng et al. 2010.

use dateline::geodesy;
use dateline::geometry::LonLat;
use dateline::tools::resolver::{self, Measured, PASSES, Weights};
use dateline::world::gazetteer::{CompiledGazetteer, FeatureKind};

use super::corpus::Document;

/// Which pass of the resolver the measures are taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pass {
    /// The first, on each name's own.
    First,
    /// The last, with what the passes before believed.
    Last,
}

/// A candidate of an example.
pub(crate) struct Choice {
    /// What was measured.
    pub(crate) measured: Measured,
    /// What the resolver gave it.
    pub(crate) probability: f32,
    /// What it is.
    pub(crate) kind: FeatureKind,
    /// How right it is: 1 at the right point, fading with distance, 0 beyond 161 km.
    pub(crate) merit: f64,
    right: Vec<bool>,
}

/// A distinct name of a document.
pub(crate) struct Example {
    /// How many mentions with a known point it stands for.
    pub(crate) mentions: usize,
    /// What it may mean, best first; the last is that it means none of the others.
    pub(crate) choices: Vec<Choice>,
}

/// A decision: what kind of place it fell on, the probability given, whether it was right.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verdict {
    pub(crate) kind: FeatureKind,
    pub(crate) probability: f32,
    pub(crate) right: bool,
}

/// Kilometres within which a place counts as right, and at which merit has faded by 1/e.
const RIGHT_KM: f64 = 161.0;
const FADE_KM: f64 = 40.0;

impl Example {
    /// The decision for each mention.
    pub(crate) fn verdicts(&self) -> Vec<Verdict> {
        let right = |at: usize| self.choices.first().is_some_and(|choice| choice.right[at]);
        // Where the only choice is none of them, nothing is placed and nothing claimed.
        let probability = if self.choices.len() > 1 { self.choices[0].probability } else { 0.0 };
        let kind = self.choices[0].kind;
        (0..self.mentions).map(|at| Verdict { kind, probability, right: right(at) }).collect()
    }

    fn possible(&self) -> usize {
        (0..self.mentions).filter(|&at| self.choices.iter().any(|choice| choice.right[at])).count()
    }
}

/// Measures and judges the names of `documents`.
pub(crate) fn examples(documents: &[Document], weights: &Weights, pass: Pass) -> Vec<Example> {
    let passes = if pass == Pass::First { 1 } else { PASSES };
    let mut found = Vec::new();
    for document in documents {
        for dossier in
            resolver::dossiers(&document.article, &document.toponyms, CompiledGazetteer::embedded(), weights, passes)
        {
            let points: Vec<LonLat> = dossier.mentions.iter().filter_map(|&mention| document.points[mention]).collect();
            if points.is_empty() {
                continue;
            }
            let choice = |weighed: &resolver::Weighed<'_>| {
                let km: Vec<f64> =
                    points.iter().map(|&p| geodesy::inverse(weighed.feature.point, p).length.km()).collect();
                let merit = |km: &f64| if *km <= RIGHT_KM { (-km / FADE_KM).exp() } else { 0.0 };
                Choice {
                    kind: weighed.feature.kind,
                    measured: weighed.measured,
                    probability: weighed.probability,
                    merit: km.iter().map(merit).sum::<f64>() / km.len() as f64,
                    right: km.iter().map(|km| *km <= RIGHT_KM).collect(),
                }
            };
            let mut choices: Vec<Choice> = dossier.candidates.iter().map(choice).collect();
            // Where a corpus puts a country or a sea elsewhere, it still means it: nothing is learned from such a name.
            let lacking = dossier.none > 0.0 && choices.iter().all(|choice| choice.merit <= 0.0);
            choices.push(Choice {
                kind: FeatureKind::Locality,
                measured: Measured::none_of_them(),
                probability: dossier.none,
                merit: f64::from(u8::from(lacking)),
                right: vec![false; points.len()],
            });
            found.push(Example { mentions: points.len(), choices });
        }
    }
    found
}

/// The share right, and the share for which a right candidate was there at all.
pub(crate) fn summary(examples: &[Example]) -> String {
    let all: usize = examples.iter().map(|example| example.mentions).sum();
    let right = examples.iter().flat_map(|example| example.verdicts()).filter(|verdict| verdict.right).count();
    let possible: usize = examples.iter().map(Example::possible).sum();
    let share = |part: usize| part as f64 / all.max(1) as f64;
    format!("{all} names, {:.4} within 161 km, {:.4} with a right candidate", share(right), share(possible))
}

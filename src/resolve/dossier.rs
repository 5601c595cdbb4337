//! The candidates of each name with their measures, scores and probabilities: what a decision is taken from and explained by.

use super::context::Context;
use super::cues::{self, Cue, Measured, Subject};
use super::document::Document;
use super::eponym;
use super::propose::Candidate;
use super::weights::{self, Weights};
use crate::world::gazetteer::{Feature, FeatureKind, NameKind};

/// Passes over a document: one on each name's own, then two that lean on what the pass before believed.
pub const PASSES: usize = 3;

/// A candidate weighed.
#[derive(Debug, Clone)]
pub struct Weighed<'g> {
    /// The feature.
    pub feature: Feature<'g>,
    /// What was measured of it.
    pub measured: Measured,
    /// The weighted sum of the measures.
    pub score: f32,
    /// Its share among the candidates of the name.
    pub probability: f32,
    /// The town stands in for a facility that is not known, or a part of the feature is meant.
    pub stands_in: bool,
}

/// A name and all that it may mean, best first.
#[derive(Debug, Clone)]
pub struct Dossier<'g> {
    /// The words.
    pub text: String,
    /// Indices of the toponyms that share it.
    pub mentions: Vec<usize>,
    /// What it may mean, best first.
    pub candidates: Vec<Weighed<'g>>,
    /// How probable it is that the place meant is none of the candidates.
    pub none: f32,
}

/// Weighs the candidates of every name of `document` in `passes` passes.
pub(super) fn weigh<'g>(document: &Document<'g>, weights: &Weights, passes: usize) -> Vec<Dossier<'g>> {
    let mut context: Option<Context> = None;
    let mut dossiers: Vec<(Vec<Weighed<'g>>, f32)> = Vec::new();
    for pass in 0..passes {
        let table = weights.of_pass(pass);
        dossiers = (0..document.groups.len()).map(|at| dossier(document, at, context.as_ref(), table)).collect();
        if pass + 1 < passes {
            // Others lean on what the name means if it is known at all.
            let known = |none: f32| (1.0 - none).max(0.05);
            let beliefs: Vec<Vec<f32>> = dossiers
                .iter()
                .map(|(all, none)| all.iter().map(|weighed| (weighed.probability / known(*none)).min(1.0)).collect())
                .collect();
            context = Some(Context::new(document, &beliefs));
        }
    }
    document
        .groups
        .iter()
        .zip(dossiers)
        .filter(|(group, _)| !group.members.is_empty())
        .map(|(group, (mut candidates, none))| {
            candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.feature.id.cmp(&b.feature.id)));
            Dossier { text: group.text.clone(), mentions: group.members.clone(), candidates, none }
        })
        .collect()
}

fn dossier<'g>(
    document: &Document<'g>,
    at: usize,
    context: Option<&Context>,
    table: &[f32; cues::COUNT],
) -> (Vec<Weighed<'g>>, f32) {
    let group = &document.groups[at];
    let measured: Vec<Measured> = group
        .candidates
        .iter()
        .map(|candidate| cues::measure(&Subject { document, at, group, candidate, context }))
        .collect();
    let mut scores: Vec<f32> = measured.iter().map(|measured| weights::score(table, measured)).collect();
    // The last choice is that the gazetteer lacks the place: without it, the only candidate of a name would always be sure.
    let lacking = group.candidates.iter().all(is_one_of_many);
    scores.push(if lacking { table[Cue::NoneOfThem as usize] } else { f32::NEG_INFINITY });
    eponym::prefer_cities(document.lookup, group, &mut scores);
    let probabilities = weights::softmax(&scores);
    let none = probabilities.last().copied().unwrap_or(1.0);
    let weighed = |(at, candidate): (usize, &Candidate<'g>)| Weighed {
        feature: candidate.feature,
        measured: measured[at],
        score: scores[at],
        probability: probabilities[at],
        stands_in: measured[at].get(Cue::NearTownForm) > 0.0 || measured[at].get(Cue::PartForm) > 0.0,
    };
    (group.candidates.iter().enumerate().map(weighed).collect(), none)
}

/// Whether the candidate is a place of a kind of which every gazetteer lacks many: not a country, a sea, or a site that a
/// curated table names so.
fn is_one_of_many(candidate: &Candidate<'_>) -> bool {
    let kind = candidate.feature.kind;
    let common = matches!(
        kind,
        FeatureKind::City | FeatureKind::Locality | FeatureKind::Admin2 | FeatureKind::River | FeatureKind::Airport
    );
    common || matches!(candidate.name, NameKind::Alternate | NameKind::Code | NameKind::Doubtful)
}

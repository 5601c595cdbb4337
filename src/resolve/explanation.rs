//! What is kept of a dossier, so that a choice can be explained later: the best candidates, and what moved their scores.

use super::cues::{COUNT, Cue};
use super::dossier::{Dossier, Weighed};
use super::presumed::Moved;
use crate::id::{Id, PlaceId};
use crate::world::gazetteer::{CountryCode, FeatureKind, Gazetteer};

/// Candidates kept for a name.
const CANDIDATES: usize = 6;
/// Cues kept for a candidate.
const CUES: usize = 6;
/// What moves a score by less explains nothing.
const SLIGHT: f32 = 0.05;

/// Why a name was placed where it was.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// The words.
    pub text: String,
    /// The places that share it.
    pub mentions: Vec<PlaceId>,
    /// How many candidates there were.
    pub known: usize,
    /// The best of them, best first.
    pub candidates: Vec<Weighing>,
    /// How probable it is that the place meant is none of the candidates.
    pub none: f32,
}

/// A candidate and what moved its score.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Weighing {
    /// Its name.
    pub name: String,
    /// The first-level division that it lies in.
    pub admin1: Option<String>,
    /// The country that it lies in.
    pub country: Option<CountryCode>,
    /// What it is.
    pub kind: FeatureKind,
    /// How many live there.
    pub population: u64,
    /// Its share among the candidates of the name.
    pub probability: f32,
    /// The sum of what moved it.
    pub score: f32,
    /// The cues that moved its score most, with by how much.
    pub moved: Vec<(Cue, f32)>,
    /// What the cues do not make up: moved between a city and the division named after it.
    pub by_rule: f32,
}

impl Explanation {
    /// Lets its mentions follow their places after others were added.
    pub fn follow(&mut self, moved: &Moved) {
        self.mentions = self.mentions.iter().filter_map(|&mention| moved.recognized(mention)).collect();
    }

    pub(super) fn new(dossier: &Dossier<'_>, gazetteer: &dyn Gazetteer, weights: &[f32; COUNT]) -> Self {
        Self {
            text: dossier.text.clone(),
            mentions: dossier.mentions.iter().copied().map(PlaceId::of).collect(),
            known: dossier.candidates.len(),
            candidates: dossier
                .candidates
                .iter()
                .take(CANDIDATES)
                .map(|one| Weighing::new(one, gazetteer, weights))
                .collect(),
            none: dossier.none,
        }
    }
}

impl Weighing {
    fn new(weighed: &Weighed<'_>, gazetteer: &dyn Gazetteer, weights: &[f32; COUNT]) -> Self {
        let feature = &weighed.feature;
        let by = |cue: Cue| weights[cue as usize] * weighed.measured.get(cue);
        let mut moved: Vec<(Cue, f32)> =
            Cue::ALL.into_iter().map(|cue| (cue, by(cue))).filter(|(_, by)| by.abs() >= SLIGHT).collect();
        moved.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
        moved.truncate(CUES);
        Self {
            name: feature.name.to_owned(),
            admin1: feature.admin1.map(|division| gazetteer.feature(division).name.to_owned()),
            country: feature.country,
            kind: feature.kind,
            population: feature.population,
            probability: weighed.probability,
            score: weighed.score,
            moved,
            by_rule: weighed.score - Cue::ALL.into_iter().map(by).sum::<f32>(),
        }
    }
}

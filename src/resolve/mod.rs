//! From names to features: candidates, one heuristic a file, the score, the reasons kept.
//!
//! In: an article and its toponyms. Out: a [`Place`] for each toponym, with the feature chosen, the rivals that lost, why, and
//! how sure; and a diagnostic for each name that could not be placed.
//!
//! Reading order of the files: `forms` (how a name may be read), `hints` (what the words around call it), `lookup` (the gazetteer), `propose` (candidates), `document`
//! (distinct names and what the text says beside them), `cues` (what speaks for a candidate, one kind of evidence a file),
//! `context` (what is believed of the other names), `weights` (how much each cue counts), `eponym` (cities that give their name to a
//! province), `dossier` (the passes), `reasons`, `explanation` (what is kept of a dossier),
//! `confidence`, `container` (what the text puts a place in, against where it was put), `astray` (guesses far from all else), `beside` (unknown
//! places at what is named beside them), `relative` (places given by distance and direction);
//! then, by what the statements of the report say of its names,
//! `settle`: `senses` (definitions) and `town` (towns that share the name of their division), over `atlas` (outlines) and `bearer`.
//!
//! # References
//!
//! Leidner 2007, *Toponym Resolution in Text*; Lieberman, Samet & Sankaranarayanan 2010, *Geotagging with Local Lexicons*;
//! Speriosu & Baldridge 2013, *Text-Driven Toponym Resolution using Indirect Supervision*.

mod astray;
pub(crate) mod atlas;
pub(crate) mod bearer;
mod beside;
#[cfg_attr(not(feature = "tools"), allow(unreachable_pub, dead_code, reason = "`tools` opens the rest of it"))]
pub(crate) mod confidence;
mod container;
mod context;
#[cfg_attr(not(feature = "tools"), allow(unreachable_pub, dead_code, reason = "`tools` opens the rest of it"))]
pub(crate) mod cues;
mod document;
#[cfg_attr(not(feature = "tools"), allow(unreachable_pub, dead_code, reason = "`tools` opens the rest of it"))]
pub(crate) mod dossier;
mod eponym;
mod explanation;
mod forms;
mod hints;
mod lookup;
mod place;
mod presumed;
mod propose;
mod reasons;
mod relative;
mod said;
mod senses;
mod settle;
pub(crate) mod town;
#[cfg_attr(not(feature = "tools"), allow(unreachable_pub, dead_code, reason = "`tools` opens the rest of it"))]
pub(crate) mod weights;

pub use cues::Cue;
pub use explanation::{Explanation, Weighing};
pub use place::{Place, Position, Refuted, Relative};
pub(crate) use presumed::{Moved, presume};
pub(crate) use said::{Definition, Said};
pub(crate) use settle::settle;

use confidence::Calibration;
use dossier::{Dossier, PASSES};
use weights::Weights;

use crate::diagnostic::Diagnostic;
use crate::lang::Message;
use crate::limits;
use crate::mention::Toponym;
use crate::mention::quantity;
use crate::text::Article;
use crate::units::Meters;
use crate::world::gazetteer::Gazetteer;

/// Rivals kept for each place.
const RIVALS: usize = 5;
/// The least radius for a facility placed at its town, or for a part of a larger place.
const STAND_IN_KM: f64 = 15.0;

/// Whether the weighing of the candidates is kept beside what it decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keep {
    /// The places alone, with their reasons and rivals.
    #[default]
    Places,
    /// Also why each name was placed where it was.
    Explanations,
}

/// What was decided about the names of a text.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Resolved {
    /// A place for each name.
    pub places: Vec<Place>,
    /// How the candidates of each distinct name were weighed, where that was to be kept.
    pub explanations: Vec<Explanation>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// Chooses a feature for each name.
///
/// # Accuracy
///
/// The README's accuracy section states the share placed within 161 km on each development corpus.
pub fn resolve(article: &Article, toponyms: &[Toponym], gazetteer: &dyn Gazetteer) -> (Vec<Place>, Vec<Diagnostic>) {
    let resolved = resolve_keeping(article, toponyms, gazetteer, Keep::Places);
    (resolved.places, resolved.diagnostics)
}

/// Chooses a feature for each name that someone asks for: he means one, however far-fetched it were in a report.
pub fn resolve_asked(article: &Article, toponyms: &[Toponym], gazetteer: &dyn Gazetteer) -> Vec<Place> {
    let weights = Weights::shipped();
    let mut places: Vec<Place> = toponyms.iter().map(Place::unplaced).collect();
    for dossier in dossiers(article, toponyms, gazetteer, weights, PASSES) {
        let reasons = reasons::reasons(&dossier, &weights.later);
        for &mention in &dossier.mentions {
            if let Some(place) = places.get_mut(mention) {
                choose(place, toponyms[mention].confidence, &dossier, &reasons, gazetteer);
            }
        }
    }
    places
}

/// Chooses a feature for each name as [`resolve`] does, and keeps what the caller asks for.
pub fn resolve_keeping(article: &Article, toponyms: &[Toponym], gazetteer: &dyn Gazetteer, keep: Keep) -> Resolved {
    let weights = Weights::shipped();
    let mut places: Vec<Place> = toponyms.iter().map(Place::unplaced).collect();
    let mut explanations = Vec::new();
    let mut slight = astray::Slight::default();
    for dossier in dossiers(article, toponyms, gazetteer, weights, PASSES) {
        let reasons = reasons::reasons(&dossier, &weights.later);
        slight.note(&dossier);
        let meant = if astray::is_far_fetched(&dossier) { &[][..] } else { &dossier.mentions };
        for &mention in meant {
            if let Some(place) = places.get_mut(mention) {
                choose(place, toponyms[mention].confidence, &dossier, &reasons, gazetteer);
            }
        }
        if keep == Keep::Explanations {
            explanations.push(Explanation::new(&dossier, gazetteer, &weights.later));
        }
    }
    let mut approximate = container::settle(article, toponyms, &mut places);
    slight.give_up(toponyms, &mut places);
    let quantities = quantity::quantities(article);
    relative::find_all(article, &quantities, &mut places);
    approximate.extend(beside::settle(article, toponyms, &mut places));
    relative::find_all(article, &quantities, &mut places);
    let mut diagnostics: Vec<Diagnostic> = places.iter().filter(|place| place.position.is_none()).map(report).collect();
    diagnostics.extend(approximate);
    if places.len() > limits::NEIGHBOURS {
        let message = Message::LongReport { names: places.len().into(), near: limits::NEIGHBOURS.into() };
        diagnostics.push(Diagnostic::note("long-report", None, message));
    }
    if places.is_empty() {
        diagnostics.push(Diagnostic::note("no-place-named", None, Message::NoPlaceNamed {}));
    }
    Resolved { places, explanations, diagnostics }
}

/// Weighs every candidate of every name in `passes` passes: what [`resolve`] decides from, and training learns from.
#[cfg_attr(not(feature = "tools"), allow(unreachable_pub, reason = "`tools` opens it"))]
pub fn dossiers<'g>(
    article: &Article,
    toponyms: &[Toponym],
    gazetteer: &'g dyn Gazetteer,
    weights: &Weights,
    passes: usize,
) -> Vec<Dossier<'g>> {
    let lookup = lookup::Lookup::new(gazetteer, article.lexicon);
    dossier::weigh(&document::Document::new(lookup, article, toponyms), weights, passes)
}

/// Places `place` at the first candidate of `dossier`.
fn choose(place: &mut Place, recognized: f32, dossier: &Dossier<'_>, reasons: &[Message], gazetteer: &dyn Gazetteer) {
    let Some(chosen) = dossier.candidates.first() else { return };
    let feature = &chosen.feature;
    let least = if chosen.stands_in { STAND_IN_KM } else { 0.0 };
    place.position = Some(Position {
        point: feature.point,
        precision: Meters::from_km(f64::from(feature.precision_km).max(least)),
        feature: Some(feature.id),
    });
    if !chosen.stands_in {
        feature.name.clone_into(&mut place.name);
        place.kind = feature.kind;
    }
    place.country = feature.country;
    place.admin1 = feature.admin1.map(|division| gazetteer.feature(division).name.to_owned());
    place.geonameid = feature.geonameid;
    place.confidence = recognized * Calibration::shipped().confidence(feature.kind, chosen.probability);
    place.reasons = reasons.to_vec();
    place.rivals =
        dossier.candidates.iter().skip(1).take(RIVALS).map(|rival| (rival.feature.id, rival.probability)).collect();
}

fn report(place: &Place) -> Diagnostic {
    Diagnostic::warning("unplaced-name", Some(place.span), Message::UnplacedName { name: place.name.as_str().into() })
        .with_hint(Message::UnplacedNameHint {})
}

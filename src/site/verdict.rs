//! What a document tells: from what the network reads of each mention to what is believed of each name.
//!
//! In: the readings, the places and the sentences. Out: a [`Finding`] for each mention of a name that was struck, and for each place
//! over which something was shot down. All mentions of a name share what is known of it; a country or division yields to what lies
//! in it by weights that training sets.

use super::lexicon::Class;
use super::role::signals::{Signals, lies_in};
use super::role::{EVENTS, EVIDENCE, Reading, Weights};
use super::view::View;
use super::{Certainty, EventKind, Role};
use crate::resolve::Place;
use crate::world::gazetteer::{FeatureKind, fold};

/// From this probability on a name is called struck: where the balance of precision and recall is best on left-out reports.
const STRUCK: f32 = 0.3;
/// A mention speaks of the event if it is at least so probable beside the likeliest mention of its name.
const SHARE: f32 = 0.5;
/// From this probability on something was launched from a place, or happened at a distance from it.
const OTHER: f32 = 0.5;
/// From this probability on something was shot down over a place that was not struck.
const STOPPED: f32 = 0.35;
/// A region wider than this is no site; "the Middle East" was not struck, Gaza was.
const WIDEST_KM: f64 = 300.0;

/// A mention of a place where something happened.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Finding {
    /// The place.
    pub(super) place: usize,
    /// The sentence.
    pub(super) sentence: usize,
    /// The word of the sentence that tells of the event, as far as it shows.
    pub(super) at: usize,
    /// How probable each kind of event is.
    pub(super) events: [f32; EVENTS],
    /// Whether the event is told as fact.
    pub(super) certainty: Certainty,
    /// How probable it is that the name was struck, and stands where it is put.
    pub(super) probability: f32,
}

/// What a report tells of its places.
pub(super) struct Verdict {
    /// What each place does.
    pub(super) roles: Vec<Role>,
    /// Where something was struck.
    pub(super) struck: Vec<Finding>,
    /// Where something was stopped in the air.
    pub(super) stopped: Vec<Finding>,
}

/// Weighs the readings of a report.
pub(super) fn verdict(
    signals: &Signals,
    readings: &[Reading],
    places: &[Place],
    views: &[View<'_>],
    weights: &Weights,
) -> Verdict {
    let mut verdict = Verdict { roles: vec![Role::Mention; places.len()], struck: Vec::new(), stopped: Vec::new() };
    let names: Vec<String> = places.iter().map(|place| fold(&place.text)).collect();
    for (index, (reading, place)) in readings.iter().zip(places).enumerate() {
        let likeliest = likeliest(&names, readings, index);
        let evidence = evidence(&names, readings, places, index);
        let struck = weights.struck(&evidence);
        let [_, own, launched, stopped, anchor] = reading.roles;
        // "70 miles west of Hodeidah": the point that the words give is the site.
        let distant = place.relative.is_some() && anchor + own >= OTHER && anchor > own;
        let finding = |probability| finding(signals, reading, index, views, probability);
        if launched >= OTHER {
            verdict.roles[index] = Role::Origin;
        } else if struck >= STRUCK && own >= SHARE * likeliest && is_site(place) {
            verdict.roles[index] = Role::StrikeSite;
            verdict.struck.extend(finding(weights.sure(&evidence)));
        } else if distant {
            verdict.struck.extend(finding(anchor));
        } else if stopped >= STOPPED && stopped > own && place.kind != FeatureKind::Country {
            verdict.stopped.extend(finding(stopped));
        }
    }
    verdict
}

/// How probably struck the likeliest mention of a name is.
fn likeliest(names: &[String], readings: &[Reading], index: usize) -> f32 {
    mentions(names, index).map(|at| readings[at].roles[1]).fold(0.0, f32::max)
}

fn mentions(names: &[String], index: usize) -> impl Iterator<Item = usize> {
    (0..names.len()).filter(move |&at| names[at] == names[index])
}

/// What speaks for the name of the mention `index` having been struck.
fn evidence(names: &[String], readings: &[Reading], places: &[Place], index: usize) -> [f32; EVIDENCE] {
    let probabilities: Vec<f32> = mentions(names, index).map(|at| readings[at].roles[1]).collect();
    let most = probabilities.iter().copied().fold(0.0, f32::max);
    let mean = probabilities.iter().sum::<f32>() / probabilities.len().max(1) as f32;
    let others = || (0..names.len()).filter(|&at| names[at] != names[index]);
    let within = others().filter(|&at| mentions(names, index).any(|own| lies_in(&places[at], &places[own])));
    let within = within.map(|at| readings[at].roles[1]).fold(0.0, f32::max);
    let rest = others().map(|at| readings[at].roles[1]).fold(0.0, f32::max);
    let all = readings.iter().map(|reading| reading.roles[1]).sum::<f32>() / readings.len().max(1) as f32;
    let kind = places[index].kind;
    let flag = |on: bool| f32::from(u8::from(on));
    let wide = matches!(
        kind,
        FeatureKind::Admin1
            | FeatureKind::Admin2
            | FeatureKind::Region
            | FeatureKind::Water
            | FeatureKind::River
            | FeatureKind::Terrain
    );
    [
        logit(most),
        logit(mean),
        within,
        rest,
        all,
        flag(kind == FeatureKind::Country),
        flag(wide),
        places[index].confidence,
        flag(places[index].position.is_some()),
        (probabilities.len() as f32).ln(),
    ]
}

fn logit(probability: f32) -> f32 {
    let probability = probability.clamp(1e-3, 1.0 - 1e-3);
    (probability / (1.0 - probability)).ln()
}

fn finding(
    signals: &Signals,
    reading: &Reading,
    place: usize,
    views: &[View<'_>],
    probability: f32,
) -> Option<Finding> {
    let spot = signals.spots.get(place)?;
    let view = views.get(spot.sentence)?;
    let witness = reading.witness.unwrap_or(spot.first).saturating_sub(view.first).min(view.len().checked_sub(1)?);
    let told = (0..view.len()).filter(|&at| view.attack[at].is_some()).min_by_key(|at| at.abs_diff(witness));
    let certainty = if reading.claimed >= 0.5 { Certainty::Claimed } else { Certainty::Confirmed };
    let at = told.unwrap_or(witness);
    Some(Finding {
        place,
        sentence: spot.sentence,
        at,
        events: armed(views, view, at, reading.events),
        certainty,
        probability,
    })
}

/// The classes of words for each kind of event, in the order of [`Reading::events`].
const TOOLS: [Class; EVENTS - 1] =
    [Class::ByAir, Class::ByMissile, Class::ByDrone, Class::ByGun, Class::ByCharge, Class::ByFlame];
/// How far from the word that tells of the event its weapon may be named, in tokens.
const WEAPON: usize = 14;
/// How much likelier the weapon named closest makes its kind.
const NAMED: f32 = 30.0;

/// The probabilities of the kinds of event, with that of the weapon named closest raised.
fn armed(views: &[View<'_>], view: &View<'_>, at: usize, mut events: [f32; EVENTS]) -> [f32; EVENTS] {
    let tool = |view: &View<'_>, at: usize| TOOLS.iter().position(|&class| view.is(at, class));
    let near = at.saturating_sub(WEAPON)..view.len().min(at + WEAPON + 1);
    let here = near.filter_map(|other| Some((other.abs_diff(at), tool(view, other)?))).min();
    let earlier = || {
        let earlier = views.get(view.number.checked_sub(1)?)?;
        (0..earlier.len()).rev().find_map(|at| tool(earlier, at))
    };
    if let Some(kind) = here.map(|(_, kind)| kind).or_else(earlier) {
        events[kind] *= NAMED;
    }
    let sum: f32 = events.iter().sum();
    events.map(|event| event / sum)
}

/// The likeliest of the kinds of event.
pub(super) fn event(events: &[f32; EVENTS]) -> EventKind {
    const KINDS: [EventKind; EVENTS] = [
        EventKind::Airstrike,
        EventKind::Missile,
        EventKind::Drone,
        EventKind::Shelling,
        EventKind::Explosion,
        EventKind::Damage,
        EventKind::Attack,
    ];
    let likeliest = events.iter().zip(KINDS).max_by(|one, other| one.0.total_cmp(other.0));
    likeliest.map_or(EventKind::Attack, |(_, kind)| kind)
}

fn is_site(place: &Place) -> bool {
    match place.kind {
        FeatureKind::Region | FeatureKind::Water | FeatureKind::River | FeatureKind::Terrain => {
            place.position.as_ref().is_none_or(|position| position.precision.km() <= WIDEST_KM)
        }
        _ => true,
    }
}

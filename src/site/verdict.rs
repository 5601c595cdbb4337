//! What a document tells: from what the network reads of each mention to what is believed of each name.
//!
//! In: the readings, the places and the sentences. Out: a [`Finding`] for each mention of a name that was struck, and for each place
//! over which something was shot down. All mentions of a name share what is known of it; a country or division yields to what lies
//! in it by weights that training sets.

use std::collections::HashMap;

use super::marked::Marked;
use super::role::signals::{Signals, lies_in};
use super::role::{self, EVENTS, EVIDENCE, Reading, Readings, Weights};
use super::{Certainty, EventKind, Role};
use crate::limits;
use crate::resolve::Place;
use crate::world::gazetteer::{FeatureKind, fold};

/// From this probability on a name is called struck: where the balance of precision and recall is best on left-out reports.
const STRUCK: f32 = 0.3;
/// A mention speaks of the event if it is at least so probable beside the likeliest mention of its name.
const SHARE: f32 = 0.5;
/// From this probability on something happened at a distance from a place.
const OTHER: f32 = 0.5;
/// From this probability on, if no other role is likelier, something was launched from a place: three of four are right then.
const LAUNCHED: f32 = 0.3;
/// The same of what was shot down over it: nine of ten are right. So few reports tell of either that the network stays unsure.
const STOPPED: f32 = 0.15;
/// From this probability on a country or division is struck where the report tells of nothing more specific: of 341 labelled reports none
/// that tells of no strike reaches it.
const ALONE: f32 = 0.25;
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
    readings: &Readings,
    places: &[Place],
    views: &[Marked<'_>],
    weights: &Weights,
) -> Verdict {
    let (readings, anything) = (readings.places.as_slice(), readings.anything);
    let mut verdict = Verdict { roles: vec![Role::Mention; places.len()], struck: Vec::new(), stopped: Vec::new() };
    let names = Names::of(readings, places);
    for (index, (reading, place)) in readings.iter().zip(places).enumerate() {
        let name = names.of_mention(index);
        let evidence = evidence(&names, index, place, anything);
        let struck = weights.struck(&evidence);
        let [_, own, launched, stopped, anchor] = reading.roles;
        // "70 miles west of Hodeidah": the point that the words give is the site.
        let distant = place.relative.is_some() && anchor + own >= OTHER && anchor > own;
        let finding = |probability| finding(signals, reading, index, views, weights, probability);
        if launched >= LAUNCHED.max(own).max(stopped) {
            verdict.roles[index] = Role::Origin;
        } else if struck >= STRUCK && own >= SHARE * name.most && is_site(place) {
            verdict.roles[index] = Role::StrikeSite;
            verdict.struck.extend(finding(weights.sure(&evidence)));
        } else if distant {
            verdict.struck.extend(finding(anchor));
        } else if stopped >= STOPPED.max(own).max(launched) && place.kind != FeatureKind::Country {
            verdict.stopped.extend(finding(stopped));
        }
    }
    let divides = |place: &Place| matches!(place.kind, FeatureKind::Country | FeatureKind::Admin1);
    if verdict.struck.iter().all(|one| divides(&places[one.place])) {
        let first = verdict.struck.is_empty();
        for (index, (reading, place)) in readings.iter().zip(places).enumerate() {
            let [_, own, ..] = reading.roles;
            let is_alone = own >= ALONE && own >= SHARE * names.of_mention(index).most && !place.metonymic;
            if !is_alone || !divides(place) {
                continue;
            }
            // Odds are even before the network is asked: where else should it have happened?
            let probability = 0.5 + 0.5 * own;
            if first {
                verdict.roles[index] = Role::StrikeSite;
                verdict.struck.extend(finding(signals, reading, index, views, weights, probability));
            }
            for known in verdict.struck.iter_mut().filter(|one| one.place == index) {
                known.probability = known.probability.max(probability);
            }
        }
    }
    verdict
}

/// What the network reads of a name, over all its mentions.
#[derive(Debug, Clone, Default)]
struct Name {
    mentions: usize,
    /// The greatest probability of a mention to be struck.
    most: f32,
    sum: f32,
    /// That of the likeliest other name that lies in this one.
    within: f32,
}

/// The names of a report: each mention knows its own.
struct Names {
    of: Vec<usize>,
    all: Vec<Name>,
    /// The two likeliest names, so that each has a likeliest other one.
    first: (usize, f32),
    second: f32,
    /// The mean over all mentions.
    mean: f32,
}

impl Names {
    fn of(readings: &[Reading], places: &[Place]) -> Self {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut all: Vec<Name> = Vec::new();
        let of: Vec<usize> = places
            .iter()
            .map(|place| {
                *numbers.entry(fold(&place.text)).or_insert_with(|| {
                    all.push(Name::default());
                    all.len() - 1
                })
            })
            .collect();
        for (&name, reading) in of.iter().zip(readings) {
            let name = &mut all[name];
            name.mentions += 1;
            name.most = name.most.max(reading.roles[1]);
            name.sum += reading.roles[1];
        }
        // Only what has an inside is asked for what lies in it, once a feature.
        let mut areas: Vec<(usize, usize)> =
            (0..places.len()).filter(|&at| has_inside(&places[at])).map(|at| (of[at], at)).collect();
        areas.sort_unstable_by_key(|&(name, at)| (name, places[at].position.as_ref().and_then(|p| p.feature), at));
        areas.dedup_by_key(|&mut (name, at)| (name, places[at].position.as_ref().and_then(|p| p.feature)));
        for (name, area) in areas {
            let near = area.saturating_sub(limits::NEIGHBOURS)..places.len().min(area + limits::NEIGHBOURS + 1);
            let inner = near.filter(|&at| of[at] != name && lies_in(&places[at], &places[area]));
            let most = inner.map(|at| readings[at].roles[1]).fold(0.0, f32::max);
            all[name].within = all[name].within.max(most);
        }
        let mut names = Self { of, all, first: (usize::MAX, 0.0), second: 0.0, mean: 0.0 };
        for (number, name) in names.all.iter().enumerate() {
            if name.most > names.first.1 {
                names.second = names.first.1;
                names.first = (number, name.most);
            } else {
                names.second = names.second.max(name.most);
            }
        }
        names.mean = readings.iter().map(|reading| reading.roles[1]).sum::<f32>() / readings.len().max(1) as f32;
        names
    }

    fn of_mention(&self, index: usize) -> &Name {
        &self.all[self.of[index]]
    }

    /// The greatest probability among the other names.
    fn rest(&self, index: usize) -> f32 {
        if self.of[index] == self.first.0 { self.second } else { self.first.1 }
    }
}

/// Whether other places can lie in it; a city holds its quarters and sites.
fn has_inside(place: &Place) -> bool {
    matches!(place.kind, FeatureKind::Country | FeatureKind::City) || is_wide(place.kind)
}

fn is_wide(kind: FeatureKind) -> bool {
    matches!(
        kind,
        FeatureKind::Admin1
            | FeatureKind::Admin2
            | FeatureKind::Region
            | FeatureKind::Water
            | FeatureKind::River
            | FeatureKind::Terrain
    )
}

/// What speaks for the name of the mention `index` having been struck.
fn evidence(names: &Names, index: usize, place: &Place, anything: f32) -> [f32; EVIDENCE] {
    let name = names.of_mention(index);
    let flag = |on: bool| f32::from(u8::from(on));
    [
        logit(name.most),
        logit(name.sum / name.mentions.max(1) as f32),
        name.within,
        names.rest(index),
        names.mean,
        flag(place.kind == FeatureKind::Country),
        flag(is_wide(place.kind)),
        place.confidence,
        flag(place.position.is_some()),
        (name.mentions as f32).ln(),
        anything,
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
    views: &[Marked<'_>],
    weights: &Weights,
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
        events: role::kinds(signals, place, reading, weights),
        certainty,
        probability,
    })
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

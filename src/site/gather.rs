//! From findings to sites: those of one place become one, with all that the report says of it.

use std::collections::HashMap;

use super::marked::Marked;
use super::role::EVENTS;
use super::verdict::{self, Finding};
use super::{Certainty, EventKind, Evidence, Site, Siting, Toll, actor, casualties, facts, when};
use crate::geodesy;
use crate::geometry::planar;
use crate::id::{Id, PlaceId};
use crate::resolve::{Place, Position, Relative};
use crate::text::Date;
use crate::units::Meters;
use crate::world::gazetteer::{FeatureId, FeatureKind};
use crate::world::ground::Ground;

/// Places closer than this, under the same name, are one site.
const SAME_KM: f64 = 2.0;

/// The sites that `struck` tells of, in reading order.
pub(super) fn sites(
    views: &[Marked<'_>],
    struck: &[Finding],
    places: &[Place],
    reported: Option<Date>,
    latest_year: Option<u16>,
) -> Vec<Site> {
    let mut gathered: Vec<(Site, [f32; EVENTS])> = Vec::new();
    let mut index = Index::default();
    let mut told: HashMap<usize, Vec<&str>> = HashMap::new();
    for finding in struck {
        told.entry(finding.sentence).or_default().push(&places[finding.place].name);
    }
    for finding in struck {
        let Some(view) = views.get(finding.sentence) else { continue };
        let Some(mut found) = site(views, view, finding, places, reported, latest_year) else { continue };
        let beside = told.get(&finding.sentence).into_iter().flatten();
        let others = beside.filter(|name| **name != places[finding.place].name).count();
        // A sum over several places says nothing of one of them.
        if others > 0 {
            found.tolls.clear();
        }
        let standing = view.standing();
        let first = standing.iter().find(|(place, _)| places[*place].kind != FeatureKind::Country);
        // A sentence without a place of its own goes on about the place before.
        let next = views.get(finding.sentence + 1).filter(|next| next.standing().is_empty());
        if let Some(next) = next
            .filter(|_| others == 0 && first.is_none_or(|(place, _)| places[*place].name == places[finding.place].name))
        {
            add_tolls(&mut found.tolls, casualties::tolls(next, None));
            if found.damage.is_none() {
                found.damage = facts::aftermath(next);
                found.evidence.damage = found.damage.as_ref().map(|_| next.span);
            }
        }
        let known = index.like(&found, places).find(|&at| is_same(&gathered[at].0, &found, places));
        let at = match known {
            Some(at) => {
                let (known, events) = &mut gathered[at];
                for (sum, event) in events.iter_mut().zip(finding.events) {
                    *sum += event;
                }
                merge(known, found);
                at
            }
            None => {
                gathered.push((found, finding.events));
                gathered.len() - 1
            }
        };
        index.enter(at, &gathered[at].0, places);
    }
    let mut called: HashMap<&str, Vec<PlaceId>> = HashMap::new();
    for (at, place) in places.iter().enumerate().filter(|(_, place)| !place.metonymic) {
        called.entry(&place.name).or_default().push(PlaceId::of(at));
    }
    let finish = |(mut site, events): (Site, [f32; EVENTS])| {
        site.event = verdict::event(&events);
        let also = first(&site, places).and_then(|name| called.get(name));
        site.mentions.extend(also.into_iter().flatten());
        site.mentions.sort_unstable();
        site.mentions.dedup();
        site.facts = facts::chosen(site.damage.as_deref(), &site.tolls, site.denial.as_deref());
        site
    };
    gathered.into_iter().map(finish).collect()
}

/// Sites by what makes them the same: the name of the feature first found, and the feature.
#[derive(Default)]
struct Index<'p> {
    names: HashMap<&'p str, Vec<usize>>,
    features: HashMap<FeatureId, Vec<usize>>,
}

impl<'p> Index<'p> {
    /// Enters the site at `at`, anew where its feature may have changed.
    fn enter(&mut self, at: usize, site: &Site, places: &'p [Place]) {
        let push = |known: &mut Vec<usize>| {
            if let Err(place) = known.binary_search(&at) {
                known.insert(place, at);
            }
        };
        if let Some(name) = first(site, places) {
            push(self.names.entry(name).or_default());
        }
        if let Some(feature) = site.position.feature {
            push(self.features.entry(feature).or_default());
        }
    }

    /// The sites that `found` may be the same as, in their order.
    fn like(&self, found: &Site, places: &[Place]) -> impl Iterator<Item = usize> {
        let named = first(found, places).and_then(|name| self.names.get(name));
        let placed = found.position.feature.and_then(|feature| self.features.get(&feature));
        let mut like: Vec<usize> = named.into_iter().chain(placed).flatten().copied().collect();
        like.sort_unstable();
        like.dedup();
        like.into_iter()
    }
}

/// The interceptions that `stopped` tells of, in reading order: where, when and how sure, but nothing of an attack.
pub(super) fn interceptions(
    views: &[Marked<'_>],
    stopped: &[Finding],
    places: &[Place],
    reported: Option<Date>,
    latest_year: Option<u16>,
) -> Vec<Site> {
    let bare = |site: Site| Site {
        event: EventKind::Intercepted,
        actor: None,
        facts: Vec::new(),
        tolls: Vec::new(),
        damage: None,
        denial: None,
        evidence: Evidence { actor: None, damage: None, ..site.evidence },
        ..site
    };
    sites(views, stopped, places, reported, latest_year).into_iter().map(bare).collect()
}

/// The interceptions at none of the sites.
pub(super) fn apart(interceptions: Vec<Site>, sites: &[Site], places: &[Place]) -> Vec<Site> {
    // Two kilometres are less than this many degrees of latitude.
    const SAME_DEGREES: f64 = 0.02;
    let mut index = Index::default();
    let mut northward: Vec<&Site> = sites.iter().collect();
    northward.sort_by(|one, other| one.position.point.lat().total_cmp(&other.position.point.lat()));
    for (at, site) in sites.iter().enumerate() {
        index.enter(at, site, places);
    }
    let is_struck = |one: &Site| {
        let lat = one.position.point.lat();
        let from = northward.partition_point(|site| site.position.point.lat() < lat - SAME_DEGREES);
        let mut beside = northward[from..].iter().take_while(|site| site.position.point.lat() <= lat + SAME_DEGREES);
        beside.any(|site| geodesy::inverse(one.position.point, site.position.point).length.km() <= SAME_KM)
            || index.like(one, places).any(|at| is_same(&sites[at], one, places))
    };
    interceptions.into_iter().filter(|one| !is_struck(one)).collect()
}

fn site(
    views: &[Marked<'_>],
    view: &Marked<'_>,
    finding: &Finding,
    places: &[Place],
    reported: Option<Date>,
    latest_year: Option<u16>,
) -> Option<Site> {
    let place = &places[finding.place];
    // The sentence that names the place may be a later one than the event's.
    let home = views.get(views.partition_point(|view| view.span.end <= place.span.start));
    let home = home.filter(|home| home.span.contains(place.span)).unwrap_or(view);
    // Where the words put it relative to the place, if they do; else at the place.
    let position =
        place.relative.as_ref().map(|relative| relative.position.clone()).or_else(|| place.position.clone())?;
    let position = within_division(view.world.ground, place, position);
    let at = finding.at;
    let actor = actor::actor(views, view, finding, places);
    let damage = facts::damage(view, finding);
    let denial = facts::denial(view, places);
    let when = when::when(view, at, reported, latest_year);
    let certainty = finding.certainty;
    let doubted = certainty == Certainty::Claimed || denial.is_some();
    Some(Site {
        name: name(home, finding, place),
        mentions: vec![PlaceId::of(finding.place)],
        siting: siting(place),
        position,
        event: verdict::event(&finding.events),
        certainty,
        evidence: Evidence {
            when: when.map(|_| view.span),
            actor: actor.as_ref().map(|(_, sentence)| *sentence),
            damage: damage.as_ref().map(|_| view.span),
            certainty: doubted.then_some(view.span),
        },
        when,
        actor: actor.map(|(name, _)| name),
        quote: Some(view.span),
        tolls: casualties::tolls(view, Some(finding.place)),
        damage,
        denial,
        facts: Vec::new(),
        probability: finding.probability,
    })
}

/// How the report gives the place: by its name, or only about.
fn siting(place: &Place) -> Siting {
    let wide = matches!(
        place.kind,
        FeatureKind::Region
            | FeatureKind::Country
            | FeatureKind::Admin1
            | FeatureKind::Admin2
            | FeatureKind::Water
            | FeatureKind::River
            | FeatureKind::Terrain
    );
    // A place that no gazetteer knows stands at what holds it.
    let stands_in = place.position.as_ref().is_some_and(|position| position.feature.is_none());
    if wide || stands_in || place.relative.is_some() { Siting::Approximate } else { Siting::Named }
}

/// A division is no less precise than the circle of its own area; gazetteers give one figure for all of a level.
fn within_division(ground: &dyn Ground, place: &Place, mut position: Position) -> Position {
    if place.kind != FeatureKind::Admin1 || place.relative.is_some() {
        return position;
    }
    let area =
        ground.division_at(position.point).and_then(|division| ground.division_area(place.country?, division.code));
    if let Some(area) = area {
        // A degree of latitude is 111.2 km on the mean sphere (IUGG 1980, R = 6371.0 km).
        let km2 = area.iter().map(planar::area).sum::<f64>() * 111.2 * 111.2 * position.point.lat().to_radians().cos();
        let radius = Meters::from_km((km2 / std::f64::consts::PI).sqrt());
        position.precision = Meters(position.precision.0.min(radius.0));
    }
    position
}

/// Adds what is not known yet, one figure for each fate.
fn add_tolls(known: &mut Vec<Toll>, found: Vec<Toll>) {
    for toll in found {
        if !known.iter().any(|other| other.fate == toll.fate) {
            known.push(toll);
        }
    }
}

/// What to call the site: the report's own words, unless they are shouted.
fn name(view: &Marked<'_>, finding: &Finding, place: &Place) -> String {
    // A place does not lend its name to what lies so and so far from it.
    let elsewhere =
        |relative: &Relative| place.position.as_ref().is_some_and(|position| position.point != relative.position.point);
    let relative = place.relative.as_ref().filter(|relative| elsewhere(relative));
    if let Some(relative) = relative {
        let within = view.tokens.iter().filter(|token| relative.span.contains(token.span));
        return within.map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
    }
    let shouted = place.text.chars().count() > 3 && !place.text.chars().any(char::is_lowercase);
    let name = if shouted { place.name.clone() } else { place.text.clone() };
    // Many a division is called like its town, which lies elsewhere.
    match division_noun(view, finding.place).filter(|_| place.kind == FeatureKind::Admin1) {
        Some(noun) => format!("{name} {noun}"),
        None => name,
    }
}

/// The noun that makes the name of `place` that of a division: "the Lviv region", "Lviv and Ivano-Frankivsk regions".
fn division_noun<'v>(view: &'v Marked<'_>, place: usize) -> Option<&'v str> {
    let mut at = view.place.iter().rposition(|owner| *owner == Some(place))? + 1;
    let first = at;
    while matches!(view.word(at), "," | "and") || at > first && view.place.get(at).copied().flatten().is_some() {
        at += 1;
    }
    let noun = view.word(at);
    let singular = if at > first { noun.strip_suffix('s')? } else { noun };
    let divides =
        matches!(singular, "region" | "province" | "state" | "oblast" | "governorate" | "department" | "county");
    divides.then_some(singular)
}

fn is_same(known: &Site, found: &Site, places: &[Place]) -> bool {
    let apart = || geodesy::inverse(known.position.point, found.position.point).length.km();
    known.position.feature.is_some() && known.position.feature == found.position.feature
        || first(known, places) == first(found, places)
            && apart() <= SAME_KM.max(known.position.precision.km()).max(found.position.precision.km())
}

/// The name of the feature that a site was first found at.
fn first<'p>(site: &Site, places: &'p [Place]) -> Option<&'p str> {
    site.mentions.first().map(|first| places[first.index()].name.as_str())
}

/// Adds what a later sentence says to what an earlier one said; the first word on a subject stands.
fn merge(known: &mut Site, found: Site) {
    known.mentions.extend(found.mentions);
    if known.when.is_none() {
        (known.when, known.evidence.when) = (found.when, found.evidence.when);
    }
    if known.actor.is_none() {
        (known.actor, known.evidence.actor) = (found.actor, found.evidence.actor);
    }
    if known.damage.is_none() {
        (known.damage, known.evidence.damage) = (found.damage, found.evidence.damage);
    }
    known.denial = known.denial.take().or(found.denial);
    if found.certainty == Certainty::Confirmed && known.certainty == Certainty::Claimed {
        (known.certainty, known.evidence.certainty) = (found.certainty, None);
    }
    known.probability = known.probability.max(found.probability);
    if found.siting == Siting::Named {
        known.siting = Siting::Named;
    }
    if found.position.precision < known.position.precision {
        known.position = found.position;
    }
    add_tolls(&mut known.tolls, found.tolls);
}

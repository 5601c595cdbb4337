//! From findings to sites: those of one place become one, with all that the report says of it.

use super::link::Bond;
use super::roles::Finding;
use super::view::View;
use super::{Certainty, EventKind, Site, actor, event, facts, when};
use crate::geodesy;
use crate::resolve::Place;
use crate::text::Date;

/// Places closer than this, under the same name, are one site.
const SAME_KM: f64 = 2.0;

/// The sites that `struck` tells of, in reading order.
pub(super) fn sites(
    views: &[View<'_>],
    struck: &[Finding],
    places: &[Place],
    reported: Option<Date>,
    latest_year: Option<u16>,
) -> Vec<Site> {
    let mut sites: Vec<Site> = Vec::new();
    for finding in struck {
        let Some(view) = views.get(finding.sentence) else { continue };
        let Some(mut found) = site(views, view, finding, places, reported, latest_year) else { continue };
        // A sentence without a place of its own goes on about the place before.
        if let Some(next) = views.get(finding.sentence + 1).filter(|next| next.standing().is_empty()) {
            found.facts.extend(facts::casualties(next));
            found.facts.truncate(facts::MOST);
        }
        match sites.iter_mut().find(|known| is_same(known, &found, places)) {
            Some(known) => merge(known, found),
            None => sites.push(found),
        }
    }
    for site in &mut sites {
        let Some(name) = site.mentions.first().map(|&first| &places[first].name) else { continue };
        let also = |index: &usize| places[*index].name == *name && !places[*index].metonymic;
        site.mentions.extend((0..places.len()).filter(also));
        site.mentions.sort_unstable();
        site.mentions.dedup();
    }
    sites
}

fn site(
    views: &[View<'_>],
    view: &View<'_>,
    finding: &Finding,
    places: &[Place],
    reported: Option<Date>,
    latest_year: Option<u16>,
) -> Option<Site> {
    let place = &places[finding.place];
    // Where the words put it relative to the place, if they do; else at the place.
    let position =
        place.relative.as_ref().map(|relative| relative.position.clone()).or_else(|| place.position.clone())?;
    Some(Site {
        name: name(view, finding, place),
        mentions: vec![finding.place],
        position,
        event: event::kind(views, view, finding),
        certainty: event::certainty(view),
        when: when::when(view, finding.link.trigger, reported, latest_year),
        actor: actor::actor(view, finding, places),
        quote: Some(view.span),
        facts: facts::facts(view, finding, places),
    })
}

/// What to call the site: the report's own words, unless they are shouted.
fn name(view: &View<'_>, finding: &Finding, place: &Place) -> String {
    let relative = place.relative.as_ref().filter(|_| finding.link.bond == Bond::Anchor);
    if let Some(relative) = relative {
        let within = view.tokens.iter().filter(|token| relative.span.contains(token.span));
        return within.map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
    }
    let shouted = place.text.chars().count() > 3 && !place.text.chars().any(char::is_lowercase);
    if shouted { place.name.clone() } else { place.text.clone() }
}

fn is_same(known: &Site, found: &Site, places: &[Place]) -> bool {
    let apart = geodesy::inverse(known.position.point, found.position.point).length.km();
    known.position.feature.is_some() && known.position.feature == found.position.feature
        || first(known, places) == first(found, places)
            && apart <= SAME_KM.max(known.position.precision.km()).max(found.position.precision.km())
}

/// The name of the feature that a site was first found at.
fn first<'p>(site: &Site, places: &'p [Place]) -> Option<&'p str> {
    site.mentions.first().map(|&index| places[index].name.as_str())
}

/// Adds what a later sentence says to what an earlier one said; the first word on a subject stands.
fn merge(known: &mut Site, found: Site) {
    known.mentions.extend(found.mentions);
    known.when = known.when.or(found.when);
    known.actor = known.actor.take().or(found.actor);
    if found.certainty == Certainty::Confirmed {
        known.certainty = Certainty::Confirmed;
    }
    if matches!(known.event, EventKind::Airstrike | EventKind::Attack)
        && !matches!(found.event, EventKind::Damage | EventKind::Attack)
    {
        known.event = found.event;
    }
    if found.position.precision < known.position.precision {
        known.position = found.position;
    }
    for fact in found.facts {
        if known.facts.len() < facts::MOST && !known.facts.contains(&fact) {
            known.facts.push(fact);
        }
    }
}

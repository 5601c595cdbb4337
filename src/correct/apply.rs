//! Corrections applied, one after another.

use std::fmt::Display;

use super::{Correction, NewSite};
use crate::analysis::{Analysis, Source};
use crate::diagnostic::Diagnostic;
use crate::event::{EventKind, Role};
use crate::geometry::LonLat;
use crate::id::{EventId, PlaceId};
use crate::lang::Message;
use crate::resolve::{Place, Position};
use crate::site::{Evidence, Site, Siting};
use crate::span::Span;
use crate::units::Meters;
use crate::world::gazetteer::FeatureKind;

/// A place of an editor's hand that is known less well than this is given only about.
const APPROXIMATE_ABOVE: Meters = Meters(12_000.0);

/// The story as the corrections make it.
pub fn apply(analysis: &Analysis, corrections: &[Correction]) -> Analysis {
    let mut story = analysis.clone();
    for correction in corrections {
        if let Err(missing) = one(&mut story, correction) {
            story.diagnostics.push(
                Diagnostic::warning(
                    "correction-of-nothing",
                    None,
                    Message::CorrectionOfNothing { missing: missing.into() },
                )
                .with_hint(Message::CorrectionOfNothingHint {}),
            );
        }
    }
    story
}

/// Applies one correction; the identifier that stands for nothing, where it does.
fn one(story: &mut Analysis, correction: &Correction) -> Result<(), String> {
    match correction {
        Correction::Pin { place, point, precision } => pin(story, *place, *point, *precision),
        Correction::RenamePlace(place, name) => rename_place(story, *place, name),
        Correction::RenameEvent(event, name) => change(story, *event, |site| site.name.clone_from(name)),
        Correction::DropPlace(place) => drop_place(story, *place),
        Correction::DropEvent(event) => drop_event(story, *event),
        Correction::Role(place, role) => {
            let at = story.places.position(*place).ok_or_else(|| place.to_string())?;
            story.roles[at] = *role;
            Ok(())
        }
        Correction::Kind(event, kind) => set_kind(story, *event, *kind),
        Correction::Certainty(event, certainty) => change(story, *event, |site| site.certainty = *certainty),
        Correction::Day(event, day) => change(story, *event, |site| site.when = *day),
        Correction::Facts(event, facts) => {
            change(story, *event, |site| site.facts.clone_from(facts))?;
            story.edited.insert(*event);
            Ok(())
        }
        Correction::Add(new) => {
            add(story, new);
            Ok(())
        }
        Correction::Title(title) => {
            story.title = Some(title.clone());
            Ok(())
        }
        Correction::Extent(extent) => {
            story.extent = Some(*extent);
            Ok(())
        }
    }
}

fn missing(id: impl Display) -> String {
    id.to_string()
}

fn event_mut(story: &mut Analysis, id: EventId) -> Option<&mut Site> {
    match id {
        EventId::Site(id) => story.sites.by_id_mut(id),
        EventId::Interception(id) => story.interceptions.by_id_mut(id),
    }
}

fn change(story: &mut Analysis, id: EventId, to: impl FnOnce(&mut Site)) -> Result<(), String> {
    event_mut(story, id).map(to).ok_or_else(|| missing(id))
}

/// Every site and interception, to be changed.
fn events_mut(story: &mut Analysis) -> impl Iterator<Item = &mut Site> {
    story.sites.iter_mut().chain(story.interceptions.iter_mut())
}

fn pin(story: &mut Analysis, id: PlaceId, point: LonLat, precision: Meters) -> Result<(), String> {
    let place = story.places.by_id_mut(id).ok_or_else(|| missing(id))?;
    let position = Position { point, precision, feature: None };
    let before = place.position.replace(position.clone()).map(|position| position.point);
    place.relative = None;
    place.confidence = 1.0;
    place.reasons = vec!["pinned by hand".into()];
    for site in events_mut(story).filter(|site| site.mentions.contains(&id) && Some(site.position.point) == before) {
        site.position = position.clone();
        site.siting = siting(precision);
    }
    Ok(())
}

fn siting(precision: Meters) -> Siting {
    if precision > APPROXIMATE_ABOVE { Siting::Approximate } else { Siting::Named }
}

fn rename_place(story: &mut Analysis, id: PlaceId, name: &str) -> Result<(), String> {
    let place = story.places.by_id_mut(id).ok_or_else(|| missing(id))?;
    let before = std::mem::replace(&mut place.name, name.to_owned());
    for site in events_mut(story).filter(|site| site.mentions.contains(&id) && site.name == before) {
        name.clone_into(&mut site.name);
    }
    Ok(())
}

fn drop_place(story: &mut Analysis, id: PlaceId) -> Result<(), String> {
    let (at, _) = story.places.remove(id).ok_or_else(|| missing(id))?;
    story.roles.remove(at);
    story.listed.remove(&id);
    let rings: Vec<_> = story.rings.entries().filter(|(_, ring)| ring.center == id).map(|(ring, _)| ring).collect();
    for ring in rings {
        story.rings.remove(ring);
    }
    let of_it: Vec<EventId> =
        story.events().into_iter().filter(|(_, site)| site.mentions.contains(&id)).map(|(event, _)| event).collect();
    for event in of_it {
        change(story, event, |site| site.mentions.retain(|mention| *mention != id))?;
        if story.event(event).is_some_and(|site| site.mentions.is_empty()) {
            take(story, event);
        }
    }
    Ok(())
}

fn drop_event(story: &mut Analysis, id: EventId) -> Result<(), String> {
    let site = take(story, id).ok_or_else(|| missing(id))?;
    settle_roles(story, &site);
    Ok(())
}

fn take(story: &mut Analysis, id: EventId) -> Option<Site> {
    story.edited.remove(&id);
    match id {
        EventId::Site(id) => story.sites.remove(id).map(|(_, site)| site),
        EventId::Interception(id) => story.interceptions.remove(id).map(|(_, site)| site),
    }
}

/// The places of what is a site no longer are mentions, unless another site is told of there.
fn settle_roles(story: &mut Analysis, gone: &Site) {
    for mention in &gone.mentions {
        let struck = story.sites.iter().any(|site| site.mentions.contains(mention));
        let at = story.places.position(*mention).filter(|&at| story.roles[at] == Role::StrikeSite && !struck);
        if let Some(at) = at {
            story.roles[at] = Role::Mention;
        }
    }
}

/// Sets what happened; what was stopped in the air is no site, and a mere mention neither.
fn set_kind(story: &mut Analysis, id: EventId, kind: EventKind) -> Result<(), String> {
    let moves = match id {
        EventId::Site(_) => matches!(kind, EventKind::Intercepted | EventKind::Mention),
        EventId::Interception(_) => kind != EventKind::Intercepted,
    };
    if !moves {
        return change(story, id, |site| site.event = kind);
    }
    let source = story.event_source(id).unwrap_or(Source::Hand);
    let mut site = take(story, id).ok_or_else(|| missing(id))?;
    site.event = kind;
    settle_roles(story, &site);
    match kind {
        EventKind::Mention => {}
        EventKind::Intercepted => {
            story.interceptions.push(site, source);
        }
        _ => {
            for at in site.mentions.iter().filter_map(|&mention| story.places.position(mention)) {
                story.roles[at] = Role::StrikeSite;
            }
            story.sites.push(site, source);
        }
    }
    Ok(())
}

fn add(story: &mut Analysis, new: &NewSite) {
    let position = Position { point: new.point, precision: new.precision, feature: None };
    let place = Place {
        span: Span::default(),
        text: new.name.clone(),
        name: new.name.clone(),
        position: Some(position.clone()),
        relative: None,
        kind: FeatureKind::Locality,
        country: None,
        admin1: None,
        geonameid: None,
        metonymic: false,
        confidence: 1.0,
        reasons: vec!["added by hand".into()],
        rivals: Vec::new(),
        refuted: None,
    };
    let mention = story.places.push(place, Source::Hand);
    let struck = !matches!(new.event, EventKind::Intercepted | EventKind::Mention);
    story.roles.push(if struck { Role::StrikeSite } else { Role::Mention });
    let site = Site {
        name: new.name.clone(),
        mentions: vec![mention],
        position,
        event: new.event,
        certainty: new.certainty,
        when: new.when,
        actor: None,
        quote: None,
        facts: new.facts.clone(),
        siting: siting(new.precision),
        tolls: Vec::new(),
        damage: None,
        denial: None,
        evidence: Evidence::default(),
        probability: 1.0,
    };
    match new.event {
        EventKind::Mention => {}
        EventKind::Intercepted => {
            let id = story.interceptions.push(site, Source::Hand);
            story.edited.insert(EventId::Interception(id));
        }
        _ => {
            let id = story.sites.push(site, Source::Hand);
            story.edited.insert(EventId::Site(id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::list;
    use crate::date::Date;
    use crate::event::Certainty;
    use crate::id::{Id, InterceptionId, SiteId};
    use crate::input::fields::Columns;
    use crate::input::{File, csv};
    use crate::world::World;

    const LIST: &str = "name,lat,lon,kind,range\nAlpha,50,30,missile,10 km\nBeta,49,36,drone,\nGamma,48,35,intercepted,\nDelta,47,34,,\n";

    fn story() -> Analysis {
        let rows = (csv::FORMAT.read)(&File { name: "list.csv", content: LIST.as_bytes() }).unwrap();
        list::story(String::new(), &rows, &Columns::default(), World::embedded()).unwrap()
    }

    fn site(number: usize) -> EventId {
        EventId::Site(SiteId::of(number - 1))
    }

    fn names(story: &Analysis) -> Vec<&str> {
        story.sites.iter().map(|site| site.name.as_str()).collect()
    }

    #[test]
    fn a_pin_moves_the_place_and_its_site_and_leaves_the_old_story_alone() {
        let (before, point) = (story(), LonLat::new(31.0, 51.0).unwrap());
        let place = PlaceId::of(0);
        let after = apply(&before, &[Correction::Pin { place, point, precision: Meters::from_km(20.0) }]);
        assert_eq!(after.sites[0].position.point, point);
        assert_eq!(after.sites[0].siting, Siting::Approximate);
        assert_eq!(after.places.by_id(place).unwrap().reasons, ["pinned by hand".into()]);
        assert_eq!(before.sites[0].position.point, LonLat::new(30.0, 50.0).unwrap());
    }

    #[test]
    fn corrections_after_a_drop_still_find_their_parts() {
        let after = apply(
            &story(),
            &[
                Correction::DropPlace(PlaceId::of(0)),
                Correction::RenamePlace(PlaceId::of(1), "Beta plant".to_owned()),
                Correction::Facts(site(2), vec!["Two halls burnt".to_owned()]),
                Correction::Day(site(2), Some(Date { year: 2025, month: 6, day: 13 })),
                Correction::Certainty(site(2), Certainty::Claimed),
            ],
        );
        assert_eq!((names(&after), after.places.len(), after.roles.len()), (vec!["Beta plant"], 3, 3));
        assert!(after.rings.is_empty(), "a ring about nothing");
        let beta = after.event(site(2)).unwrap();
        assert_eq!((beta.facts.len(), beta.certainty, beta.when.unwrap().day), (1, Certainty::Claimed, 13));
        assert!(after.edited.contains(&site(2)) && after.diagnostics.is_empty());
    }

    #[test]
    fn what_was_stopped_in_the_air_is_no_site_and_the_other_way_round() {
        let stopped = EventId::Interception(InterceptionId::of(0));
        let corrections =
            [Correction::Kind(site(1), EventKind::Intercepted), Correction::Kind(stopped, EventKind::Drone)];
        let after = apply(&story(), &corrections);
        assert_eq!(names(&after), ["Beta", "Gamma"]);
        assert_eq!(after.interceptions[0].name, "Alpha");
        assert_eq!(after.roles, [Role::Mention, Role::StrikeSite, Role::StrikeSite, Role::Mention]);
        let after = apply(&after, &[Correction::DropEvent(site(2)), Correction::Role(PlaceId::of(1), Role::Origin)]);
        assert_eq!((names(&after), after.roles[1]), (vec!["Gamma"], Role::Origin));
    }

    #[test]
    fn a_site_is_added_with_its_place_and_title_and_extent_are_set() {
        let new = NewSite {
            name: "Epsilon".to_owned(),
            point: LonLat::new(1.0, 2.0).unwrap(),
            precision: Meters::default(),
            event: EventKind::Damage,
            certainty: Certainty::Confirmed,
            when: None,
            facts: Vec::new(),
        };
        let extent = crate::geometry::Extent { west: 0.0, south: 0.0, east: 9.0, north: 9.0 };
        let corrections = [
            Correction::Add(new),
            Correction::RenameEvent(site(3), "Epsilon depot".to_owned()),
            Correction::Title("Four places".to_owned()),
            Correction::Extent(extent),
        ];
        let after = apply(&story(), &corrections);
        assert_eq!(names(&after), ["Alpha", "Beta", "Epsilon depot"]);
        assert_eq!(after.first_place(&after.sites[2]).unwrap().name, "Epsilon");
        assert_eq!((after.title.as_deref(), after.extent), (Some("Four places"), Some(extent)));
    }

    #[test]
    fn a_correction_of_nothing_is_reported_and_changes_nothing() {
        let after = apply(&story(), &[Correction::DropEvent(site(7)), Correction::DropPlace(PlaceId::of(9))]);
        let told: Vec<String> =
            after.diagnostics.iter().map(|diagnostic| crate::lang::voice().say(&diagnostic.message)).collect();
        assert_eq!(told, ["there is no `site-7` to correct", "there is no `place-10` to correct"]);
        assert_eq!((after.sites.len(), after.places.len()), (2, 4));
    }
}

//! Alternative text: what the map shows, for readers who do not see it.

use crate::country::CountryCode;
use crate::geometry::LonLat;
use crate::lang::{Argument, Message};
use crate::map::style::markers;
use crate::map::subject::arcs;
use crate::map::subject::list::{commas, facts, listed};
use crate::map::subject::{ArcSpec, SiteMark, Subject};
use crate::site::{Certainty, EventKind};

/// The most places that are named one by one.
const NAMED: usize = 12;

/// Whether the map draws discs about places that are known only roughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Discs {
    /// At least one.
    Drawn,
    /// None.
    Absent,
}

/// One sentence each: the title, the area shown, places by kind, lines with distances, what the marks mean, the source.
pub(crate) fn sentences(
    subject: &Subject,
    title: &str,
    country_name: impl Fn(CountryCode) -> Option<Argument>,
    source: &str,
    discs: Discs,
) -> Vec<Message> {
    let mut sentences = vec![Message::AltTitle { title: title.trim_end_matches('.').into() }];
    let lands = listed(subject.focus.iter().filter_map(|&code| country_name(code)));
    sentences.extend(lands.map(|lands| Message::AltShows { lands }));
    sentences.extend(sites(subject));
    sentences.extend(cities(subject));
    sentences.extend(subject.arcs.iter().filter(|arc| arc.measured).map(|arc| line(subject, arc)));
    let rings = subject.rings.iter().map(|ring| arcs::ring_words(ring).into());
    sentences.extend(rings.map(|ring| Message::AltRing { ring }));
    if subject.sites.iter().any(|site| site.certainty == Certainty::Claimed) {
        sentences.push(Message::AltHollow {});
    }
    if discs == Discs::Drawn {
        sentences.push(Message::AltDiscs {});
    }
    if !source.is_empty() {
        sentences.push(Message::AltSource { source: source.trim_end_matches('.').into() });
    }
    sentences
}

/// One sentence a kind, with the places and what is said of them.
fn sites(subject: &Subject) -> Vec<Message> {
    let mut kinds: Vec<(EventKind, Certainty)> = Vec::new();
    for site in &subject.sites {
        if !kinds.contains(&(site.event, site.certainty)) {
            kinds.push((site.event, site.certainty));
        }
    }
    let describe = |(event, certainty): (EventKind, Certainty)| {
        let of_kind = subject.sites.iter().filter(|site| (site.event, site.certainty) == (event, certainty));
        let count = of_kind.clone().count();
        let names: Vec<Argument> = of_kind.filter(|site| !site.name.is_empty()).take(NAMED).map(with_facts).collect();
        let more = count - names.len();
        let places = match commas(names) {
            None => Message::TitlePlaces { count: more.into() }.into(),
            Some(names) => and_more(names, more),
        };
        Message::AltSites { symbol: markers::meaning(event, certainty).into(), places }
    };
    kinds.into_iter().map(describe).collect()
}

fn with_facts(site: &SiteMark) -> Argument {
    let name = Argument::from(site.name.as_str());
    match facts(&site.facts) {
        Some(facts) => Message::AltSite { name, facts }.into(),
        None => name,
    }
}

fn and_more(names: Argument, more: usize) -> Argument {
    if more > 0 { Message::ListAndMore { names, count: more.into() }.into() } else { names }
}

/// The places that are only named.
fn cities(subject: &Subject) -> Option<Message> {
    let names = subject.cities.iter().map(|city| city.name.as_str()).filter(|name| !name.is_empty());
    let names: Vec<Argument> = names.take(NAMED).map(Argument::from).collect();
    let more = subject.cities.len() - names.len();
    let places = match more {
        0 => listed(names)?,
        more if names.is_empty() => Message::TitlePlaces { count: more.into() }.into(),
        more => and_more(commas(names)?, more),
    };
    Some(Message::AltNamed { places })
}

/// A line with its ends, by the names that they have on the map.
fn line(subject: &Subject, arc: &ArcSpec) -> Message {
    let end = |name: &Option<String>, point: Option<&LonLat>| {
        let there = || {
            let mut there = subject.named().filter(|(_, name, at)| Some(at) == point && !name.is_empty());
            there.next().map(|(_, name, _)| name.to_owned())
        };
        name.clone().or_else(there).map(Argument::from)
    };
    let length = arcs::length_words(&arc.points, subject.unit).into();
    match (end(&arc.ends.0, arc.points.first()), end(&arc.ends.1, arc.points.last())) {
        (Some(from), Some(to)) => Message::AltLineBetween { from, to, length },
        (Some(from), None) => Message::AltLineFrom { from, length },
        (None, Some(to)) => Message::AltLineTo { to, length },
        (None, None) => Message::AltLine { length },
    }
}

//! Alternative text: what the map shows, for readers who do not see it.

use crate::country::CountryCode;
use crate::geometry::LonLat;
use crate::map::style::markers;
use crate::map::subject::Subject;
use crate::map::subject::arcs;
use crate::map::subject::title::listed;
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

/// Area shown, places by kind, lines with distances, what the colours mean, the source.
pub(crate) fn text(
    subject: &Subject,
    title: &str,
    country_name: impl Fn(CountryCode) -> Option<String>,
    source: &str,
    discs: Discs,
) -> String {
    let mut sentences = vec![format!("Map: {}.", title.trim_end_matches('.'))];
    let countries: Vec<String> = subject.focus.iter().filter_map(|&code| country_name(code)).collect();
    if !countries.is_empty() {
        let names: Vec<&str> = countries.iter().map(String::as_str).collect();
        sentences.push(format!("It shows {} and surroundings.", listed(&names)));
    }
    sentences.extend(sites(subject));
    if !subject.cities.is_empty() {
        let names: Vec<&str> =
            subject.cities.iter().map(|city| city.name.as_str()).filter(|n| !n.is_empty()).take(NAMED).collect();
        let more = subject.cities.len().saturating_sub(names.len());
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        sentences.push(format!("Places named: {}{rest}.", if more > 0 { names.join(", ") } else { listed(&names) }));
    }
    for arc in subject.arcs.iter().filter(|arc| arc.measured) {
        let end = |name: &Option<String>, point: Option<&LonLat>| {
            name.clone().or_else(|| {
                let sites = subject.sites.iter().map(|site| (&site.name, site.point));
                let cities = subject.cities.iter().map(|city| (&city.name, city.point));
                let mut there = sites.chain(cities).filter(|(name, at)| Some(at) == point && !name.is_empty());
                there.next().map(|(name, _)| name.clone())
            })
        };
        let ends = match (end(&arc.ends.0, arc.points.first()), end(&arc.ends.1, arc.points.last())) {
            (Some(a), Some(b)) => format!(" from {a} to {b}"),
            (Some(a), None) => format!(" from {a}"),
            (None, Some(b)) => format!(" to {b}"),
            (None, None) => String::new(),
        };
        sentences.push(format!("A line{ends} is {} long.", arcs::length_text(&arc.points, subject.unit)));
    }
    for ring in &subject.rings {
        sentences.push(format!("A dashed ring marks {}.", arcs::ring_text(ring)));
    }
    if subject.sites.iter().any(|site| site.certainty == Certainty::Claimed) {
        sentences.push("Hollow markers are claimed or not confirmed.".to_owned());
    }
    if discs == Discs::Drawn {
        sentences.push("Discs mark places that are known only roughly.".to_owned());
    }
    if !source.is_empty() {
        sentences.push(format!("{}.", source.trim_end_matches('.')));
    }
    sentences.join(" ")
}

/// One sentence a kind, with the places and what is said of them.
fn sites(subject: &Subject) -> Vec<String> {
    let mut kinds: Vec<(EventKind, Certainty)> = Vec::new();
    for site in &subject.sites {
        if !kinds.contains(&(site.event, site.certainty)) {
            kinds.push((site.event, site.certainty));
        }
    }
    let describe = |(event, certainty): (EventKind, Certainty)| {
        let of_kind: Vec<_> =
            subject.sites.iter().filter(|site| (site.event, site.certainty) == (event, certainty)).collect();
        let names: Vec<String> = of_kind
            .iter()
            .filter(|site| !site.name.is_empty())
            .take(NAMED)
            .map(|site| {
                if site.facts.is_empty() {
                    site.name.clone()
                } else {
                    format!("{} ({})", site.name, site.facts.join("; "))
                }
            })
            .collect();
        let more = of_kind.len().saturating_sub(names.len());
        let rest = match (names.is_empty(), more) {
            (true, 1) => "1 place".to_owned(),
            (true, count) => format!("{count} places"),
            (false, 0) => String::new(),
            (false, count) => format!(" and {count} more"),
        };
        format!("{}: {}{rest}.", markers::legend_words(event, certainty), names.join(", "))
    };
    kinds.into_iter().map(describe).collect()
}

//! What a list does not say of its story: the countries that it is about, and the named ends of its lines.

use std::collections::BTreeMap;

use crate::country::CountryCode;
use crate::geometry::LonLat;
use crate::map::subject::{CityMark, Origin, Subject};
use crate::world::World;

/// Of how many points of a list the country is looked up.
pub(in crate::map) const MOST_ASKED: usize = 300;
/// A story about more countries than this has none of them lit.
const MOST_FOCUS: usize = 5;

/// The subject with the named ends of its lines as cities.
pub(in crate::map) fn with_line_ends(subject: &Subject) -> Subject {
    let mut subject = subject.clone();
    for arc in &subject.arcs {
        let ends = [(arc.points.first(), &arc.ends.0), (arc.points.last(), &arc.ends.1)];
        for (point, name) in ends {
            let (Some(&point), Some(name)) = (point, name) else { continue };
            // The end of two lines is one city.
            if subject.cities.iter().all(|city| city.point != point) {
                subject.cities.push(CityMark { name: name.clone(), point, weight: 2.0 });
            }
        }
    }
    subject
}

/// A list says nothing of countries: the story is about those that hold a third of its sites, or else of its places, or
/// an end of a line.
pub(in crate::map) fn with_focus(mut subject: Subject, world: &World<'_>) -> Subject {
    if subject.origin == Origin::Report || !subject.focus.is_empty() {
        return subject;
    }
    let mut points: Vec<LonLat> = subject.sites.iter().map(|site| site.point).take(MOST_ASKED).collect();
    if points.is_empty() {
        points = subject.cities.iter().map(|city| city.point).take(MOST_ASKED).collect();
    }
    let ends = subject.arcs.iter().flat_map(|arc| [arc.points.first(), arc.points.last()]).flatten();
    let mut focus: Vec<CountryCode> = ends.filter_map(|&end| world.ground.country_at(end)).collect();
    let mut counts: BTreeMap<CountryCode, usize> = BTreeMap::new();
    for country in points.iter().filter_map(|&point| world.ground.country_at(point)) {
        *counts.entry(country).or_default() += 1;
    }
    if !subject.sites.is_empty() {
        subject.struck = counts.keys().copied().collect();
    }
    focus.extend(counts.iter().filter(|(_, count)| 3 * **count >= points.len()).map(|(country, _)| *country));
    focus.sort_unstable();
    focus.dedup();
    if focus.len() <= MOST_FOCUS {
        subject.focus = focus;
    }
    subject
}

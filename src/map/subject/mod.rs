//! What a map is about: sites, origins, lines and rings, from an analysis, whatever that was read from.

pub(in crate::map) mod alt;
pub(in crate::map) mod arcs;
mod claimed;
pub(in crate::map) mod days;
pub(in crate::map) mod entity;
pub(in crate::map) mod focus;
pub(in crate::map) mod lands;
pub(in crate::map) mod list;
pub(in crate::map) mod second;
mod sure;
pub(in crate::map) mod title;

use std::collections::{BTreeMap, BTreeSet};

pub use crate::analysis::Origin;

use crate::analysis::{Analysis, Course, Listed};
use crate::country::CountryCode;
use crate::diagnostic::Diagnostic;
use crate::geodesy;
use crate::geometry::{Extent, LonLat};
use crate::id::{EventId, PlaceId};
use crate::lang::{self, Message};
use crate::limits;
use crate::resolve::Place;
use crate::site::{Certainty, EventKind, Role, Site, Siting};
use crate::text::Date;
use crate::units::{LengthUnit, Meters, Range};
use crate::world::gazetteer::FeatureKind;

use crate::map::style::markers;
use crate::map::subject::entity::Entity;
use crate::map::subject::second::{Given, Language};

/// Sites by position and name, to join those at the same place.
type Known = BTreeMap<(u64, u64, String), usize>;

/// Everything that a map shows beside its ground.
#[derive(Debug, Clone, Default)]
pub struct Subject {
    /// Places that something happened to, most important first, one a place.
    pub sites: Vec<SiteMark>,
    /// Places that are named and dotted, without an event.
    pub cities: Vec<CityMark>,
    /// Lines with their lengths.
    pub arcs: Vec<ArcSpec>,
    /// Circles of equal distance.
    pub rings: Vec<RingSpec>,
    /// Areas of a list.
    pub areas: Vec<AreaSpec>,
    /// Countries that the story is about.
    pub focus: Vec<CountryCode>,
    /// Countries that the sites lie in: of those the title may speak.
    pub struck: Vec<CountryCode>,
    /// Countries in which something was struck that the report does not name: they are shown whole.
    pub whole: Vec<CountryCode>,
    /// The title that an editor gave; one is made from the sites.
    pub title: Option<String>,
    /// The extent that was asked for.
    pub extent: Option<Extent>,
    /// First and last day of the events; `None` where the day of any is unknown.
    pub days: Option<(Date, Date)>,
    /// The day on which the report was published.
    pub published: Option<Date>,
    /// The unit that the report states distances in first.
    pub unit: Option<LengthUnit>,
    /// Names in other languages that the list gives.
    pub names: Given,
    /// Where the sites come from, for the credit.
    pub origin: Origin,
}

/// An area.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaSpec {
    /// Its name; empty when it has none.
    pub name: String,
    /// Its polygons, each an outline and its holes.
    pub polygons: Vec<Vec<Vec<LonLat>>>,
}

/// A place that something happened to.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteMark {
    /// The name to show.
    pub name: String,
    /// Where it lies.
    pub point: LonLat,
    /// The gravest thing that happened.
    pub event: EventKind,
    /// Whether anything that happened there is stated as fact.
    pub certainty: Certainty,
    /// Radius within which the place lies.
    pub precision: Meters,
    /// At most two short facts.
    pub facts: Vec<String>,
    /// How many events are gathered here.
    pub count: u32,
    /// How important its name is, 1 for a common site.
    pub weight: f64,
}

/// A place that is only named.
#[derive(Debug, Clone, PartialEq)]
pub struct CityMark {
    /// The name to show.
    pub name: String,
    /// Where it lies.
    pub point: LonLat,
    /// How important its name is among cities, 1 for a common one.
    pub weight: f64,
}

/// A line between two places.
#[derive(Debug, Clone, PartialEq)]
pub struct ArcSpec {
    /// Its vertices.
    pub points: Vec<LonLat>,
    /// Names of its ends, where they are to be shown.
    pub ends: (Option<String>, Option<String>),
    /// Whether its length is written along it.
    pub measured: bool,
}

/// A circle of equal distance.
#[derive(Debug, Clone, PartialEq)]
pub struct RingSpec {
    /// Its middle.
    pub center: LonLat,
    /// The name of its middle.
    pub name: String,
    /// Its radius as stated.
    pub range: Range,
}

/// A place less well known than this is drawn as a disc of its precision.
const APPROXIMATE_ABOVE: Meters = Meters(12_000.0);

/// The text as far as it can be a label, with an ellipsis where it goes on: it is shaped, broken and tried in many places.
fn cut(text: &str) -> String {
    match text.char_indices().nth(limits::LABEL_LENGTH) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}

impl SiteMark {
    fn new(site: &Site) -> Self {
        Self {
            name: cut(&site.name),
            point: site.position.point,
            event: site.event,
            certainty: sure::certainty(site),
            precision: match site.siting {
                // A city named plainly is a point however large it is.
                Siting::Named => Meters(site.position.precision.0.min(APPROXIMATE_ABOVE.0)),
                Siting::Approximate => Meters(site.position.precision.0.max(APPROXIMATE_ABOVE.0 + 1.0)),
            },
            facts: site.facts.iter().take(2).map(|fact| cut(fact)).collect(),
            count: 1,
            weight: 1.0,
        }
    }

    /// Whether the place is drawn as a disc.
    pub fn is_approximate(&self) -> bool {
        self.precision.0 > APPROXIMATE_ABOVE.0
    }
}

impl Subject {
    /// What the map of a story shows: its sites, the countries of sites and origins, lines, rings, and of a report the longest distance
    /// that was checked; where a report tells of no site, the places that it names.
    pub fn from_analysis(analysis: &Analysis) -> (Self, Vec<Diagnostic>) {
        let (events, unsure) = sure::divided(analysis.events());
        let mut subject = Self {
            title: analysis.title.clone(),
            extent: analysis.extent,
            days: days(analysis, &events),
            published: analysis.article.date,
            origin: analysis.origin,
            ..Self::default()
        };
        let mut known = Known::new();
        for &(id, site) in &events {
            let mut mark = SiteMark::new(site);
            if let Some(country) = only_country(analysis, site) {
                subject.whole.push(country);
                if !analysis.edited.contains(&id) {
                    // The marker stands at its middle for want of a place.
                    mark.facts.insert(0, lang::voice().say(&Message::PlaceNotNamed {}));
                    mark.facts.truncate(2);
                }
            }
            let listed = listed(analysis, site.mentions.first());
            mark.weight = listed.map_or(1.0, weight);
            let at = subject.add_site(mark, &mut known);
            subject.add_names(Entity::Site(at), listed);
        }
        match analysis.origin {
            Origin::List => (subject.focus, subject.struck) = listed_countries(analysis, &events),
            Origin::Report => {
                subject.focus = focus_countries(analysis, &events);
                subject.struck = struck_countries(analysis);
            }
        }
        if let Some(line) = claimed::longest_claim(analysis) {
            subject.arcs.push(ArcSpec { points: line.points.to_vec(), ends: line.ends, measured: true });
            subject.unit = line.unit;
        }
        subject.add_lines(analysis);
        let mut diagnostics: Vec<Diagnostic> = unsure.into_iter().map(sure::left_off).collect();
        match analysis.origin {
            Origin::List => subject.add_listed(analysis, &events),
            Origin::Report if subject.sites.is_empty() => {
                subject.add_mentions(analysis);
                diagnostics.extend(subject.without_far_cities());
            }
            Origin::Report => {}
        }
        if analysis.origin == Origin::Report && subject.sites.is_empty() && subject.cities.is_empty() {
            diagnostics.push(
                Diagnostic::warning("nothing-to-map", None, Message::NothingToMap {})
                    .with_hint(Message::NothingToMapHint {}),
            );
        }
        diagnostics.extend(analysis.not_drawn());
        (subject, diagnostics)
    }

    /// The lines and rings of a list.
    fn add_lines(&mut self, analysis: &Analysis) {
        self.arcs.extend(analysis.lines.iter().map(|line| ArcSpec {
            points: line.points.clone(),
            ends: (None, None),
            measured: line.course == Course::Arc,
        }));
        self.areas.extend(
            analysis.areas.iter().map(|area| AreaSpec { name: area.name.clone(), polygons: area.polygons.clone() }),
        );
        for ring in &analysis.rings {
            let Some(place) = analysis.places.by_id(ring.center) else { continue };
            let Some(position) = &place.position else { continue };
            self.unit = self.unit.or(Some(ring.range.unit));
            self.rings.push(RingSpec { center: position.point, name: place.name.clone(), range: ring.range });
        }
    }

    /// The places of a list that nothing happened to.
    fn add_listed(&mut self, analysis: &Analysis, events: &[(EventId, &Site)]) {
        let struck: BTreeSet<PlaceId> = events.iter().flat_map(|(_, site)| site.mentions.iter().copied()).collect();
        for (id, place) in analysis.places.entries().filter(|(id, _)| !struck.contains(id)) {
            let Some(position) = &place.position else { continue };
            let listed = analysis.listed.get(&id);
            self.add_names(Entity::City(self.cities.len()), listed);
            let weight = listed.map_or(1.0, weight);
            self.cities.push(CityMark { name: place.name.clone(), point: position.point, weight });
        }
    }

    /// The names of a place in other languages.
    fn add_names(&mut self, entity: Entity, listed: Option<&Listed>) {
        let names = listed.map_or(&[][..], |listed| &listed.names);
        let given = names.iter().filter_map(|(code, local)| Some((Language::parse(code)?, local.clone())));
        self.names.extend(given.map(|(language, local)| ((language, entity), local)));
    }

    /// The subject without the sites and cities that a map does not show, under the numbers that the others then have, and
    /// the names of what is left off, of the nameless their numbers.
    pub(in crate::map) fn within(mut self, shows: impl Fn(LonLat) -> bool) -> (Self, Vec<String>) {
        let (sites, cities) = (std::mem::take(&mut self.sites), std::mem::take(&mut self.cities));
        let mut moved: BTreeMap<Entity, Entity> = BTreeMap::new();
        let mut off = Vec::new();
        let mut leave = |name: String, at: usize| off.push(if name.is_empty() { (at + 1).to_string() } else { name });
        for (at, site) in sites.into_iter().enumerate() {
            if shows(site.point) {
                moved.insert(Entity::Site(at), Entity::Site(self.sites.len()));
                self.sites.push(site);
            } else {
                leave(site.name, at);
            }
        }
        for (at, city) in cities.into_iter().enumerate() {
            if shows(city.point) {
                moved.insert(Entity::City(at), Entity::City(self.cities.len()));
                self.cities.push(city);
            } else {
                leave(city.name, at);
            }
        }
        let names = std::mem::take(&mut self.names).into_iter();
        self.names = names.filter_map(|((language, at), name)| Some(((language, *moved.get(&at)?), name))).collect();
        (self, off)
    }

    /// The sites and cities with their names and points.
    pub(in crate::map) fn named(&self) -> impl Iterator<Item = (Entity, &str, LonLat)> {
        let sites = self.sites.iter().enumerate();
        let sites = sites.map(|(at, site)| (Entity::Site(at), site.name.as_str(), site.point));
        let cities = self.cities.iter().enumerate();
        sites.chain(cities.map(|(at, city)| (Entity::City(at), city.name.as_str(), city.point)))
    }

    /// Adds a site, or joins it to one that would be drawn over it in the same words: the gravest event is kept, the rest become facts.
    /// Where it stands.
    fn add_site(&mut self, site: SiteMark, known: &mut Known) -> usize {
        let key = (site.point.lon().to_bits(), site.point.lat().to_bits(), site.name.clone());
        let at = *known.entry(key).or_insert(self.sites.len());
        let Some(known) = self.sites.get_mut(at) else {
            self.sites.push(site);
            return at;
        };
        known.count += site.count;
        known.weight = known.weight.max(site.weight);
        known.certainty = known.certainty.min(site.certainty);
        if markers::gravity(site.event) > markers::gravity(known.event) {
            known.event = site.event;
        }
        for fact in site.facts {
            if known.facts.len() < 2 && !known.facts.contains(&fact) {
                known.facts.push(fact);
            }
        }
        at
    }

    /// Leaves out what lies far from all else in a report in which nothing was struck: a capital that sent help, a maker's seat. It
    /// would shrink the rest to a spot.
    fn without_far_cities(&mut self) -> Vec<Diagnostic> {
        if self.cities.len() < LEAST_CLUSTER {
            return Vec::new();
        }
        let away = |from: LonLat, to: LonLat| geodesy::inverse(from, to).length.0;
        let sum = |from: &CityMark| self.cities.iter().map(|to| away(from.point, to.point)).sum::<f64>();
        let middle = self.cities.iter().min_by(|a, b| sum(a).total_cmp(&sum(b))).map(|city| city.point);
        let Some(middle) = middle else { return Vec::new() };
        let mut distances: Vec<f64> = self.cities.iter().map(|city| away(middle, city.point)).collect();
        distances.sort_by(f64::total_cmp);
        let reach = FAR.0.max(FAR_TIMES * distances[distances.len() / 2]);
        let (near, far): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.cities).into_iter().partition(|city| away(middle, city.point) <= reach);
        self.cities = near;
        let told = |city: CityMark| {
            let message = Message::FarPlace { name: city.name.into() };
            Diagnostic::note("far-place", None, message).with_hint(Message::FarPlaceHint {})
        };
        far.into_iter().map(told).collect()
    }

    /// Names the places of a report in which nothing was struck.
    fn add_mentions(&mut self, analysis: &Analysis) {
        for place in analysis.places.iter().filter(|place| is_point(place)) {
            let Some(position) = &place.position else { continue };
            if self.cities.iter().all(|city| city.point != position.point) {
                self.cities.push(CityMark { name: place.name.clone(), point: position.point, weight: 1.0 });
            }
        }
    }
}

/// Of fewer places than this none is far from the others.
const LEAST_CLUSTER: usize = 5;
/// A place is far from the others that lies so many times as far from the middle one as half of them do, and at least so far.
const FAR_TIMES: f64 = 8.0;
const FAR: Meters = Meters(1_500_000.0);

/// The country of a site for which the report names nothing more specific.
fn only_country(analysis: &Analysis, site: &Site) -> Option<CountryCode> {
    let place = analysis.first_place(site)?;
    place.country.filter(|_| place.kind == FeatureKind::Country)
}

/// Whether a place is one that a dot can stand for.
fn is_point(place: &Place) -> bool {
    !matches!(
        place.kind,
        FeatureKind::Region | FeatureKind::Country | FeatureKind::Admin1 | FeatureKind::Water | FeatureKind::River
    )
}

/// What a list says of a place.
fn listed<'a>(analysis: &'a Analysis, place: Option<&PlaceId>) -> Option<&'a Listed> {
    analysis.listed.get(place?)
}

/// How important a place of a list is.
fn weight(listed: &Listed) -> f64 {
    listed.priority.unwrap_or(1.0).clamp(0.01, 1000.0)
}

/// First and last day, where all that is marked has one: a day known of one says nothing of the others.
fn days(analysis: &Analysis, events: &[(EventId, &Site)]) -> Option<(Date, Date)> {
    let mut days: Vec<Date> = events.iter().map(|(_, site)| site.when).collect::<Option<_>>()?;
    if analysis.origin == Origin::List {
        let struck: BTreeSet<PlaceId> = events.iter().flat_map(|(_, site)| site.mentions.iter().copied()).collect();
        for id in analysis.places.ids().filter(|id| !struck.contains(id)) {
            days.push(analysis.listed.get(&id)?.when?);
        }
    }
    Some((*days.iter().min()?, *days.iter().max()?))
}

/// Countries of the marks and of the origins, in order of first mention.
fn focus_countries(analysis: &Analysis, events: &[(EventId, &Site)]) -> Vec<CountryCode> {
    let mut focus = Vec::new();
    let at_sites = events.iter().flat_map(|(_, site)| analysis.places_of(site));
    let roles = analysis.places.iter().zip(&analysis.roles);
    let origins = roles.filter(|(_, role)| **role == Role::Origin).map(|(place, _)| place);
    for country in at_sites.chain(origins).filter_map(|place| place.country) {
        if !focus.contains(&country) {
            focus.push(country);
        }
    }
    if focus.is_empty() {
        focus = most_named_country(analysis).into_iter().collect();
    }
    focus
}

/// Countries that a list names: those of a third of what it tells of, or of all its places where nothing was struck, and all of those of
/// its sites, the most frequent first. None where a site has none: then the ground is asked of all.
fn listed_countries(analysis: &Analysis, events: &[(EventId, &Site)]) -> (Vec<CountryCode>, Vec<CountryCode>) {
    let place_of = |site: &&Site| analysis.first_place(site).and_then(|place| place.country);
    let named: Option<Vec<CountryCode>> = match events {
        [] => analysis.places.iter().map(|place| place.country).collect(),
        events => events.iter().map(|(_, site)| place_of(site)).collect(),
    };
    let Some(named) = named else { return (Vec::new(), Vec::new()) };
    let mut counts: BTreeMap<CountryCode, usize> = BTreeMap::new();
    named.iter().for_each(|country| *counts.entry(*country).or_default() += 1);
    let focus = counts.iter().filter(|(_, count)| 3 * **count >= named.len()).map(|(country, _)| *country).collect();
    let mut struck: Vec<(CountryCode, usize)> = counts.into_iter().collect();
    struck.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let struck = if events.is_empty() { Vec::new() } else { struck.into_iter().map(|(country, _)| country).collect() };
    (focus, struck)
}

/// Countries of the sites alone; of the interceptions where nothing was struck.
fn struck_countries(analysis: &Analysis) -> Vec<CountryCode> {
    let told: &[Site] = if analysis.sites.is_empty() { &analysis.interceptions } else { &analysis.sites };
    let at_sites = told.iter().filter(|site| sure::is_shown(site)).flat_map(|site| analysis.places_of(site));
    let mut struck: Vec<CountryCode> = at_sites.filter_map(|place| place.country).collect();
    let mut seen = Vec::new();
    struck.retain(|country| {
        !seen.contains(country) && {
            seen.push(*country);
            true
        }
    });
    struck
}

/// The country that most places of a report without sites lie in.
fn most_named_country(analysis: &Analysis) -> Option<CountryCode> {
    let mut counts: Vec<(CountryCode, usize)> = Vec::new();
    for country in analysis.places.iter().filter_map(|place| place.country) {
        match counts.iter_mut().find(|(known, _)| *known == country) {
            Some((_, count)) => *count += 1,
            None => counts.push((country, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(country, _)| country)
}

//! What a map is about: sites, origins, lines and rings, from a report's analysis or from a list.

pub mod alt;
pub mod arcs;
pub(in crate::map) mod focus;
pub(in crate::map) mod lands;
pub mod second;
pub mod title;

use std::collections::BTreeMap;

use crate::analysis::Analysis;
use crate::claim::{Claim, ClaimKind, Datum, Party, Verdict};
use crate::country::CountryCode;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::geodesy;
use crate::geometry::{Extent, LonLat};
use crate::lang;
use crate::resolve::Place;
use crate::site::list::{Course, Range, SiteList};
use crate::site::{Certainty, EventKind, Role, Site, Siting};
use crate::text::Date;
use crate::units::{LengthUnit, Meters};
use crate::world::gazetteer::{FeatureId, FeatureKind, fold};

use crate::map::style::markers;
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
    /// Countries that the story is about.
    pub focus: Vec<CountryCode>,
    /// Countries that the sites lie in: of those the title may speak.
    pub struck: Vec<CountryCode>,
    /// Countries in which something was struck that the report does not name: they are shown whole.
    pub whole: Vec<CountryCode>,
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

/// Where the sites of a map come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Origin {
    /// A report was read.
    #[default]
    Report,
    /// A list was given.
    List,
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
/// What the callout of a country says where the report names no place in it: the marker stands at its middle for want of one.
const UNNAMED: &str = "Place not named";
/// Claims measured over at least this length are drawn as an arc.
const LEAST_ARC: Meters = Meters(50_000.0);

impl SiteMark {
    fn new(site: &Site) -> Self {
        Self {
            name: site.name.clone(),
            point: site.position.point,
            event: site.event,
            certainty: site.certainty,
            precision: match site.siting {
                // A city named plainly is a point however large it is.
                Siting::Named => Meters(site.position.precision.0.min(APPROXIMATE_ABOVE.0)),
                Siting::Approximate => Meters(site.position.precision.0.max(APPROXIMATE_ABOVE.0 + 1.0)),
            },
            facts: site.facts.iter().take(2).cloned().collect(),
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
    /// What the map of a report shows: its sites, the countries of sites and origins, and the longest distance that
    /// was checked.
    pub fn from_analysis(analysis: &Analysis) -> (Self, Vec<Diagnostic>) {
        let mut subject = Self { days: days(marked(analysis)), published: analysis.article.date, ..Self::default() };
        let mut known = Known::new();
        for site in marked(analysis) {
            let mut mark = SiteMark::new(site);
            if let Some(country) = only_country(analysis, site) {
                subject.whole.push(country);
                mark.facts.insert(0, UNNAMED.to_owned());
                mark.facts.truncate(2);
            }
            subject.add_site(mark, &mut known);
        }
        subject.focus = focus_countries(analysis);
        subject.struck = struck_countries(analysis);
        if let Some((arc, unit)) = longest_claim(analysis) {
            subject.arcs.push(arc);
            subject.unit = unit;
        }
        let mut diagnostics = Vec::new();
        if subject.sites.is_empty() {
            subject.add_mentions(analysis);
            diagnostics.extend(subject.without_far_cities());
        }
        if subject.sites.is_empty() && subject.cities.is_empty() {
            diagnostics.push(
                Diagnostic::warning("nothing-to-map", None, "the report names no place that could be put on a map")
                    .with_hint("the map shows the world; give --bbox or --center to choose"),
            );
        }
        (subject, diagnostics)
    }

    /// What the map of a list shows.
    pub fn from_list(list: &SiteList) -> Self {
        let mut subject = Self {
            extent: list.extent,
            days: days(list.entries.iter().map(|entry| &entry.site)),
            origin: Origin::List,
            ..Self::default()
        };
        let mut known = Known::new();
        for entry in &list.entries {
            let (point, name) = (entry.site.position.point, entry.site.name.clone());
            if let Some(range) = entry.range {
                subject.unit = subject.unit.or(Some(range.unit));
                subject.rings.push(RingSpec { center: point, name: name.clone(), range });
            }
            let given = entry.names.iter().filter_map(|(code, local)| Some((Language::parse(code)?, local.clone())));
            subject.names.extend(given.map(|(language, local)| ((language, fold(&name)), local)));
            let weight = entry.priority.unwrap_or(1.0).clamp(0.01, 1000.0);
            if entry.site.event == EventKind::Mention {
                subject.cities.push(CityMark { name, point, weight });
            } else {
                subject.add_site(SiteMark { weight, ..SiteMark::new(&entry.site) }, &mut known);
            }
        }
        subject.arcs = list
            .lines
            .iter()
            .map(|line| ArcSpec {
                points: line.points.clone(),
                ends: (None, None),
                measured: line.course == Course::Arc,
            })
            .collect();
        subject
    }

    /// Replaces the facts of the sites of this name by the editor's words, in any case of letters; no facts leave the name
    /// alone.
    ///
    /// # Errors
    ///
    /// When no site has the name; the message lists the names that there are.
    pub fn set_facts(&mut self, name: &str, facts: &[String]) -> Result<()> {
        let key = fold(name);
        let mut found = false;
        for site in self.sites.iter_mut().filter(|site| fold(&site.name) == key) {
            site.facts = facts.to_vec();
            found = true;
        }
        if found {
            return Ok(());
        }
        let names: Vec<&str> = self.sites.iter().map(|site| site.name.as_str()).filter(|n| !n.is_empty()).collect();
        let hint = if names.is_empty() {
            "the map has no site with a name".to_owned()
        } else {
            format!("the sites are: {}", names.into_iter().take(20).collect::<Vec<_>>().join(", "))
        };
        Err(Error::input(format!("there is no site `{}` to write a callout for", name.trim()), hint))
    }

    /// Adds a site, or joins it to one at the same place: the gravest event is kept, the rest become facts.
    fn add_site(&mut self, site: SiteMark, known: &mut Known) {
        let key = (site.point.lon().to_bits(), site.point.lat().to_bits(), site.name.clone());
        let at = *known.entry(key).or_insert(self.sites.len());
        let Some(known) = self.sites.get_mut(at) else {
            self.sites.push(site);
            return;
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
            let message = format!("`{}` lies far from all other places and is left off the map", city.name);
            Diagnostic::note("far-place", None, message).with_hint("choose an extent with --bbox to show it")
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
    let place = analysis.places.get(*site.mentions.first()?)?;
    place.country.filter(|_| place.kind == FeatureKind::Country)
}

/// Whether a place is one that a dot can stand for.
fn is_point(place: &Place) -> bool {
    !matches!(
        place.kind,
        FeatureKind::Region | FeatureKind::Country | FeatureKind::Admin1 | FeatureKind::Water | FeatureKind::River
    )
}

/// First and last day, where every site has one: a day known of one says nothing of the others.
fn days<'s>(sites: impl Iterator<Item = &'s Site>) -> Option<(Date, Date)> {
    let days: Vec<Date> = sites.map(|site| site.when).collect::<Option<_>>()?;
    Some((*days.iter().min()?, *days.iter().max()?))
}

/// What the map of a report marks: what was struck, then where something was intercepted.
fn marked(analysis: &Analysis) -> impl Iterator<Item = &Site> {
    analysis.sites.iter().chain(&analysis.interceptions)
}

/// Countries of the marks and of the origins, in order of first mention.
fn focus_countries(analysis: &Analysis) -> Vec<CountryCode> {
    let mut focus = Vec::new();
    let at_sites = marked(analysis).flat_map(|site| site.mentions.iter().filter_map(|&at| analysis.places.get(at)));
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

/// Countries of the sites alone; of the interceptions where nothing was struck.
fn struck_countries(analysis: &Analysis) -> Vec<CountryCode> {
    let told = if analysis.sites.is_empty() { &analysis.interceptions } else { &analysis.sites };
    let at_sites = told.iter().flat_map(|site| site.mentions.iter().filter_map(|&at| analysis.places.get(at)));
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

/// The longest stated distance that was found true and starts or ends at a site.
fn longest_claim(analysis: &Analysis) -> Option<(ArcSpec, Option<LengthUnit>)> {
    let drawn = |claim: &&Claim| {
        claim.kind == ClaimKind::Distance && matches!(claim.verdict, Verdict::Supported | Verdict::Approximately)
    };
    let arcs = analysis.claims.iter().filter(drawn).filter_map(|claim| {
        let (arc, length) = claimed_line(analysis, claim)?;
        (length.0 >= LEAST_ARC.0).then_some((arc, claim.unit, length))
    });
    let longest = arcs.max_by(|a, b| a.2.0.total_cmp(&b.2.0))?;
    Some((longest.0, longest.1))
}

/// The line of the reading that runs between named points: a capital or great city rather than a border.
fn claimed_line(analysis: &Analysis, claim: &Claim) -> Option<(ArcSpec, Meters)> {
    let is_at_site = |party: &Party| party.place().is_some_and(|place| is_site(analysis, place));
    if !is_at_site(&claim.subject) && !is_at_site(&claim.object) {
        return None;
    }
    let readings = claim.readings.iter().filter(|reading| reading.ends.is_some() && reading.to.is_named());
    let reading =
        readings.min_by_key(|reading| (reading.verdict != Verdict::Supported, !is_spoken_of(analysis, &reading.to)))?;
    let (from, to) = reading.ends?;
    let end_name = |datum: &Datum| match datum {
        Datum::Party(party) if is_at_site(party) => None,
        Datum::City(city) if is_struck(analysis, *city) => None,
        datum => Some(lang::voice().say(&datum.message())),
    };
    let arc =
        ArcSpec { points: vec![to, from], ends: (end_name(&reading.to), end_name(&reading.from)), measured: true };
    Some((arc, geodesy::inverse(from, to).length))
}

/// Whether a place of the analysis is that of a site, mentioned there or elsewhere.
fn is_site(analysis: &Analysis, place: usize) -> bool {
    let feature = analysis.places.get(place).and_then(feature_of);
    let mentioned = analysis.sites.iter().any(|site| site.mentions.contains(&place));
    mentioned || feature.is_some_and(|feature| is_struck(analysis, feature))
}

/// Whether a feature is the place of a site.
fn is_struck(analysis: &Analysis, feature: FeatureId) -> bool {
    let mentions = analysis.sites.iter().flat_map(|site| &site.mentions);
    mentions.filter_map(|&at| analysis.places.get(at)).any(|place| feature_of(place) == Some(feature))
}

/// Whether the report names what was measured to.
fn is_spoken_of(analysis: &Analysis, datum: &Datum) -> bool {
    match datum {
        Datum::Party(party) => party.place().is_some(),
        Datum::City(city) => analysis.places.iter().any(|place| feature_of(place) == Some(*city)),
        _ => false,
    }
}

fn feature_of(place: &Place) -> Option<FeatureId> {
    place.position.as_ref().and_then(|position| position.feature)
}

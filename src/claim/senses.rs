//! Which of the places of a name the document means: its own definition of the name decides, never the claim.
//!
//! "Allen is a town in Pontotoc County, Oklahoma": an Allen elsewhere is not this one. In: the clauses and the places as
//! resolved. Out: the places, with a name read as another bearer of it where the definition refutes the one chosen, or
//! left without a position where no bearer is known to lie there.

use crate::geodesy::inverse;
use crate::geometry::LonLat;
use crate::resolve::{Place, Position};
use crate::units::Meters;
use crate::world::gazetteer::{Feature, FeatureKind, Gazetteer};

use super::atlas::Atlas;
use super::containment::outside_by;
use super::doubt::{EVEN, is_well_known};
use super::noun::is_common_noun;
use super::subject::{grammatical_subject, is_copula};
use super::view::{Clause, View, What};

/// Kilometres outside its stated area up to which a bearer of the name is still the one meant: "Moscow" may be read as
/// the city where the oblast around it is meant.
const OUTSIDE_KM: f64 = 75.0;
/// The same around the point of a county or district, whose outline is not known.
const AROUND_KM: f64 = 100.0;

/// The places, and for each that no known bearer of its name can be, the words that say so.
#[derive(Debug, Default)]
pub(super) struct Senses {
    /// The places as the document means them.
    pub(super) places: Vec<Place>,
    /// Index of a place, and why it has no position.
    pub(super) absent: Vec<(usize, String)>,
    /// Indices of places that are another feature than was given.
    pub(super) reread: Vec<usize>,
}

/// Reads each name as the document defines it.
pub(super) fn settled(view: &View<'_>) -> Senses {
    let mut senses = Senses { places: view.places.to_vec(), ..Senses::default() };
    for clause in &view.clauses {
        let Some((name, areas)) = definition(view, clause) else { continue };
        let Some(chosen) = feature_of(view, &view.places[name]) else { continue };
        if !is_settlement(&chosen) {
            continue;
        }
        if areas.iter().all(|&area| fits(view, &chosen, area)) {
            keep_sense(view, name, &chosen, &mut senses);
            continue;
        }
        let same: Vec<usize> = (0..view.places.len())
            .filter(|&at| view.places[at].text == view.places[name].text)
            .filter(|&at| feature_of(view, &view.places[at]).is_some_and(|other| other.id == chosen.id))
            .collect();
        let fitting = bearers(view, &view.places[name].text)
            .into_iter()
            .find(|feature| areas.iter().all(|&area| fits(view, feature, area)));
        if fitting.is_none() && is_well_known(view.gazetteer(), chosen.id) {
            // "Kerbala, a city of Iran": there is but one that a reader can mean, and the report is wrong about it.
            continue;
        }
        for at in same {
            match &fitting {
                Some(feature) => reread(view.gazetteer(), &mut senses.places[at], feature),
                None => {
                    senses.places[at].position = None;
                    senses.absent.push((at, absence(view, name, &areas, &chosen)));
                }
            }
            senses.reread.push(at);
        }
    }
    senses
}

/// A name keeps the sense that its definition gives it (Gale, Church & Yarowsky 1992): later mentions mean the same town.
fn keep_sense(view: &View<'_>, name: usize, chosen: &Feature<'_>, senses: &mut Senses) {
    for (at, place) in view.places.iter().enumerate() {
        let strays =
            feature_of(view, place).is_some_and(|other| other.id != chosen.id && other.kind == FeatureKind::City);
        if at != name && strays && place.text == view.places[name].text && chosen.kind == FeatureKind::City {
            reread(view.gazetteer(), &mut senses.places[at], chosen);
            senses.reread.push(at);
        }
    }
}

/// The place that a clause defines, and the areas that it says it lies in: "X is a town in Y, Z".
fn definition(view: &View<'_>, clause: &Clause) -> Option<(usize, Vec<usize>)> {
    let defines = |at: usize| {
        is_copula(clause.word(at)) && matches!(clause.word(at + 1), "a" | "an" | "the" | "one")
            || clause.word(at) == ":" && clause.items[at].depth == 0
    };
    let verb = (0..clause.items.len()).find(|&at| clause.items[at].depth == 0 && defines(at))?;
    let subject = grammatical_subject(view, clause, verb)?;
    let mut areas = Vec::new();
    let mut within = false;
    for at in verb + 1..clause.items.len() {
        match clause.what(at) {
            What::Quantity(_) | What::Point(_) => break,
            What::Direction(_) if clause.word(at + 1) == "of" => break,
            // An area that is itself unsure refutes nothing.
            What::Place(place) if within && is_division(view.places[place].kind) => {
                areas.extend((view.places[place].confidence >= EVEN).then_some(place));
            }
            What::Place(_) => {}
            What::Word => within = is_inward(clause, at, within),
            What::Direction(_) | What::Demonym(_) | What::Mark => {}
        }
    }
    (!areas.is_empty()).then_some((subject, areas))
}

/// Whether after the word at `at` an area named is one that the thing lies in.
fn is_inward(clause: &Clause, at: usize, within: bool) -> bool {
    let word = clause.word(at);
    let opens = word == "in" || word == "within" || word == "of" && (within || is_settled(clause, at));
    let goes_on = matches!(word, "the" | "of" | "and" | "state" | "states") || is_common_noun(word);
    opens || within && goes_on
}

/// "a city of", "the capital of".
fn is_settled(clause: &Clause, of: usize) -> bool {
    of > 0 && is_common_noun(clause.word(of - 1))
}

const fn is_division(kind: FeatureKind) -> bool {
    matches!(kind, FeatureKind::Country | FeatureKind::Admin1 | FeatureKind::Admin2)
}

fn is_settlement(feature: &Feature<'_>) -> bool {
    matches!(feature.kind, FeatureKind::City | FeatureKind::Locality | FeatureKind::Admin1 | FeatureKind::Admin2)
}

fn feature_of<'a>(view: &View<'a>, place: &Place) -> Option<Feature<'a>> {
    place.position.as_ref()?.feature.map(|id| view.gazetteer().feature(id))
}

/// Whether a feature lies in a stated area, by the divisions of the gazetteer or by its outline; an area of unknown
/// extent refutes nothing that is near.
fn fits(view: &View<'_>, feature: &Feature<'_>, area: usize) -> bool {
    let stated = &view.places[area];
    let Some(container) = feature_of(view, stated) else { return true };
    if container.id == feature.id || view.gazetteer().contains(container.id, feature.id) {
        return true;
    }
    match &view.atlas.of_place(None, stated).shape {
        Some(shape) => outside_by(feature.point, shape) <= OUTSIDE_KM,
        None if stated.kind == FeatureKind::Country => feature.country == stated.country,
        None => apart_km(feature.point, container.point) <= AROUND_KM,
    }
}

fn apart_km(a: LonLat, b: LonLat) -> f64 {
    inverse(a, b).length.km()
}

/// Every settlement of that name, the most populous first.
fn bearers<'a>(view: &View<'a>, name: &str) -> Vec<Feature<'a>> {
    let gazetteer = view.gazetteer();
    let mut found: Vec<Feature<'a>> = gazetteer
        .lookup(name)
        .map(|(id, _)| gazetteer.feature(id))
        .filter(|feature| matches!(feature.kind, FeatureKind::City | FeatureKind::Locality))
        .collect();
    found.sort_by_key(|feature| (std::cmp::Reverse(feature.population), feature.id));
    found
}

/// Gives a place another bearer of its name.
pub(super) fn reread(gazetteer: &dyn Gazetteer, place: &mut Place, feature: &Feature<'_>) {
    place.position = Some(Position {
        point: feature.point,
        precision: Meters::from_km(f64::from(feature.precision_km)),
        feature: Some(feature.id),
    });
    feature.name.clone_into(&mut place.name);
    place.kind = feature.kind;
    place.country = feature.country;
    place.admin1 = feature.admin1.map(|division| gazetteer.feature(division).name.to_owned());
    place.geonameid = feature.geonameid;
    place.confidence = 1.0;
    place.rivals.clear();
}

/// "no Truro is known in South Australia, only one in England".
fn absence(view: &View<'_>, name: usize, areas: &[usize], chosen: &Feature<'_>) -> String {
    let refuting = areas.iter().find(|&&area| !fits(view, chosen, area));
    let area = refuting.map_or("that area", |&area| view.places[area].text.as_str());
    let elsewhere = whereabouts(&view.atlas, chosen);
    format!("the report puts {} in {area}, and the only one known lies in {elsewhere}", view.places[name].text)
}

/// The division and country of a feature, in words: "Scotland, United Kingdom".
pub(super) fn whereabouts(atlas: &Atlas<'_>, feature: &Feature<'_>) -> String {
    let division = feature.admin1.map(|id| atlas.gazetteer().feature(id).name);
    let country = feature.country.map(|country| atlas.country_name(country));
    let parts: Vec<String> = division.map(str::to_owned).into_iter().chain(country).collect();
    if parts.is_empty() { "another country".to_owned() } else { parts.join(", ") }
}

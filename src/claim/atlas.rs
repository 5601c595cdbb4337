//! Outlines and facts of countries and places, as the claims ask for them. An outline is built once a report; those of countries and
//! of their borders, which report after report asks for, are kept by the world.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::country::CountryCode;
use crate::geodesy::inverse;
use crate::geometry::LonLat;
use crate::resolve::Place;
use crate::world::gazetteer::{Feature, FeatureId, FeatureKind, Gazetteer, fold};
use crate::world::ground::Policy;
use crate::world::{Shape, World};

use super::bands::town_radius;
use super::noun::End;
use super::view::{View, is_stretch};

/// Outlines that are kept at once: one takes up to half a megabyte.
const MOST_KEPT: usize = 96;
/// Kilometres within which a city is the capital's own suburb.
const SUBURB_KM: f64 = 20.0;
/// Precision in kilometres beyond which a region, range or desert without an outline has no position to measure from.
const VAGUE_KM: f64 = 30.0;
/// Inhabitants from which a city may stand for its country.
const MAIN_CITY: u64 = 100_000;

/// Which area of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// A first-level division by the position, in microdegrees, of a point in it.
    Division(i32, i32),
    /// A sea, lake or river.
    Water(FeatureId),
}

/// The world, with the outlines that a report has asked for.
pub(super) struct Atlas<'w> {
    world: &'w World<'w>,
    shapes: RefCell<BTreeMap<Key, Option<Arc<Shape>>>>,
}

/// One end of a relation, ready to be measured from.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    /// What the report calls it, with the gazetteer's name where that is another.
    pub(super) name: String,
    /// Index among the article's places.
    pub(super) place: Option<usize>,
    pub(super) point: Option<LonLat>,
    /// Radius in kilometres within which the thing lies.
    pub(super) radius: f64,
    pub(super) kind: FeatureKind,
    pub(super) country: Option<CountryCode>,
    /// Its outline, where it is an area that has one.
    pub(super) shape: Option<Arc<Shape>>,
    /// Why it has no position, where the document says.
    pub(super) absent: Option<String>,
    /// The town that bears its name, where it is a territory: Gaza.
    pub(super) town: Option<LonLat>,
}

impl<'w> Atlas<'w> {
    pub(super) fn new(world: &'w World<'w>) -> Self {
        Self { world, shapes: RefCell::default() }
    }

    /// Names and features.
    pub(super) fn gazetteer(&self) -> &'w dyn Gazetteer {
        self.world.gazetteer
    }

    /// The country that `word` is the adjective of ("Polish").
    pub(super) fn demonym(&self, word: &str) -> Option<CountryCode> {
        if !word.starts_with(char::is_uppercase) {
            return None;
        }
        let mut matches = self.gazetteer().lexicon().demonym(&fold(word));
        matches.find_map(|(id, _)| {
            let feature = self.gazetteer().feature(id);
            feature.country.filter(|_| feature.kind == FeatureKind::Country)
        })
    }

    /// The English name of a country.
    pub(super) fn country_name(&self, country: CountryCode) -> String {
        let feature = self.gazetteer().country_feature(country);
        feature.map_or_else(|| country.as_str().to_owned(), |id| self.gazetteer().feature(id).name.to_owned())
    }

    /// The capital of a country and the most populous of its other cities, by name and position.
    pub(super) fn cities(&self, country: CountryCode) -> Vec<(String, LonLat)> {
        let capital = self.gazetteer().capital_of(country).map(|id| self.gazetteer().feature(id));
        let extent = self.country(country, Policy::DeFacto).and_then(|shape| shape.extent);
        let largest = extent.map_or_else(Vec::new, |extent| self.gazetteer().cities_in(extent, MAIN_CITY));
        let mut chosen: Vec<Feature<'_>> = Vec::new();
        for city in capital.into_iter().chain(largest.into_iter().filter(|city| city.country == Some(country))) {
            let apart = chosen.iter().all(|other| inverse(other.point, city.point).length.km() > SUBURB_KM);
            if apart && chosen.len() < 2 {
                chosen.push(city);
            }
        }
        chosen.into_iter().map(|city| (city.name.to_owned(), city.point)).collect()
    }

    /// The capital of a country.
    pub(super) fn capital(&self, country: CountryCode) -> Option<Spot> {
        let capital = self.gazetteer().feature(self.gazetteer().capital_of(country)?);
        Some(Spot {
            point: Some(capital.point),
            radius: town_radius(capital.population),
            kind: FeatureKind::City,
            country: Some(country),
            ..Spot::nowhere(capital.name)
        })
    }

    /// A country's outline.
    pub(super) fn country(&self, country: CountryCode, policy: Policy) -> Option<Arc<Shape>> {
        self.world.country_shape(country, policy)
    }

    /// The first-level division that holds `point`, unless it is known to be another than `geonameid`.
    fn division(&self, point: LonLat, geonameid: Option<u32>) -> Option<Arc<Shape>> {
        let key = Key::Division((point.lon() * 1e6) as i32, (point.lat() * 1e6) as i32);
        self.shape(key, || {
            let division = self.world.ground.division_at(point)?;
            if division.geonameid.zip(geonameid).is_some_and(|(one, other)| one != other) {
                return None;
            }
            self.world.ground.division_area(division.country, division.code).as_ref().and_then(Shape::of)
        })
    }

    /// Whether the division at `point` is a territory with an identity of its own, such as the Gaza Strip.
    pub(super) fn is_territory(&self, point: LonLat) -> bool {
        self.world.ground.division_at(point).is_some_and(|division| division.territory.is_some())
    }

    /// The stretch of border that two countries share.
    pub(super) fn shared_border(&self, one: CountryCode, other: CountryCode) -> Option<Arc<Shape>> {
        self.world.border_shape(one, other)
    }

    pub(super) fn neighbours(&self, country: CountryCode) -> Vec<CountryCode> {
        self.world.ground.neighbours(country, Policy::DeFacto)
    }

    /// The country that administers the ground at `point`.
    pub(super) fn country_at(&self, point: LonLat) -> Option<CountryCode> {
        self.world.ground.country_at(point)
    }

    fn shape(&self, key: Key, make: impl FnOnce() -> Option<Shape>) -> Option<Arc<Shape>> {
        if let Some(known) = self.shapes.borrow().get(&key) {
            return known.clone();
        }
        let made = make().map(Arc::new);
        let mut shapes = self.shapes.borrow_mut();
        if shapes.len() >= MOST_KEPT {
            shapes.clear();
        }
        shapes.insert(key, made.clone());
        made
    }

    /// What an end of a relation stands for.
    pub(super) fn spot(&self, view: &View<'_>, end: &End) -> Spot {
        match end {
            End::Place(place) => Spot {
                absent: view.absent.iter().find(|(at, _)| at == place).map(|(_, why)| why.clone()),
                ..self.of_place(Some(*place), &view.places[*place])
            },
            End::Country(country) => self.of_country(*country, self.country_name(*country)),
            End::Point(point, name) => Spot { point: Some(*point), radius: 0.5, ..Spot::nowhere(name) },
            End::Defined(name) | End::Unplaced(name) => Spot::nowhere(name),
            End::Anaphor(noun) => Spot::nowhere(&format!("the {noun}")),
        }
    }

    fn of_country(&self, country: CountryCode, name: String) -> Spot {
        let shape = self.country(country, Policy::DeFacto);
        let point = shape.as_ref().and_then(|shape| shape.mainland).map(|mainland| mainland.centroid());
        Spot { point, kind: FeatureKind::Country, country: Some(country), shape, ..Spot::nowhere(&name) }
    }

    /// What a place stands for, and its index among the article's places.
    pub(super) fn of_place(&self, index: Option<usize>, place: &Place) -> Spot {
        let point = place.position.as_ref().map(|position| position.point);
        let shape = match (place.kind, place.country) {
            (FeatureKind::Country, Some(country)) => self.country(country, Policy::DeFacto),
            (FeatureKind::Admin1, _) => point.and_then(|point| self.division(point, place.geonameid)),
            (FeatureKind::Water | FeatureKind::River, _) => self.water(place),
            _ => None,
        };
        // What stretches over a country or two and has no outline is nowhere in particular.
        let vague = is_stretch(place.kind) && place.position.as_ref().is_some_and(|p| p.precision.km() > VAGUE_KM);
        let point = point.filter(|_| shape.is_some() || !vague && place.kind != FeatureKind::River);
        Spot {
            name: name_of(place),
            place: index,
            point,
            radius: self.radius(place),
            kind: place.kind,
            country: place.country,
            shape,
            absent: None,
            town: None,
        }
    }

    /// The shore of a sea or lake, or the course of a river, by its name on the map.
    fn water(&self, place: &Place) -> Option<Arc<Shape>> {
        let feature = place.position.as_ref()?.feature?;
        self.shape(Key::Water(feature), || {
            let name = place.name.strip_suffix(" River").unwrap_or(&place.name);
            if place.kind == FeatureKind::River {
                return Shape::of_lines(&self.world.ground.river_course(name));
            }
            self.world.ground.sea_area(name).or_else(|| self.world.ground.lake_area(name)).as_ref().and_then(Shape::of)
        })
    }

    /// A town reaches as far as its inhabitants need, any other thing as far as its position is known.
    fn radius(&self, place: &Place) -> f64 {
        let feature = place.position.as_ref().and_then(|position| position.feature);
        let population = feature.map_or(0, |id| self.gazetteer().feature(id).population);
        let precision = place.position.as_ref().map_or(0.0, |position| position.precision.km());
        match place.kind {
            FeatureKind::City | FeatureKind::Locality => town_radius(population),
            _ => precision.clamp(0.5, 5.0),
        }
    }
}

impl Spot {
    /// A thing without a position.
    pub(super) fn nowhere(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            place: None,
            point: None,
            radius: 0.0,
            kind: FeatureKind::Facility,
            country: None,
            shape: None,
            absent: None,
            town: None,
        }
    }
}

/// The words of the report, with the gazetteer's name in brackets where it is quite another.
fn name_of(place: &Place) -> String {
    let plain =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (said, known) = (plain(&place.text), plain(&place.name));
    if said.contains(&known) || known.contains(&said) {
        place.text.clone()
    } else {
        format!("{} ({})", place.text, place.name)
    }
}

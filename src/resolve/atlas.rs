//! Outlines and facts of countries and places, as the claims and the senses of names ask for them. An outline is built once a report;
//! those of countries and of their borders, which report after report asks for, are kept by the world.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::place::Place;
use crate::country::CountryCode;
use crate::geodesy::{inverse, nearest};
use crate::geometry::LonLat;
use crate::lang::{self, WordClass};
use crate::world::gazetteer::{Feature, FeatureId, FeatureKind, Gazetteer};
use crate::world::ground::Policy;
use crate::world::{Shape, World};

/// Outlines that are kept at once: one takes up to half a megabyte.
const MOST_KEPT: usize = 96;
/// Kilometres within which a city is the capital's own suburb.
const SUBURB_KM: f64 = 20.0;
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
pub(crate) struct Atlas<'w> {
    world: &'w World<'w>,
    shapes: RefCell<BTreeMap<Key, Option<Arc<Shape>>>>,
}

impl<'w> Atlas<'w> {
    pub(crate) fn new(world: &'w World<'w>) -> Self {
        Self { world, shapes: RefCell::default() }
    }

    /// Names and features.
    pub(crate) fn gazetteer(&self) -> &'w dyn Gazetteer {
        self.world.gazetteer
    }

    /// The English name of a country.
    pub(crate) fn country_name(&self, country: CountryCode) -> String {
        let feature = self.gazetteer().country_feature(country);
        feature.map_or_else(|| country.as_str().to_owned(), |id| self.gazetteer().feature(id).name.to_owned())
    }

    /// The capital of a country and the most populous of its other cities, the capital first.
    pub(crate) fn cities(&self, country: CountryCode) -> Vec<Feature<'w>> {
        let capital = self.capital(country);
        let extent = self.country(country, Policy::DeFacto).and_then(|shape| shape.extent);
        let largest = extent.map_or_else(Vec::new, |extent| self.gazetteer().cities_in(extent, MAIN_CITY));
        let mut chosen: Vec<Feature<'w>> = Vec::new();
        for city in capital.into_iter().chain(largest.into_iter().filter(|city| city.country == Some(country))) {
            let apart = chosen.iter().all(|other| inverse(other.point, city.point).length.km() > SUBURB_KM);
            if apart && chosen.len() < 2 {
                chosen.push(city);
            }
        }
        chosen
    }

    /// The capital of a country.
    pub(crate) fn capital(&self, country: CountryCode) -> Option<Feature<'w>> {
        self.gazetteer().capital_of(country).map(|id| self.gazetteer().feature(id))
    }

    /// A country's outline.
    pub(crate) fn country(&self, country: CountryCode, policy: Policy) -> Option<Arc<Shape>> {
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
    pub(crate) fn is_territory(&self, point: LonLat) -> bool {
        self.world.ground.division_at(point).is_some_and(|division| division.territory.is_some())
    }

    /// The stretch of border that two countries share.
    pub(crate) fn shared_border(&self, one: CountryCode, other: CountryCode) -> Option<Arc<Shape>> {
        self.world.border_shape(one, other)
    }

    pub(crate) fn neighbours(&self, country: CountryCode) -> Vec<CountryCode> {
        self.world.ground.neighbours(country, Policy::DeFacto)
    }

    /// The country that administers the ground at `point`.
    pub(crate) fn country_at(&self, point: LonLat) -> Option<CountryCode> {
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

    /// The outline of a place, where it is an area that has one.
    pub(crate) fn of_place(&self, place: &Place) -> Option<Arc<Shape>> {
        let point = place.position.as_ref().map(|position| position.point);
        match (place.kind, place.country) {
            (FeatureKind::Country, Some(country)) => self.country(country, Policy::DeFacto),
            (FeatureKind::Admin1, _) => point.and_then(|point| self.division(point, place.geonameid)),
            (FeatureKind::Water | FeatureKind::River, _) => self.water(place),
            _ => None,
        }
    }

    /// The shore of a sea or lake, or the course of a river, by its name on the map.
    fn water(&self, place: &Place) -> Option<Arc<Shape>> {
        let feature = place.position.as_ref()?.feature?;
        self.shape(Key::Water(feature), || {
            let mut endings = lang::voice().entries(WordClass::RiverEnding);
            let name = endings.find_map(|(ending, _)| place.name.strip_suffix(ending)).unwrap_or(&place.name);
            if place.kind == FeatureKind::River {
                return Shape::of_lines(&self.world.ground.river_course(name));
            }
            self.world.ground.sea_area(name).or_else(|| self.world.ground.lake_area(name)).as_ref().and_then(Shape::of)
        })
    }
}

/// Kilometres by which a point lies outside an outline; 0 within.
pub(crate) fn outside_by(point: LonLat, shape: &Shape) -> f64 {
    if shape.outline.contains(point) {
        return 0.0;
    }
    nearest(point, &shape.outline).map_or(f64::INFINITY, |found| found.distance().km())
}

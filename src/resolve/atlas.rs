//! Outlines and facts of countries and places, as the claims and the senses of names ask for them. An outline is built once a report;
//! those of countries and of their borders, which report after report asks for, are kept by the thread.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use geo::{BoundingRect, MultiPolygon};

use crate::country::CountryCode;
use crate::geodesy::{Mainland, Outline, inverse, nearest};
use crate::geometry::{Extent, LonLat};
use crate::world::gazetteer::{Feature, FeatureId, FeatureKind, Gazetteer};
use crate::world::ground::{Basemap, Policy};

use super::place::Place;

/// An area with its boundary indexed.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) outline: Outline,
    pub(crate) mainland: Option<Mainland>,
    /// The box around the whole, islands included.
    extent: Option<Extent>,
}

/// Kilometres within which a city is the capital's own suburb.
const SUBURB_KM: f64 = 20.0;
/// Inhabitants from which a city may stand for its country.
const MAIN_CITY: u64 = 100_000;

impl Shape {
    pub(crate) fn of(area: &MultiPolygon<f64>) -> Option<Self> {
        let outline = Outline::new(area);
        let extent = area.bounding_rect().map(|rect| Extent {
            west: rect.min().x,
            south: rect.min().y,
            east: rect.max().x,
            north: rect.max().y,
        });
        (!outline.is_empty()).then(|| Self { outline, mainland: Mainland::of(area), extent })
    }
}

/// Which area, and by whose reckoning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Country(CountryCode, u8),
    /// A first-level division by the position, in microdegrees, of a point in it.
    Division(i32, i32),
    Border(CountryCode, CountryCode),
    /// A sea, lake or river.
    Water(FeatureId),
}

type Shapes = RefCell<BTreeMap<Key, Option<Rc<Shape>>>>;

thread_local! {
    static KEPT: Shapes = RefCell::default();
}

/// Outlines that are kept at once: a country's takes about half a megabyte, the largest some ten.
const MOST_KEPT: usize = 96;

fn known_or_made(shapes: &Shapes, key: Key, make: impl FnOnce() -> Option<Shape>) -> Option<Rc<Shape>> {
    if let Some(known) = shapes.borrow().get(&key) {
        return known.clone();
    }
    let made = make().map(Rc::new);
    let mut shapes = shapes.borrow_mut();
    if shapes.len() >= MOST_KEPT {
        shapes.clear();
    }
    shapes.insert(key, made.clone());
    made
}

/// The embedded basemap and gazetteer, with the outlines that a report has asked for.
pub(crate) struct Atlas {
    basemap: Basemap<'static>,
    gazetteer: &'static Gazetteer,
    shapes: Shapes,
}

impl Default for Atlas {
    fn default() -> Self {
        Self { basemap: Basemap::embedded(), gazetteer: Gazetteer::embedded(), shapes: RefCell::default() }
    }
}

impl Atlas {
    /// The English name of a country.
    pub(crate) fn country_name(&self, country: CountryCode) -> String {
        let feature = self.gazetteer.country_feature(country);
        feature.map_or_else(|| country.as_str().to_owned(), |id| self.gazetteer.feature(id).name.to_owned())
    }

    /// The capital of a country and the most populous of its other cities, each with its position.
    pub(crate) fn cities(&self, country: CountryCode) -> Vec<(FeatureId, LonLat)> {
        let capital = self.capital(country);
        let extent = self.country(country, Policy::DeFacto).and_then(|shape| shape.extent);
        let largest = extent.map_or_else(Vec::new, |extent| self.gazetteer.cities_in(extent, MAIN_CITY));
        let mut chosen: Vec<Feature<'_>> = Vec::new();
        for city in capital.into_iter().chain(largest.into_iter().filter(|city| city.country == Some(country))) {
            let apart = chosen.iter().all(|other| inverse(other.point, city.point).length.km() > SUBURB_KM);
            if apart && chosen.len() < 2 {
                chosen.push(city);
            }
        }
        chosen.into_iter().map(|city| (city.id, city.point)).collect()
    }

    /// The capital of a country.
    pub(crate) fn capital(&self, country: CountryCode) -> Option<Feature<'static>> {
        self.gazetteer.capital_of(country).map(|id| self.gazetteer.feature(id))
    }

    /// A country's outline.
    pub(crate) fn country(&self, country: CountryCode, policy: Policy) -> Option<Rc<Shape>> {
        self.shape(Key::Country(country, policy as u8), || {
            self.basemap.country_area(country, policy).as_ref().and_then(Shape::of)
        })
    }

    /// The first-level division that holds `point`, unless it is known to be another than `geonameid`.
    fn division(&self, point: LonLat, geonameid: Option<u32>) -> Option<Rc<Shape>> {
        let key = Key::Division((point.lon() * 1e6) as i32, (point.lat() * 1e6) as i32);
        self.shape(key, || {
            let division = self.basemap.division_at(point)?;
            if division.geonameid.zip(geonameid).is_some_and(|(one, other)| one != other) {
                return None;
            }
            self.basemap.division_area(division.country, division.code).as_ref().and_then(Shape::of)
        })
    }

    /// Whether the division at `point` is a territory with an identity of its own, such as the Gaza Strip.
    pub(crate) fn is_territory(&self, point: LonLat) -> bool {
        self.basemap.division_at(point).is_some_and(|division| division.territory.is_some())
    }

    /// The stretch of border that two countries share.
    pub(crate) fn shared_border(&self, one: CountryCode, other: CountryCode) -> Option<Rc<Shape>> {
        self.shape(Key::Border(one, other), || {
            let lines = self.basemap.shared_border(one, other, Policy::DeFacto);
            let outline = Outline::of_lines(&lines);
            (!outline.is_empty()).then_some(Shape { outline, mainland: None, extent: None })
        })
    }

    pub(crate) fn neighbours(&self, country: CountryCode) -> Vec<CountryCode> {
        self.basemap.neighbours(country, Policy::DeFacto)
    }

    /// The country that administers the ground at `point`.
    pub(crate) fn country_at(&self, point: LonLat) -> Option<CountryCode> {
        self.basemap.country_at(point)
    }

    fn shape(&self, key: Key, make: impl FnOnce() -> Option<Shape>) -> Option<Rc<Shape>> {
        match key {
            Key::Country(..) | Key::Border(..) => KEPT.with(|kept| known_or_made(kept, key, make)),
            Key::Division(..) | Key::Water(_) => known_or_made(&self.shapes, key, make),
        }
    }

    /// The outline of a place, where it is an area that has one.
    pub(crate) fn of_place(&self, place: &Place) -> Option<Rc<Shape>> {
        let point = place.position.as_ref().map(|position| position.point);
        match (place.kind, place.country) {
            (FeatureKind::Country, Some(country)) => self.country(country, Policy::DeFacto),
            (FeatureKind::Admin1, _) => point.and_then(|point| self.division(point, place.geonameid)),
            (FeatureKind::Water | FeatureKind::River, _) => self.water(place),
            _ => None,
        }
    }

    /// The shore of a sea or lake, or the course of a river, by its name on the map.
    fn water(&self, place: &Place) -> Option<Rc<Shape>> {
        let feature = place.position.as_ref()?.feature?;
        self.shape(Key::Water(feature), || {
            let name = place.name.strip_suffix(" River").unwrap_or(&place.name);
            if place.kind == FeatureKind::River {
                let outline = Outline::of_lines(&self.basemap.river_course(name));
                return (!outline.is_empty()).then_some(Shape { outline, mainland: None, extent: None });
            }
            self.basemap.sea_area(name).or_else(|| self.basemap.lake_area(name)).as_ref().and_then(Shape::of)
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

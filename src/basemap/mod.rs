//! Land, borders, water and area outlines: a zero-copy view of the compiled basemap.
//!
//! One topology of first-level divisions (Natural Earth, public domain) is the source of coasts, borders and areas alike, so that a fill
//! and its outline never part. Positions are longitudes and latitudes in degrees; an edge between two of them is
//! straight in longitude and latitude.

mod types;

pub use types::{
    BorderStatus, DisputedLine, Division, DivisionId, Lake, Line, LineKind, Policy, Ring, River, Sea, SeaKind,
    Territory, TerritoryId, TerritoryStatus,
};

use geo::{Coord, MultiPolygon};

use crate::country::CountryCode;
use crate::error::Result;
use crate::geometry::{LonLat, View};

/// The compiled basemap, read in place.
#[derive(Debug, Clone, Copy)]
pub struct Basemap<'b> {
    bytes: &'b [u8],
}

impl Basemap<'static> {
    /// The basemap that is part of the program.
    pub fn embedded() -> Self {
        Self { bytes: dateline_basemap::BASEMAP }
    }
}

impl<'b> Basemap<'b> {
    /// A basemap from the bytes of `geodata/basemap/basemap.bin`.
    ///
    /// # Errors
    ///
    /// When the bytes are damaged or of another version.
    pub fn open(bytes: &'b [u8]) -> Result<Self> {
        Ok(Self { bytes })
    }

    /// All land in view, as rings to be filled even-odd together. What lies outside the view may be left out or coarse.
    pub fn land(&self, _view: &View) -> Vec<Ring> {
        let _ = self.bytes;
        Vec::new()
    }

    /// A country's ground in view, as rings to be filled even-odd together.
    pub fn country_rings(&self, _country: CountryCode, _policy: Policy, _view: &View) -> Vec<Ring> {
        Vec::new()
    }

    /// The ground in view of all divisions for which `chosen` says so, as rings to be filled even-odd together.
    pub fn rings_of(&self, _view: &View, _chosen: impl Fn(&Division<'b>) -> bool) -> Vec<Ring> {
        Vec::new()
    }

    /// A disputed territory's ground in view, as rings to be filled even-odd together.
    pub fn territory_rings(&self, _territory: TerritoryId, _view: &View) -> Vec<Ring> {
        Vec::new()
    }

    /// Coasts, country borders and division borders in view; each line comes once.
    pub fn lines(&self, _view: &View, _wanted: impl Fn(LineKind) -> bool) -> Vec<Line> {
        Vec::new()
    }

    /// Lakes in view.
    pub fn lakes(&self, _view: &View) -> Vec<Lake<'b>> {
        Vec::new()
    }

    /// Rivers in view of at most the rank given.
    pub fn rivers(&self, _view: &View, _max_rank: u8) -> Vec<River<'b>> {
        Vec::new()
    }

    /// Seas in view, largest first.
    pub fn seas(&self, _view: &View) -> Vec<Sea<'b>> {
        Vec::new()
    }

    /// Claim lines and limits of zones in view that no division's edge follows.
    pub fn disputed_lines(&self, _view: &View) -> Vec<DisputedLine<'b>> {
        Vec::new()
    }

    /// A division's record.
    pub fn division(&self, _id: DivisionId) -> Option<Division<'b>> {
        None
    }

    /// All disputed territories.
    pub fn territories(&self) -> Vec<Territory<'b>> {
        Vec::new()
    }

    /// A country's outline at the finest level; `None` when the basemap has no ground for the code.
    pub fn country_area(&self, _country: CountryCode, _policy: Policy) -> Option<MultiPolygon<f64>> {
        None
    }

    /// A first-level division's outline at the finest level, by country and GeoNames code without the country (`26`).
    pub fn division_area(&self, _country: CountryCode, _code: &str) -> Option<MultiPolygon<f64>> {
        None
    }

    /// A disputed territory's outline at the finest level.
    pub fn territory_area(&self, _territory: TerritoryId) -> Option<MultiPolygon<f64>> {
        None
    }

    /// A sea's outline by its name, without regard to case.
    pub fn sea_area(&self, _name: &str) -> Option<MultiPolygon<f64>> {
        None
    }

    /// A lake's outline by its name, without regard to case.
    pub fn lake_area(&self, _name: &str) -> Option<MultiPolygon<f64>> {
        None
    }

    /// The parts of the outline of at least a tenth of the largest within 10 degrees of it: the country without far islands.
    pub fn mainland(&self, _country: CountryCode, _policy: Policy) -> Option<MultiPolygon<f64>> {
        None
    }

    /// The centroid of the country's mainland.
    pub fn centroid(&self, _country: CountryCode, _policy: Policy) -> Option<LonLat> {
        None
    }

    /// The country that administers the ground at `p`; `None` at sea.
    pub fn country_at(&self, p: LonLat) -> Option<CountryCode> {
        self.division_at(p).map(|division| division.country)
    }

    /// The first-level division at `p`; `None` at sea.
    pub fn division_at(&self, _p: LonLat) -> Option<Division<'b>> {
        None
    }

    /// Whether `p` lies on land; lakes count as land.
    pub fn is_land(&self, p: LonLat) -> bool {
        self.division_at(p).is_some()
    }

    /// The countries that share a land border with `country` under `policy`, in alphabetical order of their codes.
    pub fn neighbours(&self, _country: CountryCode, _policy: Policy) -> Vec<CountryCode> {
        Vec::new()
    }

    /// The shared land border of two countries at the finest level, whole arcs.
    pub fn shared_border(&self, _a: CountryCode, _b: CountryCode, _policy: Policy) -> Vec<Vec<Coord<f64>>> {
        Vec::new()
    }
}

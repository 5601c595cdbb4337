//! Land, borders, water and area outlines.
//!
//! Positions are longitudes and latitudes in degrees; an edge between two of them is straight in longitude and latitude. A
//! picture asks for the [`Sheet`] of its view and gets lines that are simplified to half a pixel; areas for measuring come
//! at the finest level. What is asked is the trait [`Ground`]; who answers is the compiled [`Basemap`], read in place,
//! or several grounds in layers.
//!
//! Reading order: `types` (what is handed out); `basemap` and `compiled` (the compiled one) with `decode`, `detail`, `rings` and `area`
//! (outlines), `sheet` (what a picture shows of them), `overview` (what a small globe shows), `lookup` (what lies at a
//! position), `layers` (water and claim lines); `layered` (a ground over another).

mod area;
mod basemap;
mod compiled;
mod decode;
mod detail;
#[cfg(feature = "layers")]
mod layered;
mod layers;
mod lookup;
#[cfg_attr(not(feature = "tools"), allow(unreachable_pub, dead_code, reason = "`tools` opens the rest of it"))]
pub(crate) mod overview;
mod rings;
mod sheet;
mod types;

pub use basemap::Basemap;
pub use dateline_format::basemap::{BorderStatus, LineKind, SeaKind, TerritoryStatus};
#[cfg(feature = "layers")]
pub use layered::LayeredGround;
pub use types::{DisputedLine, Division, DivisionId, Lake, Line, Policy, Ring, River, Sea, Territory, TerritoryId};

use std::fmt;
use std::panic::RefUnwindSafe;

use geo_types::{Coord, MultiPolygon};

use crate::country::CountryCode;
use crate::geodesy::Mainland;
use crate::geometry::{LonLat, View};

/// Land, borders, water and area outlines.
///
/// Divisions and territories are numbered from 0 without a gap. A ground answers what it knows of; the defaults know
/// nothing, so that one with a few areas of its own implements a few methods.
///
/// # Examples
///
/// ```
/// use dateline::geometry::{Extent, View};
/// use dateline::units::Meters;
/// use dateline::world::World;
/// use dateline::world::gazetteer::CompiledGazetteer;
/// use dateline::world::ground::{Ground, Ring, Sheet};
///
/// #[derive(Debug)]
/// struct Survey(Vec<Ring>);
///
/// impl Ground for Survey {
///     fn sheet(&self, _: &View) -> Box<dyn Sheet + '_> {
///         Box::new(Land(&self.0))
///     }
/// }
///
/// #[derive(Debug)]
/// struct Land<'s>(&'s [Ring]);
///
/// impl Sheet for Land<'_> {
///     fn land(&self) -> Vec<Ring> {
///         self.0.to_vec()
///     }
/// }
///
/// let corners = [(64.0, 15.0), (65.0, 15.0), (65.0, 16.0), (64.0, 16.0)];
/// let island = Survey(vec![corners.map(|(x, y)| geo_types::Coord { x, y }).to_vec()]);
/// let world = World::new(CompiledGazetteer::embedded(), &island);
/// let extent = Extent { west: 60.0, south: 10.0, east: 70.0, north: 20.0 };
/// assert_eq!(world.ground.land(&View { extent, resolution: Meters(1_000.0) }).len(), 1);
/// ```
pub trait Ground: fmt::Debug + Sync + RefUnwindSafe {
    /// The topology of a view.
    fn sheet(&self, view: &View) -> Box<dyn Sheet + '_>;

    /// All land as a small picture of a large part of the globe shows it, as rings to be filled even-odd together.
    fn land(&self, view: &View) -> Vec<Ring> {
        self.sheet(view).land()
    }

    /// The number of first-level divisions.
    fn divisions(&self) -> usize {
        0
    }

    /// A division's record.
    fn division(&self, _id: DivisionId) -> Option<Division<'_>> {
        None
    }

    /// All disputed territories.
    fn territories(&self) -> Vec<Territory<'_>> {
        Vec::new()
    }

    /// A disputed territory's record.
    fn territory(&self, id: TerritoryId) -> Option<Territory<'_>> {
        self.territories().into_iter().find(|territory| territory.id == id)
    }

    /// The first-level division at `p`; `None` at sea.
    fn division_at(&self, _p: LonLat) -> Option<Division<'_>> {
        None
    }

    /// Whether `p` lies on land; lakes count as land.
    fn is_land(&self, p: LonLat) -> bool {
        self.division_at(p).is_some()
    }

    /// Whether `p` lies on land where the data says so of its whole surroundings of a degree; lakes count as land.
    fn is_surely_land(&self, _p: LonLat) -> Option<bool> {
        None
    }

    /// A country's outline at the finest level; `None` when there is no ground for the code.
    fn country_area(&self, _country: CountryCode, _policy: Policy) -> Option<MultiPolygon<f64>> {
        None
    }

    /// A first-level division's outline at the finest level, by country and GeoNames code without the country (`26`).
    fn division_area(&self, _country: CountryCode, _code: &str) -> Option<MultiPolygon<f64>> {
        None
    }

    /// A disputed territory's outline at the finest level.
    fn territory_area(&self, _territory: TerritoryId) -> Option<MultiPolygon<f64>> {
        None
    }

    /// A sea's outline by its name, without regard to case.
    fn sea_area(&self, _name: &str) -> Option<MultiPolygon<f64>> {
        None
    }

    /// A lake's outline by its name, without regard to case.
    fn lake_area(&self, _name: &str) -> Option<MultiPolygon<f64>> {
        None
    }

    /// The course of a river by its name, without regard to case; empty where none is known.
    fn river_course(&self, _name: &str) -> Vec<Vec<Coord<f64>>> {
        Vec::new()
    }

    /// The countries that share a land border with `country` under `policy`, in alphabetical order of their codes.
    fn neighbours(&self, _country: CountryCode, _policy: Policy) -> Vec<CountryCode> {
        Vec::new()
    }

    /// The shared land border of two countries at the finest level, whole arcs.
    fn shared_border(&self, _a: CountryCode, _b: CountryCode, _policy: Policy) -> Vec<Vec<Coord<f64>>> {
        Vec::new()
    }

    /// Lakes in view of at least an area in square kilometres, largest first.
    fn lakes(&self, _view: &View, _least_km2: f64) -> Vec<Lake<'_>> {
        Vec::new()
    }

    /// Rivers in view of at most the rank given, greatest first.
    fn rivers(&self, _view: &View, _max_rank: u8) -> Vec<River<'_>> {
        Vec::new()
    }

    /// Seas in view, largest first.
    fn seas(&self, _view: &View) -> Vec<Sea<'_>> {
        Vec::new()
    }

    /// Claim lines and limits of zones in view that no division's edge follows.
    fn disputed_lines(&self, _view: &View) -> Vec<DisputedLine<'_>> {
        Vec::new()
    }

    /// The country and the disputed territory that a division is part of.
    fn ground_of(&self, id: DivisionId) -> Option<(CountryCode, Option<TerritoryId>)> {
        self.division(id).map(|division| (division.country, division.territory))
    }

    /// The country that administers the ground at `p`; `None` at sea.
    fn country_at(&self, p: LonLat) -> Option<CountryCode> {
        self.division_at(p).map(|division| division.country)
    }

    /// The parts of a country's outline that make its mainland: its largest part and those of its order near it.
    fn mainland(&self, country: CountryCode, policy: Policy) -> Option<MultiPolygon<f64>> {
        Mainland::polygons(&self.country_area(country, policy)?)
    }

    /// The middle of the country's mainland, without far islands.
    fn centroid(&self, country: CountryCode, policy: Policy) -> Option<LonLat> {
        Mainland::of(&self.country_area(country, policy)?).map(|mainland| mainland.centroid())
    }
}

/// The topology as one picture needs it, with no more vertices than can be seen: every fill and line made of it runs along
/// the same points. What lies outside the view may be left out or coarse.
pub trait Sheet: fmt::Debug {
    /// All land in view, as rings to be filled even-odd together.
    fn land(&self) -> Vec<Ring>;

    /// A country's ground in view, as rings to be filled even-odd together.
    fn country_rings(&self, _country: CountryCode, _policy: Policy) -> Vec<Ring> {
        Vec::new()
    }

    /// The ground in view of all divisions for which `chosen` says so, as rings to be filled even-odd together.
    fn rings_of(&self, _chosen: &dyn Fn(&Division<'_>) -> bool) -> Vec<Ring> {
        Vec::new()
    }

    /// A disputed territory's ground in view, as rings to be filled even-odd together.
    fn territory_rings(&self, _territory: TerritoryId) -> Vec<Ring> {
        Vec::new()
    }

    /// The divisions in view, in order.
    fn divisions(&self) -> Vec<DivisionId> {
        Vec::new()
    }

    /// The territories in view, in order.
    fn territories(&self) -> Vec<TerritoryId> {
        Vec::new()
    }

    /// The coasts and borders in view for which `wanted` says so, with their points; each comes once.
    fn lines(&self, _wanted: &dyn Fn(&Line) -> bool) -> Vec<(Line, &[Coord<f64>])> {
        Vec::new()
    }
}

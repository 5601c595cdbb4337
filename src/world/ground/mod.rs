//! Land, borders, water and area outlines: a zero-copy view of the compiled basemap.
//!
//! One topology of first-level divisions (Natural Earth, public domain) is the source of coasts, borders and areas alike,
//! so that a fill and its outline never part. Positions are longitudes and latitudes in degrees; an edge between two of
//! them is straight in longitude and latitude. A picture asks for the [`Sheet`] of its view and gets lines that
//! are simplified to half a pixel; areas for measuring come at the finest level, within 40 m of it.
//!
//! Reading order: `format` (the file), `blob` (its typed slices), `rings` and `area` (outlines), `sheet` (what a picture
//! shows of them), [`overview`] (what a small globe shows), `lookup` (what lies at a position), `layers` (water and claim lines), `types`.

mod area;
mod blob;
pub mod format;
mod layers;
mod lookup;
pub mod overview;
mod rings;
mod sheet;
mod types;

pub use sheet::Sheet;
pub use types::{
    BorderStatus, DisputedLine, Division, DivisionId, Lake, Line, LineKind, Policy, Ring, River, Sea, SeaKind,
    Territory, TerritoryId, TerritoryStatus,
};

use geo::{Coord, MultiPolygon};

use crate::country::CountryCode;
use crate::error::Result;
use crate::geodesy::Mainland;
use crate::geometry::{LonLat, View};
use blob::{Blob, Level};
use rings::{FaceSet, Finest};

/// The compiled basemap, read in place.
#[derive(Debug, Clone, Copy)]
pub struct Basemap<'b> {
    blob: Blob<'b>,
    /// The land of an overview globe, where it is at hand.
    overview: Option<&'b [u8]>,
}

impl Basemap<'static> {
    /// The basemap that is part of the program.
    pub fn embedded() -> Self {
        let basemap = Self::open(dateline_basemap::BASEMAP);
        let overview = Some(dateline_basemap::OVERVIEW);
        Self { overview, ..basemap.expect("the embedded basemap opens: a test of this crate opens it") }
    }
}

impl<'b> Basemap<'b> {
    /// A basemap from the bytes of `geodata/basemap/basemap.bin`.
    ///
    /// # Errors
    ///
    /// When the bytes are damaged or of another version.
    pub fn open(bytes: &'b [u8]) -> Result<Self> {
        Ok(Self { blob: Blob::open(bytes)?, overview: None })
    }

    /// All land as a small picture of a large part of the globe shows it, as rings to be filled even-odd together.
    pub fn land(&self, view: &View) -> Vec<Ring> {
        match self.overview.filter(|_| overview::suffices(view)) {
            Some(bytes) => overview::rings(bytes),
            None => self.sheet(view).land(),
        }
    }

    /// A division's record.
    pub fn division(&self, id: DivisionId) -> Option<Division<'b>> {
        let face = self.blob.faces.get(usize::from(id.0))?;
        let geonameid = face.geonameid.get();
        Some(Division {
            id,
            name: self.blob.string(face.name),
            country: CountryCode(face.country),
            code: self.blob.string(face.code),
            geonameid: (geonameid != 0).then_some(geonameid),
            territory: (face.territory != format::NO_TERRITORY).then_some(TerritoryId(face.territory)),
        })
    }

    /// The country and the disputed territory that a division is part of.
    pub fn ground_of(&self, id: DivisionId) -> Option<(CountryCode, Option<TerritoryId>)> {
        let face = self.blob.faces.get(usize::from(id.0))?;
        let territory = (face.territory != format::NO_TERRITORY).then_some(TerritoryId(face.territory));
        Some((CountryCode(face.country), territory))
    }

    /// All disputed territories.
    pub fn territories(&self) -> Vec<Territory<'b>> {
        (0..self.blob.territories.len()).filter_map(|index| self.territory(TerritoryId(index as u8))).collect()
    }

    /// A disputed territory's record.
    pub fn territory(&self, id: TerritoryId) -> Option<Territory<'b>> {
        let record = self.blob.territories.get(usize::from(id.0))?;
        Some(Territory {
            id,
            name: self.blob.string(record.name),
            administrator: CountryCode(record.administrator),
            claimants: self.claimants(id).collect(),
            status: TerritoryStatus::from_byte(record.status),
        })
    }

    /// A country's outline at the finest level; `None` when the basemap has no ground for the code.
    pub fn country_area(&self, country: CountryCode, policy: Policy) -> Option<MultiPolygon<f64>> {
        self.area(&self.ground(country, policy))
    }

    /// A first-level division's outline at the finest level, by country and GeoNames code without the country (`26`).
    pub fn division_area(&self, country: CountryCode, code: &str) -> Option<MultiPolygon<f64>> {
        // Crimea stands under Russia and keeps its Ukrainian codes, written in full.
        let foreign = format!("{}.{code}", country.as_str());
        self.area(&FaceSet::new(&self.blob, |face| {
            let own = &self.blob.faces[face];
            let known = self.blob.string(own.code);
            !known.is_empty() && ((own.country == country.0 && known == code) || known == foreign)
        }))
    }

    /// A disputed territory's outline at the finest level.
    pub fn territory_area(&self, territory: TerritoryId) -> Option<MultiPolygon<f64>> {
        self.area(&self.territory_ground(territory))
    }

    /// The parts of a country's outline that make its mainland: its largest part and those of its order near it.
    pub fn mainland(&self, country: CountryCode, policy: Policy) -> Option<MultiPolygon<f64>> {
        Mainland::polygons(&self.country_area(country, policy)?)
    }

    /// The middle of the country's mainland, without far islands.
    pub fn centroid(&self, country: CountryCode, policy: Policy) -> Option<LonLat> {
        Mainland::of(&self.country_area(country, policy)?).map(|mainland| mainland.centroid())
    }

    /// The country that administers the ground at `p`; `None` at sea.
    pub fn country_at(&self, p: LonLat) -> Option<CountryCode> {
        self.division_at(p).map(|division| division.country)
    }

    /// The first-level division at `p`; `None` at sea.
    pub fn division_at(&self, p: LonLat) -> Option<Division<'b>> {
        self.division(DivisionId(lookup::face_at(&self.blob, p)?))
    }

    /// Whether `p` lies on land; lakes count as land.
    pub fn is_land(&self, p: LonLat) -> bool {
        lookup::face_at(&self.blob, p).is_some()
    }

    /// Whether `p` lies on land where the data says so of its whole surroundings of a degree; lakes count as land.
    pub fn is_surely_land(&self, p: LonLat) -> Option<bool> {
        lookup::whole_cell(&self.blob, p).map(|face| face != format::SEA)
    }

    /// The countries that share a land border with `country` under `policy`, in alphabetical order of their codes.
    pub fn neighbours(&self, country: CountryCode, policy: Policy) -> Vec<CountryCode> {
        let ground = self.ground(country, policy);
        let mut found: Vec<CountryCode> = self
            .blob
            .arcs
            .iter()
            .filter_map(|arc| match (ground.has(arc.left.get()), ground.has(arc.right.get())) {
                (true, false) => self.blob.faces.get(usize::from(arc.right.get())),
                (false, true) => self.blob.faces.get(usize::from(arc.left.get())),
                _ => None,
            })
            .map(|face| CountryCode(face.country))
            .filter(|other| *other != country)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The shared land border of two countries at the finest level, whole arcs.
    pub fn shared_border(&self, a: CountryCode, b: CountryCode, policy: Policy) -> Vec<Vec<Coord<f64>>> {
        let (one, other) = (self.ground(a, policy), self.ground(b, policy));
        let mut lines = Vec::new();
        for (index, arc) in self.blob.arcs.iter().enumerate() {
            let (left, right) = (arc.left.get(), arc.right.get());
            if (one.has(left) && other.has(right)) || (other.has(left) && one.has(right)) {
                let mut points = Vec::new();
                self.blob.arc_points(index, Level::FINEST, &mut points);
                lines.push(points);
            }
        }
        lines
    }

    fn area(&self, set: &FaceSet) -> Option<MultiPolygon<f64>> {
        area::polygons(rings::outline(&self.blob, set, &Finest(&self.blob)))
    }

    /// The divisions that count as a country's. A country all of whose ground is disputed (Kosovo, Western Sahara) keeps it
    /// under every policy: leaving it out would leave nothing to speak of.
    fn ground(&self, country: CountryCode, policy: Policy) -> FaceSet {
        let own = |face: usize| self.blob.faces[face].country == country.0;
        let territory = |face: usize| self.blob.faces[face].territory;
        match policy {
            Policy::DeFacto => FaceSet::new(&self.blob, own),
            Policy::Undisputed => {
                let settled = FaceSet::new(&self.blob, |face| own(face) && territory(face) == format::NO_TERRITORY);
                if settled.is_empty() { FaceSet::new(&self.blob, own) } else { settled }
            }
            Policy::Claimed => FaceSet::new(&self.blob, |face| {
                own(face) || self.claimants(TerritoryId(territory(face))).any(|claimant| claimant == country)
            }),
        }
    }

    fn territory_ground(&self, territory: TerritoryId) -> FaceSet {
        FaceSet::new(&self.blob, |face| self.blob.faces[face].territory == territory.0)
    }

    fn claimants(&self, territory: TerritoryId) -> impl Iterator<Item = CountryCode> + 'b {
        let record = self.blob.territories.get(usize::from(territory.0));
        let codes = record.map_or("", |record| self.blob.string(record.claimants));
        codes.as_bytes().chunks_exact(2).map(|code| CountryCode([code[0], code[1]]))
    }
}

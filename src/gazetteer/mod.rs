//! Names and the features that they may mean: a zero-copy view of the compiled gazetteer.

use crate::geometry::LonLat;

pub use crate::country::CountryCode;

/// A feature's index in the compiled gazetteer; stable for one build of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FeatureId(pub u32);

/// What kind of thing a feature is, coarser than GeoNames feature codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum FeatureKind {
    /// Continent or world region ("Middle East").
    Region = 0,
    /// Country or dependent territory.
    Country = 1,
    /// First-level division: province, state, oblast.
    Admin1 = 2,
    /// Second-level division: county, district.
    Admin2 = 3,
    /// City, town, village.
    City = 4,
    /// Part of a city, or other populated locality.
    Locality = 5,
    /// Airport or airfield, also military.
    Airport = 6,
    /// Military base or site.
    Military = 7,
    /// Nuclear site.
    Nuclear = 8,
    /// Refinery, terminal, power plant, dam, oil or gas field.
    Energy = 9,
    /// Port.
    Port = 10,
    /// Any other man-made site: hospital, prison, bridge, crossing, camp, government building.
    Facility = 11,
    /// Ocean, sea, gulf, strait, bay, lake.
    Water = 12,
    /// River or canal.
    River = 13,
    /// Island, mountain, desert, valley, plateau.
    Terrain = 14,
}

/// How a name belongs to its feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum NameKind {
    /// The name by which a map labels it.
    Primary = 0,
    /// A curated or well-attested other name, abbreviation or code in common use ("U.S.", "Conn.").
    Alias = 1,
    /// An alternate name of the source, of unknown standing.
    Alternate = 2,
    /// An airport code (ICAO, IATA).
    Code = 3,
}

/// One feature of the gazetteer.
#[derive(Debug, Clone, Copy)]
pub struct Feature<'g> {
    /// Its index.
    pub id: FeatureId,
    /// The plain English name to show.
    pub name: &'g str,
    /// Its representative point.
    pub point: LonLat,
    /// What it is.
    pub kind: FeatureKind,
    /// GeoNames feature code such as `PPLC`, `ADM1`, empty where none is known.
    pub code: &'g str,
    /// The country that it lies in.
    pub country: Option<CountryCode>,
    /// The first-level division that it lies in.
    pub admin1: Option<FeatureId>,
    /// The second-level division that it lies in.
    pub admin2: Option<FeatureId>,
    /// Inhabitants; 0 where unknown.
    pub population: u64,
    /// GeoNames identifier.
    pub geonameid: Option<u32>,
    /// Radius in kilometres within which the thing named lies.
    pub precision_km: f32,
}

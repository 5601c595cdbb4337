//! What the basemap hands out.

use geo::Coord;

use crate::country::CountryCode;

/// A first-level division's index in the compiled basemap; stable for one build of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DivisionId(pub u16);

/// A disputed territory's index in the compiled basemap; stable for one build of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TerritoryId(pub u8);

/// Which ground counts as a country's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Policy {
    /// What it administers, as Natural Earth draws it: Crimea in Russia, the Golan in Israel.
    #[default]
    DeFacto,
    /// What it administers and nobody else claims: without the Golan for Israel, without Crimea for Russia.
    Undisputed,
    /// What it administers or claims: with Crimea for Ukraine as well as for Russia.
    Claimed,
}

/// A first-level division: province, state, oblast; the whole of a country that has none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Division<'b> {
    /// Its index.
    pub id: DivisionId,
    /// Its name in Natural Earth.
    pub name: &'b str,
    /// The country that administers it.
    pub country: CountryCode,
    /// Its GeoNames first-level code without the country, such as `26`; empty where none is known.
    pub code: &'b str,
    /// Its GeoNames identifier.
    pub geonameid: Option<u32>,
    /// The disputed territory that it is part of.
    pub territory: Option<TerritoryId>,
}

/// Ground that more than one state claims, or that is not generally recognised as its administrator's.
#[derive(Debug, Clone, PartialEq)]
pub struct Territory<'b> {
    /// Its index.
    pub id: TerritoryId,
    /// Its name, such as `Golan Heights`.
    pub name: &'b str,
    /// The country under whose code it stands de facto; its own for a state of limited recognition.
    pub administrator: CountryCode,
    /// Every country that claims it, the administrator among them where it does.
    pub claimants: Vec<CountryCode>,
    /// How a map shows it.
    pub status: TerritoryStatus,
}

/// How a map shows a disputed territory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum TerritoryStatus {
    /// Held by one state and claimed by another (Golan, Crimea): hatched.
    Held = 0,
    /// Its status is open (West Bank, Gaza, Western Sahara): neighbour land with a dashed edge.
    Open = 1,
    /// It governs itself without general recognition (Northern Cyprus, Somaliland, Abkhazia): dashed edge.
    Breakaway = 2,
}

impl TerritoryStatus {
    /// The variant stored as `byte`; a byte of a later version reads as the plainest one.
    pub(super) const fn from_byte(byte: u8) -> Self {
        match byte {
            0 => Self::Held,
            2 => Self::Breakaway,
            _ => Self::Open,
        }
    }
}

/// What a line of the topology separates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum LineKind {
    /// Land and sea.
    Coast = 0,
    /// Two countries.
    Country = 1,
    /// Two divisions of one country.
    Division = 2,
    /// Nothing: where the data was cut at the antimeridian or the pole. Never drawn.
    Seam = 3,
}

impl LineKind {
    /// The variant stored as `byte`; a byte of a later version reads as the plainest one.
    pub(super) const fn from_byte(byte: u8) -> Self {
        match byte {
            0 => Self::Coast,
            1 => Self::Country,
            3 => Self::Seam,
            _ => Self::Division,
        }
    }
}

/// How settled a border is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[repr(u8)]
pub enum BorderStatus {
    /// An international boundary.
    #[default]
    Settled = 0,
    /// Disputed.
    Disputed = 1,
    /// A line of control or an armistice line.
    LineOfControl = 2,
    /// Not fixed on the ground.
    Indefinite = 3,
    /// A line that a state claims and does not hold.
    Claim = 4,
    /// The limit of a zone: a buffer zone, a lease.
    Overlay = 5,
}

impl BorderStatus {
    /// The variant stored as `byte`; a byte of a later version reads as the plainest one.
    pub(super) const fn from_byte(byte: u8) -> Self {
        match byte {
            1 => Self::Disputed,
            2 => Self::LineOfControl,
            3 => Self::Indefinite,
            4 => Self::Claim,
            5 => Self::Overlay,
            _ => Self::Settled,
        }
    }
}

/// A coast or border between the same two sides all along.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// What it separates.
    pub kind: LineKind,
    /// How settled it is.
    pub status: BorderStatus,
    /// The division to the left of the direction of its points; `None` is sea.
    pub left: Option<DivisionId>,
    /// The division to the right.
    pub right: Option<DivisionId>,
}

/// A ring of longitudes and latitudes; its last point joins its first.
pub type Ring = Vec<Coord<f64>>;

/// A lake.
#[derive(Debug, Clone, PartialEq)]
pub struct Lake<'b> {
    /// Its name, empty where none is known.
    pub name: &'b str,
    /// Its area in square kilometres.
    pub area_km2: f32,
    /// Its shore and islands, filled even-odd.
    pub rings: Vec<Ring>,
}

/// A river, or the line of its course through a lake.
#[derive(Debug, Clone, PartialEq)]
pub struct River<'b> {
    /// Its name, empty where none is known.
    pub name: &'b str,
    /// Natural Earth's scale rank: 1 is the greatest, 10 the smallest.
    pub rank: u8,
    /// Whether it runs through a lake here.
    pub in_lake: bool,
    /// Its parts.
    pub lines: Vec<Vec<Coord<f64>>>,
}

/// An ocean, sea, gulf, strait or bay.
#[derive(Debug, Clone, PartialEq)]
pub struct Sea<'b> {
    /// Its name.
    pub name: &'b str,
    /// What it is.
    pub kind: SeaKind,
    /// Natural Earth's scale rank: 0 for oceans, larger for smaller waters.
    pub rank: u8,
    /// Its area in square kilometres.
    pub area_km2: f32,
    /// Its rings, filled even-odd.
    pub rings: Vec<Ring>,
}

/// What kind of water a sea is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum SeaKind {
    /// Ocean.
    Ocean = 0,
    /// Sea, or a part of an ocean that counts as one.
    Sea = 1,
    /// Gulf.
    Gulf = 2,
    /// Bay, bight, fjord, sound, lagoon, inlet.
    Bay = 3,
    /// Strait, channel, passage.
    Strait = 4,
}

impl SeaKind {
    /// The variant stored as `byte`; a byte of a later version reads as the plainest one.
    pub(super) const fn from_byte(byte: u8) -> Self {
        match byte {
            0 => Self::Ocean,
            2 => Self::Gulf,
            3 => Self::Bay,
            4 => Self::Strait,
            _ => Self::Sea,
        }
    }
}

/// A claim line or the limit of a zone, which no division's edge follows.
#[derive(Debug, Clone, PartialEq)]
pub struct DisputedLine<'b> {
    /// What the source says it is, such as `Syrian claim`.
    pub name: &'b str,
    /// Its class.
    pub status: BorderStatus,
    /// Longitudes and latitudes.
    pub points: Vec<Coord<f64>>,
}

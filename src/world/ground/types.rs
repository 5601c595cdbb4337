//! What a ground hands out.

use geo_types::Coord;

use super::{BorderStatus, LineKind, SeaKind, TerritoryStatus};
use crate::country::CountryCode;

/// A first-level division's number in its ground; stable for one build of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DivisionId(pub u16);

/// A disputed territory's number in its ground; stable for one build of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TerritoryId(pub u8);

/// Which ground counts as a country's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
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

//! The compiled basemap, read in place; `compiled` has its answers.
//!
//! One topology of first-level divisions (Natural Earth, public domain) is the source of coasts, borders and areas alike,
//! so that a fill and its outline never part.

use dateline_format::basemap::{Blob, layout};
use geo_types::MultiPolygon;

use super::area;
use super::rings::{self, FaceSet, Finest};
use super::types::{Policy, TerritoryId};
use crate::country::CountryCode;
use crate::error::Result;

/// The view of a compiled basemap.
#[derive(Debug, Clone, Copy)]
pub struct Basemap<'b> {
    pub(super) blob: Blob<'b>,
    /// The land of an overview globe, where it is at hand.
    pub(super) overview: Option<&'b [u8]>,
}

#[cfg(feature = "basemap")]
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

    /// The outline of some divisions at the finest level.
    pub(super) fn area(&self, set: &FaceSet) -> Option<MultiPolygon<f64>> {
        area::polygons(rings::outline(&self.blob, set, &Finest(&self.blob)))
    }

    /// The divisions that count as a country's. A country all of whose ground is disputed (Kosovo, Western Sahara) keeps it
    /// under every policy: leaving it out would leave nothing to speak of.
    pub(super) fn ground(&self, country: CountryCode, policy: Policy) -> FaceSet {
        let own = |face: usize| self.blob.faces[face].country == country.0;
        let territory = |face: usize| self.blob.faces[face].territory;
        match policy {
            Policy::DeFacto => FaceSet::new(&self.blob, own),
            Policy::Undisputed => {
                let settled = FaceSet::new(&self.blob, |face| own(face) && territory(face) == layout::NO_TERRITORY);
                if settled.is_empty() { FaceSet::new(&self.blob, own) } else { settled }
            }
            Policy::Claimed => FaceSet::new(&self.blob, |face| {
                own(face) || self.claimants(TerritoryId(territory(face))).any(|claimant| claimant == country)
            }),
        }
    }

    pub(super) fn territory_ground(&self, territory: TerritoryId) -> FaceSet {
        FaceSet::new(&self.blob, |face| self.blob.faces[face].territory == territory.0)
    }

    /// Every country that claims a territory.
    pub(super) fn claimants(&self, territory: TerritoryId) -> impl Iterator<Item = CountryCode> + 'b {
        let record = self.blob.territories.get(usize::from(territory.0));
        let codes = record.map_or("", |record| self.blob.string(record.claimants));
        codes.as_bytes().chunks_exact(2).map(|code| CountryCode([code[0], code[1]]))
    }
}

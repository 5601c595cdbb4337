//! What a gazetteer says of one feature.

use dateline_format::gazetteer::layout::{DEGREE, FeatureRecord, PRECISION, UNRANKED};
use dateline_format::gazetteer::{Blob, FeatureKind};

use crate::country::CountryCode;
use crate::geometry::LonLat;

/// A feature's number in its gazetteer; stable for one build of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FeatureId(pub u32);

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
    /// Natural Earth label rank, 0 for the most important; `None` where the feature has none.
    pub label_rank: Option<u8>,
}

impl<'g> Feature<'g> {
    /// The feature of a blob at that place; beyond the last one, the last.
    pub(super) fn stored(blob: &Blob<'g>, id: FeatureId) -> Self {
        let at = (id.0 as usize).min(blob.features.len().saturating_sub(1));
        let record = &blob.features[at];
        Self {
            id: FeatureId(at as u32),
            name: blob.text(record.name),
            point: stored_point(record),
            kind: FeatureKind::from_number(record.kind),
            code: blob.code(record),
            country: (record.country != [0; 2]).then_some(CountryCode(record.country)),
            admin1: division(record.admin1.get()),
            admin2: division(record.admin2.get()),
            population: u64::from(record.population.get()),
            geonameid: Some(record.geonameid.get()).filter(|id| *id != 0),
            precision_km: f32::from(record.precision.get()) / PRECISION,
            label_rank: Some(record.label_rank).filter(|rank| *rank != UNRANKED),
        }
    }

    /// Whether it is the capital of a country.
    pub fn is_capital(&self) -> bool {
        self.code == "PPLC"
    }
}

fn division(number: u16) -> Option<FeatureId> {
    (number != 0).then_some(FeatureId(u32::from(number)))
}

/// The position of a record.
pub(super) fn stored_point(record: &FeatureRecord) -> LonLat {
    let (lon, lat) = (f64::from(record.lon.get()) / DEGREE, f64::from(record.lat.get()) / DEGREE);
    LonLat::new(lon, lat).unwrap_or_else(|| LonLat::new(0.0, 0.0).expect("the origin is a position"))
}

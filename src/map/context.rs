//! Names for orientation: countries and the cities worth naming around the sites.

use crate::country::CountryCode;
use crate::geometry::{Extent, LonLat};

/// A city that may be named for orientation.
#[derive(Debug, Clone, PartialEq)]
pub struct ContextCity {
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub point: LonLat,
    /// Its inhabitants.
    pub population: u64,
    /// Whether it is the capital of a country.
    pub capital: bool,
    /// The country that it lies in.
    pub country: Option<CountryCode>,
}

/// The plain English name of a country.
pub fn country_name(code: CountryCode) -> Option<String> {
    let _ = code;
    None
}

/// Cities of an extent, most populous first.
pub fn cities(extent: Extent, least: u64) -> Vec<ContextCity> {
    let _ = (extent, least);
    Vec::new()
}

//! The formats that lists come in, and which of them a file is.

#[cfg(feature = "gpkg")]
use super::geopackage;
use super::{File, Format, csv, geojson, records};
#[cfg(feature = "formats")]
use super::{gpx, kml, shapefile, sheets};

/// Every format, in the order in which they are tried.
pub(super) const FORMATS: &[&Format] = &[
    &geojson::FORMAT,
    &records::FORMAT,
    #[cfg(feature = "formats")]
    &kml::FORMAT,
    #[cfg(feature = "formats")]
    &gpx::FORMAT,
    #[cfg(feature = "formats")]
    &sheets::FORMAT,
    #[cfg(feature = "formats")]
    &shapefile::FORMAT,
    #[cfg(feature = "gpkg")]
    &geopackage::FORMAT,
    &csv::FORMAT,
];

/// The format of a list, told from its content, else from the ending of its name; `None` for what is no list.
///
/// # Examples
///
/// ```
/// use dateline::input::{File, format_of};
/// let list = File { name: "places.txt", content: b"name,lat,lon\nOdesa,46.48,30.73\n" };
/// assert_eq!(format_of(&list).map(|format| format.name), Some("CSV"));
/// let report = File { name: "report.txt", content: b"Two drones hit Odesa on Friday." };
/// assert!(format_of(&report).is_none());
/// ```
pub fn format_of(file: &File<'_>) -> Option<&'static Format> {
    let ending = file.ending();
    let by_ending = |format: &&&Format| ending.as_deref().is_some_and(|ending| format.endings.contains(&ending));
    let by_content = FORMATS.iter().find(|format| (format.is)(file));
    by_content.or_else(|| FORMATS.iter().find(by_ending)).copied()
}

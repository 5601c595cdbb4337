//! Reads a list of sites instead of a report: CSV (also ACLED's export) or GeoJSON.
//!
//! Columns and properties are found by their usual names or named by the caller. A row without a usable position is
//! left out with a diagnostic; a list beyond its limits is refused.

mod columns;
mod csv_rows;
mod features;
mod words;

pub use columns::Columns;

use super::{Site, Siting};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::geometry::{Extent, LonLat};
use crate::units::{LengthUnit, Meters};

/// A list that gives a place less well than this gives it only about.
const APPROXIMATE_ABOVE: Meters = Meters(12_000.0);

/// How a list gives a place, by the precision that it states.
fn sited(precision: Meters) -> Siting {
    if precision.0 > APPROXIMATE_ABOVE.0 { Siting::Approximate } else { Siting::Named }
}

/// The greatest number of rows or features that are read.
pub const MOST_ENTRIES: usize = 100_000;

/// A list as read.
#[derive(Debug, Clone, Default)]
pub struct SiteList {
    /// The list's own name, where it has one.
    pub name: Option<String>,
    /// Its points.
    pub entries: Vec<Entry>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The extent that the list asks for.
    pub extent: Option<Extent>,
    /// What was left out or odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// A point of a list.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What happened there; [`super::EventKind::Mention`] for a place without an event.
    pub site: Site,
    /// The weight given to its label, greater is more important.
    pub priority: Option<f64>,
    /// The radius of a ring to draw about it.
    pub range: Option<Range>,
    /// The country as the list names it.
    pub country: Option<String>,
    /// Its name in other languages: the two letters of the language, and the name.
    pub names: Vec<(String, String)>,
}

/// A distance as it was stated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The figure.
    pub value: f64,
    /// Its unit.
    pub unit: LengthUnit,
}

impl Range {
    /// Reads `1500 mi`, `2,000 km`, `350nmi`; a bare number is in kilometres.
    pub fn parse(text: &str) -> Option<Self> {
        words::range(text)
    }

    /// The length on the ground.
    pub fn meters(self) -> Meters {
        Meters::from_unit(self.value, self.unit)
    }
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name; empty when it has none.
    pub name: String,
    /// Its vertices, at least two.
    pub points: Vec<LonLat>,
    /// How it runs between them.
    pub course: Course,
}

/// How a line runs between its vertices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Along the geodesic, labelled with its length.
    Arc,
    /// Along the geodesic, not labelled.
    Plain,
}

/// Reads a CSV list (comma, semicolon or tab).
///
/// # Errors
///
/// When no column holds latitudes or longitudes, a column named by the caller is missing, the text is not CSV, or
/// there are more than [`MOST_ENTRIES`] rows.
pub fn read_csv(source: &str, columns: &Columns) -> Result<SiteList> {
    csv_rows::read(source, columns)
}

/// Reads a GeoJSON list: points, lines of `kind` `arc`, a point's `range`, and `bbox`.
///
/// # Errors
///
/// When the text is not GeoJSON, or holds more than [`MOST_ENTRIES`] features.
pub fn read_geojson(source: &str) -> Result<SiteList> {
    features::read(source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{Certainty, EventKind};

    #[test]
    fn columns_are_found_by_their_usual_names() {
        let csv = "Name;Latitude;Longitude;Type;Status;Date;Note\n\
                   North depot;50,45;30,52;missile strike;claimed;13 June 2025;Two halls burnt; roof gone\n";
        let list = read_csv(csv, &Columns::default()).unwrap();
        let entry = &list.entries[0];
        assert_eq!(entry.site.name, "North depot");
        assert_eq!(entry.site.position.point, LonLat::new(30.52, 50.45).unwrap());
        assert_eq!((entry.site.event, entry.site.certainty), (EventKind::Missile, Certainty::Claimed));
        assert_eq!(entry.site.when.map(|d| (d.year, d.month, d.day)), Some((2025, 6, 13)));
    }

    #[test]
    fn the_columns_of_acled_are_understood() {
        let csv = "event_id_cnty,event_date,sub_event_type,actor1,country,location,latitude,longitude,geo_precision,notes,fatalities\n\
                   XXX1,02 May 2024,Shelling/artillery/missile attack,Unit A,Ukraine,Villagetown,48.1,37.8,2,Long text,3\n\
                   XXX2,02 May 2024,Air/drone strike,Unit A,Ukraine,Otherville,48.2,37.9,1,Long text,0\n";
        let list = read_csv(csv, &Columns::default()).unwrap();
        let [first, second] = list.entries.as_slice() else { panic!("two entries") };
        assert_eq!(first.site.event, EventKind::Shelling);
        assert_eq!(first.site.facts, ["3 fatalities reported"]);
        assert!(first.site.position.precision.km() > 20.0);
        assert_eq!(second.site.event, EventKind::Airstrike);
        assert!(second.site.facts.is_empty());
        assert_eq!(second.country.as_deref(), Some("Ukraine"));
    }

    #[test]
    fn names_in_other_languages_are_read() {
        let list = read_csv("name,lat,lon,name:fa,name_he\nHaifa,32.8,35.0,حیفا,חיפה\n", &Columns::default()).unwrap();
        let names = [("fa".to_owned(), "حیفا".to_owned()), ("he".to_owned(), "חיפה".to_owned())];
        assert_eq!(list.entries[0].names, names);
        let source = r#"{"type":"Feature","properties":{"name":"Haifa","name:fa":"حیفا","name_he":"חיפה","name_long":"x"},
            "geometry":{"type":"Point","coordinates":[35,32.8]}}"#;
        assert_eq!(read_geojson(source).unwrap().entries[0].names, names);
    }

    #[test]
    fn a_row_without_a_position_is_reported_and_left_out() {
        let list = read_csv("name,lat,lon\nA,1,2\nB,,\nC,95,0\nD,nan,1\n", &Columns::default()).unwrap();
        assert_eq!(list.entries.len(), 1);
        assert_eq!(list.diagnostics.len(), 3);
        assert!(crate::lang::voice().say(&list.diagnostics[0].message).contains("row 3"));
    }

    #[test]
    fn a_list_without_positions_is_refused_with_a_remedy() {
        let error = read_csv("name,where\nA,B\n", &Columns::default()).unwrap_err().to_string();
        assert!(error.contains("--lat"), "{error}");
        let columns = Columns { lat: Some("north".into()), ..Columns::default() };
        assert!(read_csv("name,lat,lon\n", &columns).unwrap_err().to_string().contains("`north`"));
    }

    #[test]
    fn geojson_gives_points_rings_arcs_and_the_extent() {
        let source = r#"{"type":"FeatureCollection","bbox":[170,-20,-170,0],"features":[
            {"type":"Feature","properties":{"name":"P","kind":"city","range":"1500 mi","priority":3},
             "geometry":{"type":"Point","coordinates":[179,-10]}},
            {"type":"Feature","properties":{"kind":"arc"},
             "geometry":{"type":"LineString","coordinates":[[179,-10],[-175,-12]]}},
            {"type":"Feature","properties":{},"geometry":null}]}"#;
        let list = read_geojson(source).unwrap();
        assert_eq!(list.extent.map(|e| (e.west, e.east)), Some((170.0, -170.0)));
        assert_eq!(list.entries[0].range, Some(Range { value: 1500.0, unit: LengthUnit::Mile }));
        assert_eq!(list.entries[0].priority, Some(3.0));
        assert_eq!(list.lines[0].course, Course::Arc);
        assert!(!list.diagnostics.is_empty());
    }

    #[test]
    fn junk_is_an_error_and_never_a_panic() {
        for junk in ["", "{", "[]", "{\"type\":\"Point\"}", "\u{0}\u{1}", "a,b\n\"", "lat,lon\n1"] {
            let _ = read_csv(junk, &Columns::default());
            let _ = read_geojson(junk);
        }
        assert!(read_geojson("{").is_err());
    }
}

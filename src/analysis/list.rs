//! A list as a story: each point is a place, and a site where the list says that something happened there.
//!
//! A row without a usable position is left out with a diagnostic; a list beyond its limits is refused.

use super::{Analysis, Area, Course, Line, Listed, Origin, Ring, Source};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::event::{EventKind, Role};
use crate::geometry::LonLat;
use crate::id::PlaceId;
use crate::input::fields::{Columns, Field, Fields};
use crate::input::{Cell, Kept, MOST_ROWS, Pair, Row, Rows, Shape, too_many, words};
use crate::lang::Message;
use crate::resolve::{Place, Position};
use crate::site::{Evidence, Site, Siting};
use crate::span::Span;
use crate::units::Meters;
use crate::world::gazetteer::FeatureKind;

/// A list that gives a place less well than this gives it only about.
const APPROXIMATE_ABOVE: Meters = Meters(12_000.0);

/// The story of a list, `id` being what the caller calls it.
///
/// # Errors
///
/// When no column holds latitudes or longitudes, a column named by the caller is missing, or there are more than [`MOST_ROWS`] points
/// and lines.
pub fn story(id: String, rows: &Rows, columns: &Columns) -> Result<Analysis> {
    let fields = Fields::find(rows, columns)?;
    let mut story = Analysis {
        id,
        origin: Origin::List,
        extent: rows.extent,
        diagnostics: rows.diagnostics.clone(),
        ..Analysis::default()
    };
    for row in &rows.rows {
        let drawn = add(&mut story, &fields, row, rows.kept);
        if story.places.len() + story.lines.len() > MOST_ROWS {
            return Err(too_many("points and lines"));
        }
        if !drawn {
            story.diagnostics.push(left_out(rows.kept, row.number));
        }
    }
    Ok(story)
}

fn left_out(kept: Kept, number: usize) -> Diagnostic {
    match kept {
        Kept::Table => {
            Diagnostic::warning("row-without-position", None, Message::RowWithoutPosition { row: number.into() })
                .with_hint(Message::RowWithoutPositionHint {})
        }
        Kept::Features => {
            Diagnostic::warning("feature-not-drawn", None, Message::FeatureNotDrawn { feature: number.into() })
                .with_hint(Message::FeatureNotDrawnHint {})
        }
    }
}

/// Adds what a row gives; whether any of it is drawn.
fn add(story: &mut Analysis, fields: &Fields, row: &Row, kept: Kept) -> bool {
    let before = story.places.len() + story.lines.len();
    match &row.shape {
        Some(Shape::Points(points)) => points.iter().for_each(|at| add_point(story, fields, row, *at)),
        Some(Shape::Lines(lines)) => lines.iter().for_each(|line| add_line(story, fields, row, line)),
        Some(Shape::Areas(polygons)) => add_area(story, fields, row, polygons),
        // A feature lies where its geometry says, or nowhere.
        None if kept == Kept::Table => {
            let number = |field| fields.words(row, field).and_then(|words| words::number(&words));
            if let Some((lon, lat)) = number(Field::Lon).zip(number(Field::Lat)) {
                add_point(story, fields, row, [lon, lat]);
            }
        }
        None => {}
    }
    story.places.len() + story.lines.len() > before
}

fn add_point(story: &mut Analysis, fields: &Fields, row: &Row, [lon, lat]: Pair) {
    let Some(point) = LonLat::new(lon, lat) else { return };
    let words = |field| fields.words(row, field);
    let precision = words(Field::Precision).and_then(|words| words::number(&words)).map(Meters::from_km);
    let precision = precision.or_else(|| words::acled_precision(&words(Field::GeoPrecision)?)).unwrap_or_default();
    let position = Position { point, precision, feature: None };
    let event = words(Field::Kind).map_or(EventKind::Mention, |kind| words::event(&kind));
    let name = words(Field::Label).unwrap_or_default();
    let when = words(Field::Date).and_then(|day| words::date(&day));
    let source = Source::Row(row.number);
    let place = story.places.push(place(name.clone(), position.clone()), source);
    let struck = !matches!(event, EventKind::Mention | EventKind::Intercepted);
    story.roles.push(if struck { Role::StrikeSite } else { Role::Mention });
    if event != EventKind::Mention {
        let site = Site {
            name,
            mentions: vec![place],
            siting: if precision.0 > APPROXIMATE_ABOVE.0 { Siting::Approximate } else { Siting::Named },
            position,
            event,
            certainty: words::certainty(words(Field::Certainty).as_deref()),
            when,
            actor: words(Field::Actor),
            quote: None,
            facts: facts(fields, row),
            tolls: Vec::new(),
            damage: None,
            denial: None,
            evidence: Evidence::default(),
            probability: 1.0,
        };
        match event {
            EventKind::Intercepted => {
                story.interceptions.push(site, source);
            }
            _ => {
                story.sites.push(site, source);
            }
        }
    }
    add_listed(story, fields, row, place);
    if let Some(range) = words(Field::Range).and_then(|range| words::range(&range)) {
        story.rings.push(Ring { center: place, range }, source);
    }
}

fn add_listed(story: &mut Analysis, fields: &Fields, row: &Row, place: PlaceId) {
    let words = |field| fields.words(row, field);
    let listed = Listed {
        priority: words(Field::Priority).and_then(|priority| words::number(&priority)),
        when: words(Field::Date).and_then(|day| words::date(&day)),
        country: words(Field::Country),
        names: fields.names(row),
    };
    if listed != Listed::default() {
        story.listed.insert(place, listed);
    }
}

/// A point of a list as a place: it lies where the list says, whatever the gazetteer knows by its name.
fn place(name: String, position: Position) -> Place {
    Place {
        span: Span::default(),
        text: name.clone(),
        name,
        position: Some(position),
        relative: None,
        kind: FeatureKind::Locality,
        country: None,
        admin1: None,
        geonameid: None,
        metonymic: false,
        confidence: 1.0,
        reasons: Vec::new(),
        rivals: Vec::new(),
        refuted: None,
    }
}

/// At most two facts: as many values, the parts of a text, or the number of those who died.
fn facts(fields: &Fields, row: &Row) -> Vec<String> {
    let several = fields.cells(row, Field::Facts).find_map(|cell| match cell {
        Cell::Several(facts) => Some(facts),
        _ => None,
    });
    if let Some(facts) = several {
        return facts.iter().filter_map(Cell::words).take(2).collect();
    }
    let dead = || fields.words(row, Field::Fatalities).and_then(|dead| words::number(&dead));
    match (fields.words(row, Field::Facts), dead()) {
        (Some(facts), _) => words::facts(&facts),
        (None, Some(dead)) if dead >= 1.0 => {
            vec![format!("{dead:.0} {} reported", if dead < 1.5 { "fatality" } else { "fatalities" })]
        }
        _ => Vec::new(),
    }
}

fn positions(line: &[Pair]) -> Vec<LonLat> {
    line.iter().filter_map(|&[lon, lat]| LonLat::new(lon, lat)).collect()
}

fn add_line(story: &mut Analysis, fields: &Fields, row: &Row, line: &[Pair]) {
    let points = positions(line);
    if points.len() < 2 {
        return;
    }
    let arc = fields.words(row, Field::Kind).is_some_and(|kind| kind.eq_ignore_ascii_case("arc"));
    let course = if arc { Course::Arc } else { Course::Plain };
    let name = fields.words(row, Field::Label).unwrap_or_default();
    story.lines.push(Line { name, points, course }, Source::Row(row.number));
}

fn add_area(story: &mut Analysis, fields: &Fields, row: &Row, polygons: &[Vec<Vec<Pair>>]) {
    let closed = |ring: &Vec<LonLat>| ring.len() > 3;
    let rings = |polygon: &Vec<Vec<Pair>>| {
        let (outline, holes) = polygon.split_first()?;
        let outline = Some(positions(outline)).filter(closed)?;
        let holes = holes.iter().map(|hole| positions(hole)).filter(closed);
        Some(std::iter::once(outline).chain(holes).collect::<Vec<_>>())
    };
    let polygons: Vec<_> = polygons.iter().filter_map(rings).collect();
    if !polygons.is_empty() {
        let name = fields.words(row, Field::Label).unwrap_or_default();
        story.areas.push(Area { name, polygons }, Source::Row(row.number));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use crate::event::Certainty;
    use crate::input::{File, csv, geojson};
    use crate::units::{LengthUnit, Range};

    fn read_csv(text: &str, columns: &Columns) -> Result<Analysis> {
        let rows = (csv::FORMAT.read)(&File { name: "list.csv", content: text.as_bytes() })?;
        story("list.csv".to_owned(), &rows, columns)
    }

    fn read_geojson(text: &str, columns: &Columns) -> Result<Analysis> {
        let rows = (geojson::FORMAT.read)(&File { name: "list.geojson", content: text.as_bytes() })?;
        story("list.geojson".to_owned(), &rows, columns)
    }

    #[test]
    fn columns_are_found_by_their_usual_names() {
        let csv = "Name;Latitude;Longitude;Type;Status;Date;Note\n\
                   North depot;50,45;30,52;missile strike;claimed;13 June 2025;Two halls burnt; roof gone\n";
        let list = read_csv(csv, &Columns::default()).unwrap();
        let site = &list.sites[0];
        assert_eq!(site.name, "North depot");
        assert_eq!(site.position.point, LonLat::new(30.52, 50.45).unwrap());
        assert_eq!((site.event, site.certainty), (EventKind::Missile, Certainty::Claimed));
        assert_eq!(site.when.map(|d| (d.year, d.month, d.day)), Some((2025, 6, 13)));
    }

    #[test]
    fn the_columns_of_acled_are_understood() {
        let csv = "event_id_cnty,event_date,sub_event_type,actor1,country,location,latitude,longitude,geo_precision,notes,fatalities\n\
                   XXX1,02 May 2024,Shelling/artillery/missile attack,Unit A,Ukraine,Villagetown,48.1,37.8,2,Long text,3\n\
                   XXX2,02 May 2024,Air/drone strike,Unit A,Ukraine,Otherville,48.2,37.9,1,Long text,0\n";
        let list = read_csv(csv, &Columns::default()).unwrap();
        let [first, second] = &*list.sites else { panic!("two sites") };
        assert_eq!(first.event, EventKind::Shelling);
        assert_eq!(first.facts, ["3 fatalities reported"]);
        assert!(first.position.precision.km() > 20.0);
        assert_eq!(second.event, EventKind::Airstrike);
        assert!(second.facts.is_empty());
        assert_eq!(list.listed[&second.mentions[0]].country.as_deref(), Some("Ukraine"));
    }

    fn names_of(list: &Analysis) -> &[(String, String)] {
        &list.listed.values().next().expect("a place with names").names
    }

    #[test]
    fn names_in_other_languages_are_read() {
        let list = read_csv("name,lat,lon,name:fa,name_he\nHaifa,32.8,35.0,حیفا,חיפה\n", &Columns::default()).unwrap();
        let names = [("fa".to_owned(), "حیفا".to_owned()), ("he".to_owned(), "חיפה".to_owned())];
        assert_eq!(names_of(&list), names);
        let source = r#"{"type":"Feature","properties":{"name":"Haifa","name:fa":"حیفا","name_he":"חיפה","name_long":"x"},
            "geometry":{"type":"Point","coordinates":[35,32.8]}}"#;
        assert_eq!(names_of(&read_geojson(source, &Columns::default()).unwrap()), names);
    }

    #[test]
    fn a_row_without_a_position_is_reported_and_left_out() {
        let list = read_csv("name,lat,lon\nA,1,2\nB,,\nC,95,0\nD,nan,1\n", &Columns::default()).unwrap();
        assert_eq!(list.places.len(), 1);
        assert_eq!(list.places.with_sources().next().map(|(_, source)| source), Some(Source::Row(2)));
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
        let list = read_geojson(source, &Columns::default()).unwrap();
        assert_eq!(list.extent.map(|e| (e.west, e.east)), Some((170.0, -170.0)));
        let center = list.places.ids().next().unwrap();
        assert_eq!(list.rings[0], Ring { center, range: Range { value: 1500.0, unit: LengthUnit::Mile } });
        assert_eq!(list.listed[&center].priority, Some(3.0));
        assert_eq!(list.lines[0].course, Course::Arc);
        assert!(!list.diagnostics.is_empty());
    }

    #[test]
    fn a_column_that_the_caller_names_is_used_or_refused_in_every_format() {
        const CSV: &str = "Village,what,lat,lon\nAlpha,missile,1,2\n";
        const GEOJSON: &str = r#"{"type":"Feature","properties":{"Village":"Alpha","what":"missile"},
            "geometry":{"type":"Point","coordinates":[2,1]}}"#;
        let named =
            |label: &str| Columns { label: Some(label.into()), kind: Some("what".into()), ..Columns::default() };
        let refused = |result: Result<Analysis>| result.map_err(|error: Error| error.to_string()).unwrap_err();
        for read in [|columns: &Columns| read_csv(CSV, columns), |columns: &Columns| read_geojson(GEOJSON, columns)] {
            let list = read(&named("Village")).unwrap();
            assert_eq!((list.sites[0].name.as_str(), list.sites[0].event), ("Alpha", EventKind::Missile));
            assert!(refused(read(&named("nosuch"))).contains("no column `nosuch`"));
        }
    }

    #[test]
    fn an_area_is_kept_and_reported_as_not_drawn() {
        let source = r#"{"type":"Feature","properties":{"name":"Zone"},"geometry":{"type":"Polygon",
            "coordinates":[[[0,0],[4,0],[4,4],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]}}"#;
        let list = read_geojson(source, &Columns::default()).unwrap();
        assert_eq!((list.areas[0].name.as_str(), list.areas[0].polygons[0].len()), ("Zone", 2));
        assert_eq!(list.diagnostics[0].code, "feature-not-drawn");
    }
}

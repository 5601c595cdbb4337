//! A list as a story: each point is a place, and a site where the list says that something happened there.
//!
//! A row without a usable position is left out with a diagnostic; a list beyond its limits is refused.

mod faults;
mod lands;

use std::borrow::Cow;

use super::{Analysis, Area, Course, Line, Listed, Origin, Ring, Source};
use crate::country::CountryCode;
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::event::{Certainty, EventKind, Role};
use crate::geometry::{Extent, LonLat};
use crate::id::PlaceId;
use crate::input::days::{Days, Told};
use crate::input::fields::{Columns, Field, Fields, is_link};
use crate::input::kinds::{self, Kinds};
use crate::input::positions::Positions;
use crate::input::{Cell, Kept, Known, MOST_ROWS, Pair, Row, Rows, Shape, number, too_many, words};
use crate::resolve::{Place, Position};
use crate::site::{Evidence, Site, Siting};
use crate::span::Span;
use crate::units::Meters;
use crate::world::World;
use crate::world::gazetteer::FeatureKind;
use faults::{Called, Fault, Faults, grouped};
use lands::Lands;

/// A list that gives a place less well than this gives it only about.
const APPROXIMATE_ABOVE: Meters = Meters(12_000.0);
/// An area smaller than this across is a place: the outline of a building, of a quarter.
const SMALL_DEGREES: f64 = 0.05;
/// So many rows are looked at to tell whether latitudes and longitudes are swapped.
const LOOKED_AT: usize = 300;
/// The most letters of a name.
const LONGEST_NAME: usize = 120;

/// The story of a list, `id` being what the caller calls it.
///
/// # Errors
///
/// When no column holds positions, a column named by the caller is missing, no row has a usable position, or there are more than
/// [`MOST_ROWS`] points and lines.
pub fn story(id: String, rows: &Rows, columns: &Columns, world: &World<'_>) -> Result<Analysis> {
    story_keeping(id, rows, columns, world, None)
}

/// The same, which also gives the geometry of every row in degrees, as it is drawn; `None` for what is left out.
///
/// # Errors
///
/// As [`story`].
pub fn story_keeping(
    id: String,
    rows: &Rows,
    columns: &Columns,
    world: &World<'_>,
    mut shapes: Option<&mut Vec<Option<Shape>>>,
) -> Result<Analysis> {
    let fields = Fields::find(rows, columns)?;
    if rows.rows.is_empty() {
        return Err(Error::input("the list has no rows", "give a list with a row or feature a place"));
    }
    let mut reading = Reading::new(rows, &fields, world);
    let mut story = Analysis { id, origin: Origin::List, diagnostics: rows.diagnostics.clone(), ..Analysis::default() };
    for row in &rows.rows {
        let before = drawn(&story);
        reading.add(&mut story, row);
        if let Some(shapes) = &mut shapes {
            shapes.push(if drawn(&story) > before { reading.degrees(row) } else { None });
        }
        if story.places.len() + story.lines.len() > MOST_ROWS {
            return Err(too_many("points and lines"));
        }
        if drawn(&story) == before && !reading.at_zero {
            reading.faults.note(Fault::NoPosition, row.number, None);
        }
    }
    if drawn(&story) == 0 {
        return Err(reading.nothing());
    }
    story.diagnostics.extend(reading.told());
    story.extent = extent(&mut story, rows.extent);
    Ok(story)
}

/// What of a story is drawn.
fn drawn(story: &Analysis) -> usize {
    story.places.len() + story.lines.len() + story.areas.len()
}

/// The extent that a list asks for, where it frames what is in it: many files give that of the world, or give it wrongly.
fn extent(story: &mut Analysis, asked: Option<Extent>) -> Option<Extent> {
    let asked = asked?;
    if asked.east - asked.west > 350.0 && asked.north - asked.south > 160.0 {
        return None;
    }
    let places = story.places.iter().filter_map(|place| place.position.as_ref()).map(|position| position.point);
    let vertices = story.lines.iter().flat_map(|line| line.points.iter().copied());
    let corners = story.areas.iter().flat_map(|area| area.polygons.iter().flatten().flatten().copied());
    if places.chain(vertices).chain(corners).any(|point| asked.contains(point)) {
        return Some(asked);
    }
    let message = "nothing of the list lies in its `bbox`, which is left out of account";
    story.diagnostics.push(
        Diagnostic::warning("bad-bbox", None, message)
            .with_hint("a bbox is west, south, east, north; give --bbox to choose"),
    );
    None
}

/// A list while it is read.
struct Reading<'r> {
    rows: &'r Rows,
    fields: &'r Fields,
    kinds: Kinds,
    days: Days,
    lands: Lands<'r>,
    faults: Faults,
    /// Whether latitudes and longitudes stand in each other's place.
    swapped: bool,
    notes: Vec<Diagnostic>,
    /// Whether the row that is read lies at 0, 0.
    at_zero: bool,
    precision_codes: Option<&'static Known>,
}

/// What a row says of all that it holds.
struct Said {
    name: String,
    event: EventKind,
    when: Option<Date>,
    country: Option<CountryCode>,
    listed: Listed,
}

impl<'r> Reading<'r> {
    fn new(rows: &'r Rows, fields: &'r Fields, world: &'r World<'r>) -> Self {
        let date_cells = || rows.rows.iter().filter_map(|row| fields.cells(row, Field::Date).next());
        let day_first = rows.decimal_commas || is_of_another_language(rows);
        let mut reading = Self {
            rows,
            fields,
            kinds: Kinds::of(fields.known().map(Known::family)),
            days: Days::settle(date_cells(), day_first),
            lands: Lands::new(world),
            faults: Faults::default(),
            swapped: false,
            notes: Vec::new(),
            at_zero: false,
            precision_codes: fields.known().filter(|known| !known.precision.is_empty()).or_else(Known::acled),
        };
        reading.settle_order();
        reading
    }

    /// The geometry of a row as it stands in the file.
    fn raw(&self, row: &'r Row) -> Option<Cow<'r, Shape>> {
        match self.fields.positions {
            Positions::Shapes => row.shape.as_ref().map(Cow::Borrowed),
            _ => self.fields.positions.shape(row).map(Cow::Owned),
        }
    }

    /// The geometry of a row in degrees, without what is no position.
    fn degrees(&self, row: &'r Row) -> Option<Shape> {
        let mut shape = self.raw(row)?.into_owned();
        shape.each(&mut |pair| {
            *pair = self.position(*pair).map_or([f64::NAN; 2], |point| [point.lon(), point.lat()]);
        });
        shape.retain_finite();
        Some(shape)
    }

    /// Settles whether latitudes and longitudes are swapped: by latitudes beyond the poles, or by the countries that the list names.
    fn settle_order(&mut self) {
        let step = self.rows.rows.len().div_ceil(LOOKED_AT).max(1);
        let (mut all, mut as_written, mut turned) = (0, 0, 0);
        let mut places: Option<(String, String)> = None;
        for row in self.rows.rows.iter().step_by(step) {
            let Some(Shape::Points(points)) = self.raw(row).map(Cow::into_owned) else { continue };
            let Some(&[lon, lat]) = points.first() else { continue };
            let (point, other) = (LonLat::new(lon, lat), LonLat::new(lat, lon));
            all += 1;
            let country = self.country(row);
            match (point, other, country) {
                (None, Some(_), None) => turned += 1,
                (None, Some(other), Some(country)) if self.lands.holds(country, other) => turned += 1,
                (Some(point), _, Some(country)) if self.lands.holds(country, point) => as_written += 1,
                (Some(point), Some(other), Some(country)) if self.lands.holds(country, other) => {
                    turned += 1;
                    let names = self.lands.name_at(point).zip(self.lands.name(country));
                    places = places.or(names);
                }
                (Some(_), _, None) => as_written += usize::from(lon.abs() > 90.0),
                _ => {}
            }
        }
        self.swapped = as_written == 0 && 10 * turned >= 8 * all.max(1);
        if self.swapped {
            let why = match places {
                Some((here, there)) => {
                    format!("as written they lie in {here}, the other way in {there}, as the list says")
                }
                None => "as written they lie nowhere, or not where the list says".to_owned(),
            };
            let message =
                format!("latitudes and longitudes of the list are swapped ({why}), and are read the other way round");
            let hint = "exchange the columns, or name them with --lat and --lon";
            self.notes.push(Diagnostic::warning("swapped-position", None, message).with_hint(hint));
        }
    }

    fn country(&mut self, row: &Row) -> Option<CountryCode> {
        self.fields.words(row, Field::Country).and_then(|name| self.lands.country(&name))
    }

    /// Adds what a row gives.
    fn add(&mut self, story: &mut Analysis, row: &'r Row) {
        self.at_zero = false;
        let Some(shape) = self.raw(row) else { return };
        let said = self.said(row);
        self.add_shape(story, row, &shape, &said);
    }

    fn add_shape(&mut self, story: &mut Analysis, row: &Row, shape: &Shape, said: &Said) {
        match shape {
            Shape::Points(points) => points.iter().for_each(|at| self.add_point(story, row, *at, said)),
            Shape::Lines(lines) => lines.iter().for_each(|line| self.add_line(story, row, line, said)),
            Shape::Areas(polygons) => self.add_area(story, row, polygons, said),
            Shape::Mixed(shapes) => shapes.iter().for_each(|shape| self.add_shape(story, row, shape, said)),
        }
    }

    /// A position as it is meant.
    fn position(&self, [lon, lat]: Pair) -> Option<LonLat> {
        let [lon, lat] = if self.swapped { [lat, lon] } else { [lon, lat] };
        // Longitudes of the Pacific run on to 360; beyond that they are no degrees.
        if lon.abs() > 360.0 { None } else { LonLat::new(lon, lat) }
    }

    fn positions(&self, line: &[Pair]) -> Vec<LonLat> {
        line.iter().filter_map(|pair| self.position(*pair)).collect()
    }

    /// What a row says beside where it lies.
    fn said(&mut self, row: &Row) -> Said {
        let words = |field| self.fields.words(row, field);
        let name = words(Field::Label).map(|name| shortened(&name)).unwrap_or_default();
        let event = words(Field::Kind).map_or(EventKind::Mention, |kind| self.kinds.kind(&kind));
        let when = self.day(row);
        let country = self.country(row);
        let listed = Listed {
            priority: self.fields.words(row, Field::Priority).and_then(|priority| number::number(&priority)),
            when,
            country: self.fields.words(row, Field::Country),
            names: self.fields.names(row),
        };
        Said { name, event, when, country, listed }
    }

    /// The day of a row: of its column, or of the three of year, month and day.
    fn day(&mut self, row: &Row) -> Option<Date> {
        let figure = |field| self.fields.words(row, field).and_then(|figure| number::number(&figure));
        if let Some(year) = figure(Field::Year) {
            let part = |field| figure(field).filter(|part| (1.0..=31.0).contains(part)).map_or(0, |part| part as u8);
            let (month, day) = (part(Field::Month), part(Field::Day));
            return Date::new(year as i16, month, if month == 0 { 0 } else { day });
        }
        let cell = self.fields.cells(row, Field::Date).next()?;
        let value = cell.words();
        let mut note = |fault| self.faults.note(fault, row.number, value.as_deref());
        match self.days.read(cell) {
            Told::Day(date) => Some(date),
            Told::Century(date) => {
                note(Fault::Century);
                Some(date)
            }
            Told::Open(date) => {
                note(Fault::OpenDay);
                Some(date)
            }
            Told::Nothing => {
                note(Fault::NoDay);
                None
            }
        }
    }

    fn add_point(&mut self, story: &mut Analysis, row: &Row, pair: Pair, said: &Said) {
        let Some(point) = self.position(pair) else { return };
        if point.lon().abs() < 1e-6 && point.lat().abs() < 1e-6 {
            self.at_zero = true;
            self.faults.note(Fault::AtZero, row.number, None);
            return;
        }
        if said.country.is_some_and(|country| !self.lands.holds(country, point)) {
            self.faults.note(Fault::Elsewhere, row.number, None);
        }
        let words = |field| self.fields.words(row, field);
        let position = Position { point, precision: self.precision(row), feature: None };
        let source = Source::Row(row.number);
        let placed =
            Place { country: said.country, admin1: words(Field::Admin), ..place(said.name.clone(), position.clone()) };
        let place = story.places.push(placed, source);
        let struck = !matches!(said.event, EventKind::Mention | EventKind::Intercepted);
        story.roles.push(if struck { Role::StrikeSite } else { Role::Mention });
        if said.event != EventKind::Mention {
            let site = self.site(row, said, position, place);
            match said.event {
                EventKind::Intercepted => drop(story.interceptions.push(site, source)),
                _ => drop(story.sites.push(site, source)),
            }
        }
        if said.listed != Listed::default() {
            story.listed.insert(place, said.listed.clone());
        }
        self.add_ring(story, row, place);
    }

    fn site(&self, row: &Row, said: &Said, position: Position, place: PlaceId) -> Site {
        let words = |field| self.fields.words(row, field);
        Site {
            name: said.name.clone(),
            mentions: vec![place],
            siting: if position.precision.0 > APPROXIMATE_ABOVE.0 { Siting::Approximate } else { Siting::Named },
            position,
            event: said.event,
            certainty: self.certainty(row),
            when: said.when,
            actor: words(Field::Actor),
            quote: None,
            facts: facts(self.fields, row),
            tolls: Vec::new(),
            damage: None,
            denial: None,
            evidence: Evidence::default(),
            probability: 1.0,
        }
    }

    fn certainty(&self, row: &Row) -> Certainty {
        match self.fields.cells(row, Field::Certainty).next() {
            Some(Cell::Flag(false)) => Certainty::Claimed,
            Some(cell) => kinds::certainty(cell.words().as_deref()),
            None => Certainty::Confirmed,
        }
    }

    /// How well a row gives its place: in kilometres, in the unit of its column, or by the code of a known export.
    fn precision(&self, row: &Row) -> Meters {
        let words = |field| self.fields.words(row, field);
        if let Some(given) = words(Field::Precision).and_then(|given| number::number(&given)) {
            let meters = self.fields.precision_unit() == Some("m");
            return if meters { Meters(given) } else { Meters::from_km(given) };
        }
        let Some(code) = words(Field::Code) else { return Meters::default() };
        let known = self.precision_codes.and_then(|known| known.precision.iter().find(|(of, _)| *of == code));
        known.map_or(Meters::default(), |(_, km)| Meters::from_km(*km))
    }

    fn add_ring(&mut self, story: &mut Analysis, row: &Row, place: PlaceId) {
        let Some(text) = self.fields.words(row, Field::Range) else { return };
        match words::range(&text, self.fields.range_unit()) {
            words::Ranged::Range(range) => {
                story.rings.push(Ring { center: place, range }, Source::Row(row.number));
            }
            words::Ranged::NoUnit => self.faults.note(Fault::NoUnit, row.number, Some(&text)),
            words::Ranged::Unread => self.faults.note(Fault::NoRange, row.number, Some(&text)),
        }
    }

    fn add_line(&mut self, story: &mut Analysis, row: &Row, line: &[Pair], said: &Said) {
        let points = self.positions(line);
        if points.len() < 2 {
            return;
        }
        let arc = self.fields.words(row, Field::Kind).is_some_and(|kind| kind.eq_ignore_ascii_case("arc"));
        let course = if arc { Course::Arc } else { Course::Plain };
        story.lines.push(Line { name: said.name.clone(), points, course }, Source::Row(row.number));
    }

    fn add_area(&mut self, story: &mut Analysis, row: &Row, polygons: &[Vec<Vec<Pair>>], said: &Said) {
        let closed = |ring: &Vec<LonLat>| ring.len() > 3;
        let rings = |polygon: &Vec<Vec<Pair>>| {
            let (outline, holes) = polygon.split_first()?;
            let outline = Some(self.positions(outline)).filter(closed)?;
            let holes = holes.iter().map(|hole| self.positions(hole)).filter(closed);
            Some(std::iter::once(outline).chain(holes).collect::<Vec<_>>())
        };
        let polygons: Vec<_> = polygons.iter().filter_map(rings).collect();
        if polygons.is_empty() {
            return;
        }
        match middle_of_small(&polygons) {
            Some([lon, lat]) => {
                let pair = if self.swapped { [lat, lon] } else { [lon, lat] };
                self.add_point(story, row, pair, said);
            }
            None => drop(story.areas.push(Area { name: said.name.clone(), polygons }, Source::Row(row.number))),
        }
    }

    /// What the rows are called in messages.
    fn called(&self) -> Called {
        match self.rows.kept {
            Kept::Table => Called { one: "row", many: "rows" },
            Kept::Features => Called { one: "feature", many: "features" },
        }
    }

    /// The refusal of a list of which nothing can be drawn.
    fn nothing(&self) -> Error {
        let Called { one, many } = self.called();
        let all = self.rows.rows.len();
        let zero = self.faults.count(Fault::AtZero) == all;
        let which = match all {
            1 => format!("the one {one} of the list has"),
            _ => format!("none of the {} {many} of the list has", grouped(all)),
        };
        let why = if zero { "a position other than 0° N 0° E" } else { "a usable position" };
        Error::input(
            format!("{which} {why}"),
            "latitude is -90 to 90, longitude -180 to 180, both in degrees; name their columns with --lat and --lon",
        )
    }

    /// All that is to be told of the rows.
    fn told(self) -> Vec<Diagnostic> {
        let (all, called) = (self.rows.rows.len(), self.called());
        let mut told = self.notes;
        told.extend(self.faults.told(all, called));
        told
    }
}

/// Whether the columns of a list are named in another language than English, which is the only one to write months first.
fn is_of_another_language(rows: &Rows) -> bool {
    rows.columns.iter().any(|column| column.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii()))
}

/// A name on one line, and no longer than names are.
fn shortened(name: &str) -> String {
    let name: Vec<&str> = name.split_whitespace().collect();
    let name = name.join(" ");
    match name.char_indices().nth(LONGEST_NAME) {
        Some((at, _)) => format!("{}…", name[..at].trim_end()),
        None => name,
    }
}

/// The middle of an area that is small enough for a point to stand for it.
fn middle_of_small(polygons: &[Vec<Vec<LonLat>>]) -> Option<Pair> {
    let points = || polygons.iter().filter_map(|polygon| polygon.first()).flatten();
    let fold = |of: &dyn Fn(&LonLat) -> f64| {
        points().map(of).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)))
    };
    let ((west, east), (south, north)) = (fold(&|at| at.lon()), fold(&|at| at.lat()));
    let is_small = east - west < SMALL_DEGREES && north - south < SMALL_DEGREES;
    is_small.then(|| [(west + east) / 2.0, (south + north) / 2.0])
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

/// At most two facts: as many values, the parts of a text, or the number of those who died. An address of a page is none.
fn facts(fields: &Fields, row: &Row) -> Vec<String> {
    let several = fields.cells(row, Field::Facts).find_map(|cell| match cell {
        Cell::Several(facts) => Some(facts),
        _ => None,
    });
    if let Some(facts) = several {
        return facts.iter().filter_map(Cell::words).filter(|fact| !is_link(fact)).take(2).collect();
    }
    let dead = || fields.words(row, Field::Fatalities).and_then(|dead| number::number(&dead));
    let told = fields.cells(row, Field::Facts).filter_map(Cell::words).find(|facts| !is_link(facts));
    match (told, dead()) {
        (Some(facts), _) => words::facts(&facts),
        (None, Some(dead)) if dead >= 1.0 => {
            let count = grouped(dead.min(1e9) as usize);
            vec![format!("{count} {} reported", if dead < 1.5 { "fatality" } else { "fatalities" })]
        }
        _ => Vec::new(),
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
        story("list.csv".to_owned(), &rows, columns, World::embedded())
    }

    fn read_geojson(text: &str, columns: &Columns) -> Result<Analysis> {
        let rows = (geojson::FORMAT.read)(&File { name: "list.geojson", content: text.as_bytes() })?;
        story("list.geojson".to_owned(), &rows, columns, World::embedded())
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
        let told: Vec<String> = list.diagnostics.iter().map(|told| crate::lang::voice().say(&told.message)).collect();
        assert_eq!(told, ["3 rows of 4 have no usable position (rows 3, 4, 5)"]);
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
        assert_eq!(list.diagnostics[0].code, "row-without-position");
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
    fn an_area_is_kept_and_a_small_one_is_a_place() {
        let area = |size: f64| {
            format!(
                r#"{{"type":"Feature","properties":{{"name":"Zone","kind":"fire"}},"geometry":{{"type":"Polygon",
            "coordinates":[[[10,10],[{0},10],[{0},{0}],[10,10]]]}}}}"#,
                10.0 + size
            )
        };
        let list = read_geojson(&area(4.0), &Columns::default()).unwrap();
        assert_eq!((list.areas[0].name.as_str(), list.areas[0].polygons.len(), list.sites.len()), ("Zone", 1, 0));
        let list = read_geojson(&area(0.01), &Columns::default()).unwrap();
        assert_eq!((list.areas.len(), list.sites[0].name.as_str()), (0, "Zone"));
    }
}

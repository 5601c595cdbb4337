//! A layer of points that we wrote, back to a story: its sites and places under their identifiers.

use super::POINT_COLUMNS;
use crate::analysis::{Analysis, Origin, Source};
use crate::country::CountryCode;
use crate::date::Date;
use crate::event::{Certainty, EventKind};
use crate::export::record::names::{certainty_of, event_of, kind_of, role_of};
use crate::geometry::LonLat;
use crate::id::{EventId, PlaceId};
use crate::input::{Cell, Row, Rows, Shape};
use crate::resolve::{Place, Position};
use crate::site::{Evidence, Site, Siting};
use crate::span::Span;
use crate::units::Meters;
use crate::world::gazetteer::FeatureKind;

/// What is no city and known less well than this is given only about.
const APPROXIMATE_ABOVE: Meters = Meters(12_000.0);

/// The story of a layer of points that [`layers`](super::layers) made; `None` for any other list. It holds no claims, no text, and one
/// mention a place.
pub fn story(rows: &Rows) -> Option<Analysis> {
    let has = |name: &str| rows.columns.iter().any(|column| column == name);
    if !has("uid") || !POINT_COLUMNS.iter().all(|column| has(&column.name)) {
        return None;
    }
    let mut story = Analysis { origin: Origin::Report, ..Analysis::default() };
    for row in &rows.rows {
        add(&mut story, &Cells { columns: &rows.columns, row })?;
    }
    Some(story)
}

/// A row by the names of its columns.
struct Cells<'r> {
    columns: &'r [String],
    row: &'r Row,
}

impl Cells<'_> {
    fn cell(&self, name: &str) -> Option<&Cell> {
        self.row.cells.get(self.columns.iter().position(|column| column == name)?)
    }

    fn words(&self, name: &str) -> Option<String> {
        self.cell(name)?.words()
    }

    fn number(&self, name: &str) -> Option<f64> {
        match self.cell(name)? {
            Cell::Number(number) => Some(*number),
            _ => None,
        }
    }

    fn kind(&self) -> FeatureKind {
        self.words("kind").and_then(|kind| kind_of(&kind)).unwrap_or(FeatureKind::Locality)
    }

    fn point(&self) -> Option<LonLat> {
        let Some(Shape::Points(points)) = &self.row.shape else { return None };
        let &[lon, lat] = points.first()?;
        LonLat::new(lon, lat)
    }
}

/// Adds a row; `None` where it is none of ours.
fn add(story: &mut Analysis, cells: &Cells<'_>) -> Option<()> {
    let uid = cells.words("uid")?;
    let source = Source::Row(cells.row.number);
    let name = cells.words("name").unwrap_or_default();
    let precision = Meters::from_km(cells.number("precision_km").unwrap_or_default());
    let position = Position { point: cells.point()?, precision, feature: None };
    let role = cells.words("role").and_then(|role| role_of(&role))?;
    let place = place(cells, name.clone(), position.clone());
    if let Ok(id) = uid.parse::<PlaceId>() {
        story.roles.push(role);
        return story.places.push_as(id, place, source).then_some(());
    }
    let id = uid.parse::<EventId>().ok()?;
    let mention = story.places.push(place, source);
    story.roles.push(role);
    let site = site(cells, name, position, mention);
    let fresh = match id {
        EventId::Site(id) => story.sites.push_as(id, site, source),
        EventId::Interception(id) => story.interceptions.push_as(id, site, source),
    };
    fresh.then_some(())
}

fn place(cells: &Cells<'_>, name: String, position: Position) -> Place {
    Place {
        span: Span::default(),
        text: name.clone(),
        name,
        position: Some(position),
        relative: None,
        kind: cells.kind(),
        country: cells.words("country").and_then(|code| CountryCode::parse(&code)),
        admin1: cells.words("admin1"),
        geonameid: cells.number("geonameid").map(|id| id as u32),
        metonymic: false,
        confidence: cells.number("confidence").unwrap_or(1.0) as f32,
        reasons: Vec::new(),
        rivals: Vec::new(),
        refuted: None,
    }
}

fn site(cells: &Cells<'_>, name: String, position: Position, mention: PlaceId) -> Site {
    let facts = cells.words("facts").unwrap_or_default();
    Site {
        name,
        mentions: vec![mention],
        siting: siting(cells.kind(), position.precision),
        position,
        event: cells.words("event").and_then(|event| event_of(&event)).unwrap_or(EventKind::Attack),
        certainty: cells.words("certainty").and_then(|word| certainty_of(&word)).unwrap_or(Certainty::Confirmed),
        when: cells.words("date_text").and_then(|day| Date::parse(&day)),
        actor: cells.words("actor"),
        quote: None,
        facts: facts.split("; ").filter(|fact| !fact.is_empty()).map(str::to_owned).collect(),
        tolls: Vec::new(),
        damage: None,
        denial: None,
        evidence: Evidence::default(),
        probability: 1.0,
    }
}

/// How a site was given, as far as its kind and precision tell: a city named plainly is a point however large it is.
fn siting(kind: FeatureKind, precision: Meters) -> Siting {
    use FeatureKind::{Admin1, Admin2, City, Country, Region, River, Terrain, Water};
    let wide = matches!(kind, Region | Country | Admin1 | Admin2 | Water | River | Terrain);
    if wide || kind != City && precision > APPROXIMATE_ABOVE { Siting::Approximate } else { Siting::Named }
}

//! A distance asked for outside a report: between two places, points or areas, with a stated figure or without.

use std::sync::Arc;

use geo_types::MultiPolygon;

use crate::claim::measure::bands::{self, Path};
use crate::claim::measure::doubt::APART_KM;
use crate::claim::measure::judged::judge;
use crate::claim::measure::readings::{Kind, between};
use crate::claim::measure::spot::Spot;
use crate::claim::message;
use crate::claim::model::{Reading, Verdict};
use crate::geodesy::inverse;
use crate::geometry::LonLat;
use crate::lang::Message;
use crate::mention::quantity::Quantity;
use crate::resolve::Place;
use crate::resolve::atlas::Atlas;
use crate::resolve::town;
use crate::world::Shape;
use crate::world::World;
use crate::world::gazetteer::{FeatureId, FeatureKind};

/// One side of a comparison.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Side {
    /// A place of the gazetteer.
    Place(Box<Place>),
    /// A position, and what to call it.
    Point(LonLat, String),
    /// An area given as polygons in degrees, and what to call it.
    Area(MultiPolygon<f64>, String),
}

/// Two sides measured.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Comparison {
    /// Every reading, most natural first; their verdicts are meaningless without a stated figure.
    pub readings: Vec<Reading>,
    /// Which bearer of a name was taken, where a side is a name, and which others there are.
    pub taken: Vec<Message>,
    /// The verdict on the stated figure and the sentences that give its ground.
    pub verdict: Option<(Verdict, Vec<Message>)>,
}

/// Measures between two sides, and checks a stated length against it. `None` where a side has no position.
pub fn compare(from: &Side, to: &Side, stated: Option<&Quantity>, world: &World<'_>) -> Option<Comparison> {
    let atlas = Atlas::new(world);
    let (from, to) = (settled(&atlas, from), settled(&atlas, to));
    let taken: Vec<Message> = [&from, &to].into_iter().filter_map(|side| taken(&atlas, side)).collect();
    let (from, to) = (spot(&atlas, &from), spot(&atlas, &to));
    let measured = between(&atlas, &from, &to)?;
    let Some(quantity) = stated else {
        let readings = judge(&bands::unstated(), measured, Path::Unspecified).readings;
        return Some(Comparison { readings, taken, verdict: None });
    };
    let said = bands::stated(quantity.figure, quantity.hedge, quantity.unit.meters() / 1000.0);
    let path = if measured.kind == Kind::Points { Path::Unspecified } else { Path::ToLine };
    let judged = judge(&said, measured, path);
    let message = message::distance(&from.name, &to.name, quantity, &said, &judged);
    Some(Comparison { verdict: Some((judged.verdict, message)), readings: judged.readings, taken })
}

fn settled(atlas: &Atlas<'_>, side: &Side) -> Side {
    match side {
        Side::Place(place) => Side::Place(Box::new(town::asked_for(atlas, place))),
        other => other.clone(),
    }
}

/// "Perth: Perth, Lanark County, Ontario, Canada; 7 other places have this name", where a town is not the only one.
fn taken(atlas: &Atlas<'_>, side: &Side) -> Option<Message> {
    let Side::Place(place) = side else { return None };
    let gazetteer = atlas.gazetteer();
    let id = place.position.as_ref()?.feature?;
    let is_town =
        matches!(place.kind, FeatureKind::City | FeatureKind::Locality | FeatureKind::Admin1 | FeatureKind::Admin2);
    let name = place.text.split(',').next().unwrap_or(&place.text);
    let own = gazetteer.feature(id).point;
    let is_other = |id: FeatureId| {
        let other = gazetteer.feature(id);
        let settlement = matches!(other.kind, FeatureKind::City | FeatureKind::Locality);
        settlement && inverse(other.point, own).length.km() > APART_KM
    };
    let others = gazetteer.lookup(name).filter(|(other, _)| *other != id && is_other(*other)).count();
    if !is_town || others == 0 {
        return None;
    }
    let containers = gazetteer.containing(id).map(|id| gazetteer.feature(id).name);
    let whole: Vec<&str> = std::iter::once(gazetteer.feature(id).name).chain(containers).collect();
    Some(Message::OtherBearers {
        place: place.text.as_str().into(),
        containers: whole.join(", ").into(),
        count: others.into(),
    })
}

fn spot(atlas: &Atlas<'_>, side: &Side) -> Spot {
    match side {
        Side::Place(place) => Spot::of_place(atlas, None, place),
        Side::Point(point, name) => Spot { point: Some(*point), ..Spot::words(name) },
        Side::Area(area, name) => {
            let shape = Shape::of(area).map(Arc::new);
            let point = shape.as_ref().and_then(|shape| shape.mainland).map(|mainland| mainland.centroid());
            Spot { point, shape, kind: FeatureKind::Region, ..Spot::words(name) }
        }
    }
}

//! A distance asked for outside a report: between two places, points or areas, with a stated figure or without.

use std::rc::Rc;

use geo::MultiPolygon;

use crate::gazetteer::FeatureKind;
use crate::geometry::LonLat;
use crate::mention::quantity::Quantity;
use crate::resolve::Place;

use super::atlas::{Atlas, Shape, Spot};
use super::bands::{self, Path};
use super::distance::judge;
use super::readings::{Kind, between};
use super::{Reading, Verdict, message};

/// One side of a comparison.
#[derive(Debug, Clone)]
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
pub struct Comparison {
    /// Every reading, most natural first; their verdicts are meaningless without a stated figure.
    pub readings: Vec<Reading>,
    /// The verdict on the stated figure and a sentence that gives its ground.
    pub verdict: Option<(Verdict, String)>,
}

/// Measures between two sides, and checks a stated length against it. `None` where a side has no position.
pub fn compare(from: &Side, to: &Side, stated: Option<&Quantity>) -> Option<Comparison> {
    let atlas = Atlas::default();
    let (from, to) = (spot(&atlas, from), spot(&atlas, to));
    let measured = between(&atlas, &from, &to)?;
    let Some(quantity) = stated else {
        let said = bands::unstated();
        return Some(Comparison { readings: judge(&said, measured, Path::Unspecified).readings, verdict: None });
    };
    let said = bands::stated(quantity.figure, quantity.hedge, quantity.unit.meters() / 1000.0);
    let path = if measured.kind == Kind::Points { Path::Unspecified } else { Path::ToLine };
    let judged = judge(&said, measured, path);
    let message = message::distance(&from.name, &to.name, quantity, &said, &judged);
    Some(Comparison { verdict: Some((judged.verdict, message)), readings: judged.readings })
}

fn spot(atlas: &Atlas, side: &Side) -> Spot {
    match side {
        Side::Place(place) => atlas.of_place(None, place),
        Side::Point(point, name) => Spot { point: Some(*point), ..Spot::nowhere(name) },
        Side::Area(area, name) => {
            let shape = Shape::of(area).map(Rc::new);
            let point = shape.as_ref().and_then(|shape| shape.mainland).map(|mainland| mainland.centroid());
            Spot { point, shape, kind: FeatureKind::Region, ..Spot::nowhere(name) }
        }
    }
}

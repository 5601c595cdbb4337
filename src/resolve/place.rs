//! A mention with what was decided about it.

use crate::country::CountryCode;
use crate::geometry::LonLat;
use crate::lang::Message;
use crate::mention::Toponym;
use crate::span::Span;
use crate::units::Meters;
use crate::world::gazetteer::{FeatureId, FeatureKind};

/// Where a place lies, and how it was put there.
#[derive(Debug, Clone, PartialEq)]
pub struct Position {
    /// The point.
    pub point: LonLat,
    /// Radius within which the thing named lies.
    pub precision: Meters,
    /// The feature that it was taken from; `None` for a point given or computed.
    pub feature: Option<FeatureId>,
}

/// A place that a text gives by its distance and direction from a named one.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Relative {
    /// The words that say so, the name included ("82 miles northwest of Kismayo").
    pub span: Span,
    /// Where that is, with the uncertainty that the words leave.
    pub position: Position,
}

/// A mention with what was decided about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Where it stands.
    pub span: Span,
    /// The words as they stand.
    pub text: String,
    /// The name of the feature chosen, or the words where none was.
    pub name: String,
    /// Where it lies; `None` when it was found but not placed.
    pub position: Option<Position>,
    /// A place that the words around give relative to it.
    pub relative: Option<Relative>,
    /// What it is.
    pub kind: FeatureKind,
    /// The country that it lies in.
    pub country: Option<CountryCode>,
    /// The name of the first-level division that it lies in.
    pub admin1: Option<String>,
    /// GeoNames identifier.
    pub geonameid: Option<u32>,
    /// Whether it speaks or acts as a government or team.
    pub metonymic: bool,
    /// Calibrated: of places given confidence p, a share p is right.
    pub confidence: f32,
    /// What decided, most weighty first; each worded as a short clause.
    pub reasons: Vec<Message>,
    /// The best candidates that lost, best first: feature and its share of the belief.
    pub rivals: Vec<(FeatureId, f32)>,
    /// Where the report puts it, if no bearer of the name is known to lie there; it then has no position.
    pub refuted: Option<Refuted>,
}

impl Place {
    /// The name as the text has it, before it is placed.
    pub(super) fn unplaced(toponym: &Toponym) -> Self {
        Self {
            span: toponym.span,
            text: toponym.text.clone(),
            name: toponym.text.split_whitespace().collect::<Vec<_>>().join(" "),
            position: None,
            relative: None,
            kind: toponym.hint.unwrap_or(FeatureKind::Locality),
            country: None,
            admin1: None,
            geonameid: None,
            metonymic: toponym.metonymic,
            confidence: 0.0,
            reasons: Vec::new(),
            rivals: Vec::new(),
            refuted: None,
        }
    }
}

/// What a report says of a place that no known bearer of its name fits.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refuted {
    /// The words of the area that it is said to lie in.
    pub area: String,
    /// The feature that the name would otherwise mean.
    pub known: FeatureId,
}

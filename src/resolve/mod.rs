//! From names to features: candidates, one heuristic a file, the score, the reasons kept.

use crate::diagnostic::Diagnostic;
use crate::gazetteer::{CountryCode, FeatureId, FeatureKind};
use crate::geometry::LonLat;
use crate::mention::Toponym;
use crate::span::Span;
use crate::text::Article;
use crate::units::Meters;

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
    /// What decided, most weighty first, each a short clause.
    pub reasons: Vec<String>,
    /// The best candidates that lost, best first: feature and score.
    pub rivals: Vec<(FeatureId, f32)>,
}

/// Chooses a feature for each name.
pub fn resolve(_article: &Article, _toponyms: &[Toponym]) -> (Vec<Place>, Vec<Diagnostic>) {
    (Vec::new(), Vec::new())
}

//! What each arc separates, and how settled it is.

use super::admin1::{Division, GRID, Point};
use super::lines::{Shape, StatusLine};
use super::territories::TERRITORIES;
use super::topology::{Arc, SEA};
use dateline_format::basemap::{BorderStatus, LineKind, TerritoryStatus};

/// How far the older border lines may lie from the topology, in degrees.
const NEAR: f64 = 0.3;
/// How close a claim line keeps to a border that already stands for it, in degrees.
const SAME: f64 = 0.03;

/// What an arc separates.
pub(crate) fn kind(arc: &Arc, divisions: &[Division]) -> LineKind {
    let [Some(left), Some(right)] = [arc.left, arc.right].map(|face| divisions.get(usize::from(face))) else {
        return if arc.seam { LineKind::Seam } else { LineKind::Coast };
    };
    if left.country != right.country || left.territory != right.territory {
        LineKind::Country
    } else {
        LineKind::Division
    }
}

/// How settled a border is: as the source classes the line that runs here, else by the territories beside it.
pub(crate) fn status(arc: &Arc, divisions: &[Division], known: &[StatusLine]) -> BorderStatus {
    if arc.left == SEA || arc.right == SEA {
        return BorderStatus::Settled;
    }
    let (left, right) = (&divisions[usize::from(arc.left)], &divisions[usize::from(arc.right)]);
    if left.country == right.country && left.territory == right.territory {
        return BorderStatus::Settled;
    }
    match nearest_status(arc, left, right, known) {
        Some(status) if status != BorderStatus::Settled => return status,
        _ => {}
    }
    if claims(right.country, left) || claims(left.country, right) {
        return BorderStatus::Disputed;
    }
    if left.country != right.country {
        return BorderStatus::Settled;
    }
    let held = |division: &Division| {
        division.territory.is_none_or(|territory| TERRITORIES[territory].status == TerritoryStatus::Held)
    };
    if held(left) && held(right) { BorderStatus::Claim } else { BorderStatus::Disputed }
}

/// Whether a country claims a territory that stands under another's code.
fn claims(country: [u8; 2], division: &Division) -> bool {
    division.country != country
        && division
            .territory
            .is_some_and(|territory| TERRITORIES[territory].claimants.iter().any(|code| code.as_bytes() == country))
}

/// The class of the nearest known border between the two units, if one is near the middle of the arc.
fn nearest_status(arc: &Arc, left: &Division, right: &Division, known: &[StatusLine]) -> Option<BorderStatus> {
    let middle = arc.points[arc.points.len() / 2];
    known
        .iter()
        .filter(|line| {
            line.units == [left.adm0.as_str(), &right.adm0] || line.units == [right.adm0.as_str(), &left.adm0]
        })
        .map(|line| (distance(middle, &line.points), line.status))
        .filter(|(distance, _)| *distance < NEAR)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, status)| status)
}

/// Leaves out the parts of claim lines along which an unsettled border already runs.
pub(crate) fn without_borders(claims: Vec<Shape>, borders: &[&Arc]) -> Vec<Shape> {
    let stands = |part: &Vec<Point>| {
        let close = part.iter().filter(|p| borders.iter().any(|arc| distance(**p, &arc.points) < SAME)).count();
        close * 5 >= part.len() * 4
    };
    let mut left = claims;
    for claim in &mut left {
        claim.parts.retain(|part| !stands(part));
    }
    left.retain(|claim| !claim.parts.is_empty());
    left
}

/// The distance of a point from a line in degrees of latitude.
fn distance(p: Point, line: &[Point]) -> f64 {
    let shrink = (f64::from(p.1) / GRID).to_radians().cos();
    let place = |q: &Point| (f64::from(q.0 - p.0) / GRID * shrink, f64::from(q.1 - p.1) / GRID);
    line.windows(2).map(|pair| from_origin(place(&pair[0]), place(&pair[1]))).fold(f64::INFINITY, f64::min)
}

fn from_origin(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let t = if length > 0.0 { (-(a.0 * dx + a.1 * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (a.0 + t * dx).hypot(a.1 + t * dy)
}

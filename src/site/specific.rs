//! One site an event, at the most specific place: a country or division gives way to what lies in it.

use super::link::Bond;
use super::roles::Finding;
use super::status::Status;
use crate::gazetteer::FeatureKind;
use crate::resolve::Place;

/// A region wider than this is no site; "the Middle East" was not struck, Gaza was.
const WIDEST_KM: f64 = 300.0;

/// The findings that make sites: asserted, and no broader than needed.
pub(super) fn sites(findings: &[Finding], places: &[Place]) -> Vec<Finding> {
    let struck: Vec<Finding> = findings
        .iter()
        .copied()
        .filter(|finding| finding.link.bond == Bond::Target && finding.status == Status::Asserted)
        .filter(|finding| is_site(&places[finding.place]))
        .collect();
    struck
        .iter()
        .copied()
        .filter(|finding| !struck.iter().any(|other| is_within(&places[other.place], &places[finding.place])))
        .collect()
}

fn is_site(place: &Place) -> bool {
    match place.kind {
        FeatureKind::Region | FeatureKind::Water | FeatureKind::River | FeatureKind::Terrain => {
            place.position.as_ref().is_some_and(|position| position.precision.km() <= WIDEST_KM)
        }
        _ => true,
    }
}

/// Whether `inner` is a place within `outer`, and more specific.
fn is_within(inner: &Place, outer: &Place) -> bool {
    if level(inner.kind) <= level(outer.kind) || inner.country.is_none() || inner.country != outer.country {
        return false;
    }
    match outer.kind {
        FeatureKind::Country => true,
        FeatureKind::Admin1 => inner.admin1.as_deref() == Some(outer.name.as_str()),
        FeatureKind::Admin2 | FeatureKind::Region => is_near(inner, outer),
        _ => false,
    }
}

fn is_near(inner: &Place, outer: &Place) -> bool {
    let (Some(inner), Some(outer)) = (&inner.position, &outer.position) else { return false };
    crate::geodesy::inverse(inner.point, outer.point).length.km() <= outer.precision.km().max(25.0)
}

/// How specific a kind of place is.
const fn level(kind: FeatureKind) -> u8 {
    match kind {
        FeatureKind::Region => 0,
        FeatureKind::Country => 1,
        FeatureKind::Admin1 => 2,
        FeatureKind::Admin2 => 3,
        _ => 4,
    }
}

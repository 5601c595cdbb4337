//! One site an event, at the most specific place: a country or division gives way to what lies in it.

use super::link::Bond;
use super::locator::level;
use super::roles::{Finding, Scene};
use super::status::Status;
use super::view::View;
use crate::resolve::Place;
use crate::world::gazetteer::FeatureKind;

/// A region wider than this is no site; "the Middle East" was not struck, Gaza was.
const WIDEST_KM: f64 = 300.0;

/// The findings that make sites: asserted, and no broader than needed.
pub(super) fn sites(findings: &[Finding], places: &[Place], views: &[View<'_>]) -> Vec<Finding> {
    let struck: Vec<Finding> = findings
        .iter()
        .copied()
        .filter(|finding| finding.status == Status::Asserted)
        .filter(|finding| match finding.link.bond {
            Bond::Target => true,
            // "70 miles west of Hodeidah": the point that the words give is the site.
            Bond::Anchor => places[finding.place].relative.is_some(),
            Bond::Origin => false,
        })
        .filter(|finding| is_site(&places[finding.place]))
        .collect();
    struck
        .iter()
        .copied()
        .filter(|finding| {
            !struck.iter().any(|other| {
                is_within(&places[other.place], &places[finding.place]) && !is_sibling(other, finding, places, views)
                    || is_instance(other, finding, places, views)
                    || is_part(other, finding, places, views)
            })
        })
        .filter(|finding| {
            // A country that is the enemy rather than the scene is a site only for want of any other.
            finding.scene == Scene::Given
                || !struck
                    .iter()
                    .any(|other| !matches!(places[other.place].kind, FeatureKind::Country | FeatureKind::Region))
        })
        .collect()
}

/// The findings of `stopped` that are no broader than needed beside each other and beside what was struck. A whole country is one only
/// for want of any other place: its middle says little of where in the air something was stopped.
pub(super) fn interceptions(
    stopped: &[Finding],
    struck: &[Finding],
    places: &[Place],
    views: &[View<'_>],
) -> Vec<Finding> {
    let all: Vec<Finding> = struck.iter().chain(stopped).copied().collect();
    let country = |finding: &Finding| places[finding.place].kind == FeatureKind::Country;
    let only_countries = all.iter().all(country);
    let kept = sites(&all, places, views).into_iter().filter(|finding| stopped.contains(finding));
    kept.filter(|finding| !country(finding) || (only_countries && struck.is_empty())).collect()
}

/// Whether the words give `inner` as one of the places that `outer` stands for: "nine sites in Kashmir, including Muridke".
fn is_instance(inner: &Finding, outer: &Finding, places: &[Place], views: &[View<'_>]) -> bool {
    let (one, all) = (&places[inner.place], &places[outer.place]);
    let wide = matches!(all.kind, FeatureKind::Country | FeatureKind::Admin1 | FeatureKind::Region);
    if inner.sentence != outer.sentence || !wide || level(one.kind) <= level(all.kind) || one.span <= all.span {
        return false;
    }
    let Some(view) = views.get(inner.sentence) else { return false };
    (0..view.len())
        .any(|at| view.word(at) == "including" && view.tokens[at].span > all.span && view.tokens[at].span < one.span)
}

/// Whether the two are struck by one event word as members of one list: "strikes on Nabatieh, Tyre and Baalbek".
fn is_sibling(one: &Finding, other: &Finding, places: &[Place], views: &[View<'_>]) -> bool {
    // A later sentence that tells where in the division it was adds no member.
    let together = views.get(one.sentence).is_some_and(|view| view.span.contains(places[one.place].span));
    together
        && one.sentence == other.sentence
        && one.link.trigger == other.link.trigger
        && matches!(places[other.place].kind, FeatureKind::Admin1 | FeatureKind::Admin2)
        && places[other.place].span < places[one.place].span
}

/// Whether `inner` is a part of the city `outer` and the words tell of one event: the same trigger, a headline and the sentence
/// under it, or "in Sanaa, where jets hit the Shuaub district".
fn is_part(inner: &Finding, outer: &Finding, places: &[Place], views: &[View<'_>]) -> bool {
    let (part, city) = (&places[inner.place], &places[outer.place]);
    let smaller = level(part.kind) > level(city.kind) || part.kind == FeatureKind::Admin2;
    if city.kind != FeatureKind::City || !smaller || part.span == city.span || !is_near(part, city) {
        return false;
    }
    let Some(view) = views.get(outer.sentence) else { return false };
    // "Hodeidah, Ras Isa and the power station" are members of one list.
    let (from, to) = (part.span.min(city.span), part.span.max(city.span));
    let between = (0..view.len()).filter(|&at| view.tokens[at].span > from && view.tokens[at].span < to);
    let listed = inner.sentence == outer.sentence
        && between
            .into_iter()
            .all(|at| view.place[at].is_some() || matches!(view.word(at), "," | "and" | "or" | "the"));
    if listed {
        return false;
    }
    let relative = || view.any(|word| word == "where") && part.span > city.span;
    match (inner.sentence == outer.sentence, inner.sentence.checked_sub(outer.sentence)) {
        (true, _) => inner.link.trigger == outer.link.trigger || relative(),
        (false, Some(1)) => outer.sentence == 0 && !view.ends_with_stop(),
        _ => false,
    }
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
        FeatureKind::Admin2 | FeatureKind::Region | FeatureKind::Terrain => is_near(inner, outer),
        _ => false,
    }
}

fn is_near(inner: &Place, outer: &Place) -> bool {
    let (Some(inner), Some(outer)) = (&inner.position, &outer.position) else { return false };
    crate::geodesy::inverse(inner.point, outer.point).length.km() <= outer.precision.km().max(25.0)
}

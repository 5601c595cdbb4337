//! "X, Y", "Y's X", "N km inside Y": whether the place lies in the area.
//!
//! # When it fails
//!
//! A list ("Tehran, Iraq and Syria") looks like a chain of areas: where the syntax leaves it open, only what holds is
//! said.

use crate::geodesy::nearest;
use crate::geometry::LonLat;
use crate::world::Shape;
use crate::world::gazetteer::{FeatureKind, NameKind};
use crate::world::ground::Policy;

use super::atlas::Spot;
use super::bands::INSIDE_KM;
use super::doubt::is_well_known;
use super::message::{capitalized, named, number};
use super::noun::End;
use super::relation::Side;
use super::statement::Statement;
use super::subject::is_spot;
use super::view::{Clause, View, What};
use super::{Claim, ClaimKind, Draft, Reading, Verdict};

/// The claims of containment: from the statements "inside", and from names in chains.
pub(super) fn find(view: &View<'_>, statements: &[Statement]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = statements.iter().filter_map(|statement| inside(view, statement)).collect();
    for clause in &view.clauses {
        for at in 0..clause.items.len() {
            claims.extend(chain(view, clause, at));
            claims.extend(owned(view, clause, at));
        }
    }
    claims
}

fn inside(view: &View<'_>, statement: &Statement) -> Option<Claim> {
    if statement.relation.side != Side::Inside {
        return None;
    }
    let subject = view.atlas.spot(view, statement.subject.as_ref()?);
    let object = view.atlas.spot(view, &statement.target().end);
    let draft = Draft::new(view, statement, ClaimKind::Containment, &subject, &object);
    Some(settled(view, draft, &subject, &object))
}

/// "Calgary, Canada", "Aden in Yemen".
fn chain(view: &View<'_>, clause: &Clause, at: usize) -> Option<Claim> {
    let subject = clause.place(at).filter(|&place| is_spot(view, place))?;
    let mut joint = clause.word(at + 1);
    let mut here = at + 2;
    if joint == "," && is_inside(clause.word(here)) {
        // "Natanz, inside Iran"
        (joint, here) = ("in", here + 1);
    }
    let joint = if is_inside(joint) { "in" } else { joint };
    while joint == "in" && matches!(clause.word(here), "the" | "province" | "state" | "of") {
        here += 1;
    }
    if !matches!(joint, "," | "in") {
        return None;
    }
    let area = clause.place(here).filter(|&place| holds(view.places[place].kind))?;
    if joint == "," && is_setting(clause, at, here) {
        return None;
    }
    let (subject, object) = (view.atlas.spot(view, &End::Place(subject)), view.atlas.spot(view, &End::Place(area)));
    let span = view.span(clause, at..here + 1);
    let draft = Draft::at(span, view.sentence(clause), ClaimKind::Containment, &subject, &object);
    let claim = unless_namesake(view, settled(view, draft, &subject, &object), &subject, &object);
    let open = joint == "," && is_list(clause, at, here);
    (!open || claim.verdict == Verdict::Supported).then_some(claim)
}

fn is_inside(word: &str) -> bool {
    matches!(word, "in" | "inside" | "within")
}

const fn holds(kind: FeatureKind) -> bool {
    matches!(kind, FeatureKind::Country | FeatureKind::Admin1)
}

/// "In Aden, Yemen said …": the area after the comma is the subject of what follows.
fn is_setting(clause: &Clause, at: usize, area: usize) -> bool {
    at == 1 && matches!(clause.word(0), "in" | "at" | "near") && matches!(clause.what(area + 1), What::Word)
}

/// Whether the comma may be one of a list: "Tehran, Iraq and Syria", "Syria, Tehran, Iraq".
fn is_list(clause: &Clause, at: usize, area: usize) -> bool {
    let name = |at: usize| matches!(clause.what(at), What::Place(_) | What::Demonym(_));
    let before = at >= 2 && matches!(clause.word(at - 1), "," | "and" | "or") && name(at - 2);
    let mut after = area + 1;
    if clause.word(after) == "," {
        after += 1;
    }
    let joined = matches!(clause.word(after), "and" | "or");
    before || joined && name(after + 1) || after > area + 1 && name(after)
}

/// "Yemen's Hodeidah".
fn owned(view: &View<'_>, clause: &Clause, at: usize) -> Option<Claim> {
    let area = clause.place(at).filter(|&place| holds(view.places[place].kind))?;
    if !matches!(clause.word(at + 1), "'s" | "’s") {
        return None;
    }
    let after = at + 2 + usize::from(matches!(clause.what(at + 2), What::Direction(_)));
    let subject = clause.place(after).filter(|&place| is_spot(view, place))?;
    let (subject, object) = (view.atlas.spot(view, &End::Place(subject)), view.atlas.spot(view, &End::Place(area)));
    let span = view.span(clause, at..after + 1);
    let draft = Draft::at(span, view.sentence(clause), ClaimKind::Containment, &subject, &object);
    Some(unless_namesake(view, settled(view, draft, &subject, &object), &subject, &object))
}

/// "Belgrade, Minnesota": an area after a name tells which of its bearers is meant, so that one elsewhere refutes nothing.
/// Only a country that is given to a town which every reader knows is an error and no namesake: "Calgary, Mexico".
pub(super) fn unless_namesake(view: &View<'_>, mut claim: Claim, subject: &Spot, object: &Spot) -> Claim {
    let Some(place) = subject.place.map(|at| &view.places[at]) else { return claim };
    let feature = place.position.as_ref().and_then(|position| position.feature);
    let bears = |id| view.gazetteer().lookup(&place.text).any(|(n, kind)| n == id && kind <= NameKind::Alternate);
    // Towns share names; a site that is named with its town does not.
    let is_town = matches!(place.kind, FeatureKind::City | FeatureKind::Locality | FeatureKind::Admin2);
    let known = !is_town || feature.is_none_or(|id| is_well_known(view.gazetteer(), id) && bears(id));
    if claim.verdict == Verdict::Contradicted && !(known && object.kind == FeatureKind::Country) {
        claim.verdict = Verdict::Uncheckable;
        claim.message = format!(
            "This cannot be checked: no {} is known in {}. {}",
            subject.name,
            named(&object.name),
            claim.message
        )
        .replace("..", ".");
    }
    claim
}

fn settled(view: &View<'_>, mut draft: Draft, subject: &Spot, object: &Spot) -> Claim {
    let claim = &mut draft.claim;
    match (subject.point, &object.shape) {
        (Some(point), Some(shape)) => judge(view, claim, point, object, shape),
        (Some(point), None) => by_codes(view, claim, point, subject, object),
        _ => claim.message = super::message::unplaced(subject, object),
    }
    draft.claim
}

fn judge(view: &View<'_>, claim: &mut Claim, point: LonLat, object: &Spot, shape: &Shape) {
    let mut outside = outside_by(point, shape);
    let reading = |claim: &Claim, to: &str, outside: f64| Reading {
        from: claim.subject.clone(),
        to: to.to_owned(),
        ends: None,
        distance: Some(crate::units::Meters::from_km(outside)),
        verdict: verdict(outside),
    };
    let mut readings = vec![reading(claim, "outline", outside)];
    let country = object.country.filter(|_| object.kind == FeatureKind::Country && outside > INSIDE_KM);
    if let Some(claimed) = country.and_then(|country| view.atlas.country(country, Policy::Claimed)) {
        let with = outside_by(point, &claimed);
        readings.push(reading(claim, "outline with the ground that it claims", with));
        outside = outside.min(with);
    }
    claim.verdict = verdict(outside);
    claim.distance = Some(crate::units::Meters::from_km(outside));
    claim.readings = readings;
    claim.message = if outside > 0.0 {
        let country = view.atlas.country_at(point).map(|country| view.atlas.country_name(country));
        let rather = country.map(|name| format!("; it is in {}", named(&name))).unwrap_or_default();
        format!(
            "{} lies {} km outside {}{rather}.",
            capitalized(&named(&claim.subject)),
            number(outside),
            named(&claim.object)
        )
    } else {
        format!("{} lies in {}.", capitalized(&named(&claim.subject)), named(&claim.object))
    };
}

/// Without an outline, the gazetteer's own word on the country decides.
fn by_codes(view: &View<'_>, claim: &mut Claim, point: LonLat, subject: &Spot, object: &Spot) {
    if is_filed_under(view, subject, object) {
        claim.verdict = Verdict::Supported;
        claim.message = format!("{} lies in {}.", capitalized(&named(&claim.subject)), named(&object.name));
        return;
    }
    let own = subject.country.or_else(|| view.atlas.country_at(point));
    let (Some(own), Some(country)) = (own, object.country) else {
        claim.message = format!("This cannot be checked: no outline of {} is known.", named(&object.name));
        return;
    };
    if own == country && object.kind != FeatureKind::Country {
        claim.message = format!("This cannot be checked: no outline of {} is known.", named(&object.name));
        return;
    }
    claim.verdict = if own == country { Verdict::Supported } else { Verdict::Contradicted };
    let country = view.atlas.country_name(own);
    claim.message = format!("{} lies in {}.", capitalized(&named(&claim.subject)), named(&country));
}

/// Whether the gazetteer files one place under the other: Glasgow under Scotland, of which there is no outline.
fn is_filed_under(view: &View<'_>, subject: &Spot, object: &Spot) -> bool {
    let feature = |spot: &Spot| view.places.get(spot.place?)?.position.as_ref()?.feature;
    feature(object).zip(feature(subject)).is_some_and(|(area, own)| view.gazetteer().contains(area, own))
}

fn verdict(outside: f64) -> Verdict {
    if outside <= INSIDE_KM { Verdict::Supported } else { Verdict::Contradicted }
}

/// Kilometres by which a point lies outside an outline; 0 within.
pub(super) fn outside_by(point: LonLat, shape: &Shape) -> f64 {
    if shape.outline.contains(point) {
        return 0.0;
    }
    nearest(point, &shape.outline).map_or(f64::INFINITY, |found| found.distance().km())
}

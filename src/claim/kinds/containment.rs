//! "X, Y", "Y's X", "N km inside Y": whether the place lies in the area.
//!
//! # When it fails
//!
//! A list ("Tehran, Iraq and Syria") looks like a chain of areas: where the syntax leaves it open, only what holds is
//! said.

use crate::claim::figure::number;
use crate::claim::kinds::draft::Draft;
use crate::claim::measure::bands::INSIDE_KM;
use crate::claim::measure::namesake::{self, Said, unless_namesake};
use crate::claim::measure::spot::Spot;
use crate::claim::message::named;
use crate::claim::model::{Claim, ClaimKind, Datum, Reading, Verdict};
use crate::claim::parse::definition::{self, Located};
use crate::claim::parse::noun::End;
use crate::claim::parse::relation::Side;
use crate::claim::parse::statement::Statement;
use crate::claim::parse::topic::is_spot;
use crate::claim::parse::view::View;
use crate::country::CountryCode;
use crate::geodesy::nearest;
use crate::geometry::LonLat;
use crate::lang::{Message, WordClass};
use crate::mention::clause::{Clause, What};
use crate::resolve::atlas::outside_by;
use crate::world::Shape;
use crate::world::gazetteer::FeatureKind;
use crate::world::ground::Policy;

/// The claims of containment: from the statements "inside", and from names in chains.
pub(in crate::claim) fn find(view: &View<'_>, statements: &[Statement]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = statements.iter().filter_map(|statement| inside(view, statement)).collect();
    for clause in &view.clauses {
        for at in 0..clause.items.len() {
            claims.extend(chain(view, clause, at));
            claims.extend(owned(view, clause, at));
        }
    }
    let known: Vec<_> = claims.iter().map(|claim| (claim.subject.place(), claim.object.place())).collect();
    let new = definition::located(view).into_iter().filter_map(|located| defined(view, &located));
    claims.extend(new.filter(|claim| !known.contains(&(claim.subject.place(), claim.object.place()))));
    claims
}

/// "Goma is a city in Rwanda", "X lies in Y", "X, a town in Y".
fn defined(view: &View<'_>, located: &Located) -> Option<Claim> {
    let clause = &view.clauses[located.clause];
    if !holds(view.places[located.area].kind) {
        return None;
    }
    let subject = known_bearer(view, Spot::of(view, &End::Place(located.place)));
    let object = Spot::of(view, &End::Place(located.area));
    let span = view.span(clause, located.items.clone());
    let draft = Draft::at(span, view.sentence(clause), ClaimKind::Containment, &subject, &object);
    Some(unless_namesake(view, settled(view, draft, &subject, &object), [&subject, &object], Said::InWords))
}

/// A name that the report puts where none of its bearers lies, and that was therefore not placed: at its only bearer, if it has but one.
fn known_bearer(view: &View<'_>, spot: Spot) -> Spot {
    let only = spot.place().filter(|_| spot.point.is_none()).and_then(|at| namesake::only(view, &view.places[at].text));
    let Some(known) = only else { return spot };
    let feature = view.gazetteer().feature(known);
    Spot { point: Some(feature.point), kind: feature.kind, country: feature.country, ..spot }
}

fn inside(view: &View<'_>, statement: &Statement) -> Option<Claim> {
    if statement.relation.side != Side::Inside {
        return None;
    }
    let subject = Spot::of(view, statement.subject.as_ref()?);
    let object = Spot::of(view, &statement.target().end);
    let draft = Draft::new(view, statement, ClaimKind::Containment, &subject, &object);
    Some(settled(view, draft, &subject, &object))
}

/// "Calgary, Canada", "Aden in Yemen".
fn chain(view: &View<'_>, clause: &Clause, at: usize) -> Option<Claim> {
    let subject = clause.place(at).filter(|&place| is_spot(view, place))?;
    let is_inside = |at: usize| clause.is(at, WordClass::InsidePreposition);
    let comma = clause.word(at + 1) == ",";
    // "Natanz, inside Iran"
    let inside = is_inside(at + 1) || comma && is_inside(at + 2);
    if !inside && !comma {
        return None;
    }
    let mut here = at + 2 + usize::from(comma && inside);
    while inside && clause.is(here, WordClass::DivisionOpening) {
        here += 1;
    }
    let area = clause.place(here).filter(|&place| holds(view.places[place].kind))?;
    if !inside && is_setting(clause, at, here) {
        return None;
    }
    let subject = known_bearer(view, Spot::of(view, &End::Place(subject)));
    let object = Spot::of(view, &End::Place(area));
    let said = if inside { Said::InWords } else { Said::ByComma };
    let span = view.span(clause, at..here + 1);
    let draft = Draft::at(span, view.sentence(clause), ClaimKind::Containment, &subject, &object);
    let claim = unless_namesake(view, settled(view, draft, &subject, &object), [&subject, &object], said);
    let open = !inside && is_list(clause, at, here);
    (!open || claim.verdict == Verdict::Supported).then_some(claim)
}

const fn holds(kind: FeatureKind) -> bool {
    matches!(kind, FeatureKind::Country | FeatureKind::Admin1)
}

/// "In Aden, Yemen said …": the area after the comma is the subject of what follows.
fn is_setting(clause: &Clause, at: usize, area: usize) -> bool {
    at == 1 && clause.is(0, WordClass::AtPreposition) && matches!(clause.what(area + 1), What::Word)
}

/// Whether the comma may be one of a list: "Tehran, Iraq and Syria", "Syria, Tehran, Iraq".
fn is_list(clause: &Clause, at: usize, area: usize) -> bool {
    let name = |at: usize| matches!(clause.what(at), What::Place(_) | What::Demonym(_));
    let joined = |at: usize| clause.is(at, WordClass::RowJoiner);
    let before = at >= 2 && (clause.word(at - 1) == "," || joined(at - 1)) && name(at - 2);
    let mut after = area + 1;
    if clause.word(after) == "," {
        after += 1;
    }
    before || joined(after) && name(after + 1) || after > area + 1 && name(after)
}

/// "Yemen's Hodeidah".
fn owned(view: &View<'_>, clause: &Clause, at: usize) -> Option<Claim> {
    let area = clause.place(at).filter(|&place| holds(view.places[place].kind))?;
    if !clause.is(at + 1, WordClass::Possessive) {
        return None;
    }
    let after = at + 2 + usize::from(matches!(clause.what(at + 2), What::Direction(_)));
    let subject = clause.place(after).filter(|&place| is_spot(view, place))?;
    let subject = known_bearer(view, Spot::of(view, &End::Place(subject)));
    let object = Spot::of(view, &End::Place(area));
    let span = view.span(clause, at..after + 1);
    let draft = Draft::at(span, view.sentence(clause), ClaimKind::Containment, &subject, &object);
    Some(unless_namesake(view, settled(view, draft, &subject, &object), [&subject, &object], Said::InWords))
}

fn settled(view: &View<'_>, mut draft: Draft, subject: &Spot, object: &Spot) -> Claim {
    let claim = &mut draft.claim;
    match (subject.point, &object.shape) {
        (Some(point), Some(shape)) => judge(view, claim, point, [subject, object], shape),
        (Some(point), None) => by_codes(view, claim, point, subject, object),
        _ => claim.message = crate::claim::message::unplaced(subject, object),
    }
    draft.claim
}

fn judge(view: &View<'_>, claim: &mut Claim, point: LonLat, [subject, object]: [&Spot; 2], shape: &Shape) {
    let mut outside = outside_by(point, shape);
    let reading = |claim: &Claim, to: Datum, outside: f64| Reading {
        from: Datum::Party(claim.subject.clone()),
        to,
        ends: None,
        distance: Some(crate::units::Meters::from_km(outside)),
        verdict: verdict(outside),
    };
    let mut readings = vec![reading(claim, Datum::Outline, outside)];
    let country = object.country.filter(|_| object.kind == FeatureKind::Country && outside > INSIDE_KM);
    if let Some(claimed) = country.and_then(|country| view.atlas.country(country, Policy::Claimed)) {
        let with = outside_by(point, &claimed);
        readings.push(reading(claim, Datum::ClaimedOutline, with));
        outside = outside.min(with);
    }
    claim.verdict = verdict(outside);
    // Goma lies at the edge of Rwanda, where outlines are too coarse to tell: of a town the gazetteer says whose it is.
    let at_edge = || nearest(point, &shape.outline).is_some_and(|edge| edge.distance().km() <= INSIDE_KM);
    let elsewhere = filed_elsewhere(subject, object).filter(|_| at_edge());
    if elsewhere.is_some() {
        claim.verdict = Verdict::Contradicted;
    }
    claim.distance = Some(crate::units::Meters::from_km(outside));
    claim.readings = readings;
    let (name, area) = (named(&claim.subject.name), named(&claim.object.name));
    let country = view.atlas.country_at(point).filter(|_| outside > 0.0);
    claim.message = vec![match country.map(|country| view.atlas.country_name(country)) {
        _ if elsewhere.is_some_and(|_| outside == 0.0) => {
            let own = elsewhere.map(|own| view.atlas.country_name(own)).unwrap_or_default();
            Message::LiesIn { subject: name, area: named(&Message::Name { name: own.into() }) }
        }
        Some(country) => {
            let country = named(&Message::Name { name: country.into() });
            Message::LiesOutsideIn { subject: name, km: number(outside).into(), area, country }
        }
        None if outside > 0.0 => Message::LiesOutside { subject: name, km: number(outside).into(), area },
        None => Message::LiesIn { subject: name, area },
    }];
}

/// The country that the gazetteer files a town under, where it is another than the one stated.
fn filed_elsewhere(subject: &Spot, object: &Spot) -> Option<CountryCode> {
    let town = matches!(subject.kind, FeatureKind::City | FeatureKind::Locality);
    let stated = object.country.filter(|_| town && object.kind == FeatureKind::Country)?;
    subject.country.filter(|own| *own != stated)
}

/// Without an outline, the gazetteer's own word on the country decides.
fn by_codes(view: &View<'_>, claim: &mut Claim, point: LonLat, subject: &Spot, object: &Spot) {
    if is_filed_under(view, subject, object) {
        claim.verdict = Verdict::Supported;
        claim.message = vec![Message::LiesIn { subject: named(&claim.subject.name), area: object.named() }];
        return;
    }
    let own = subject.country.or_else(|| view.atlas.country_at(point));
    let (Some(own), Some(country)) = (own, object.country) else {
        claim.message = vec![Message::NoOutline { area: object.named() }];
        return;
    };
    if own == country && object.kind != FeatureKind::Country {
        claim.message = vec![Message::NoOutline { area: object.named() }];
        return;
    }
    claim.verdict = if own == country { Verdict::Supported } else { Verdict::Contradicted };
    let country = named(&Message::Name { name: view.atlas.country_name(own).into() });
    claim.message = vec![Message::LiesIn { subject: named(&claim.subject.name), area: country }];
}

/// Whether the gazetteer files one place under the other: Glasgow under Scotland, of which there is no outline.
fn is_filed_under(view: &View<'_>, subject: &Spot, object: &Spot) -> bool {
    let feature = |spot: &Spot| view.places.get(spot.place()?)?.position.as_ref()?.feature;
    feature(object).zip(feature(subject)).is_some_and(|(area, own)| view.gazetteer().contains(area, own))
}

fn verdict(outside: f64) -> Verdict {
    if outside <= INSIDE_KM { Verdict::Supported } else { Verdict::Contradicted }
}

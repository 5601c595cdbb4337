//! "X borders Y": whether the two areas touch.
//!
//! # When it fails
//!
//! The length of a border is never checked: it depends on the scale at which it is measured.

use std::ops::Range;

use crate::claim::figure::number;
use crate::claim::kinds::draft::Draft;
use crate::claim::measure::bands::TOUCH_KM;
use crate::claim::measure::spot::Spot;
use crate::claim::model::{Claim, ClaimKind, Reading, Verdict};
use crate::claim::parse::noun::End;
use crate::claim::parse::statement::Statement;
use crate::claim::parse::topic::topic_place;
use crate::claim::parse::view::{View, is_area};
use crate::geodesy::gap;
use crate::lang::{ClassSet, Message, WordClass};
use crate::mention::clause::{Clause, What};
use crate::mention::quantity::Quantity;
use crate::units::Meters;
use crate::world::gazetteer::FeatureKind;
use crate::world::ground::Policy;

/// The claims of borders, from the clauses themselves.
pub(in crate::claim) fn find(view: &View<'_>, _statements: &[Statement]) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (here, clause) in view.clauses.iter().enumerate() {
        claims.extend(of_verbs(view, here, clause));
        claims.extend(of_lists(view, here, clause));
    }
    claims
}

/// "Iraq borders Iran, Syria and Turkey", "is bordered by", "shares a 900-km border with".
fn of_verbs(view: &View<'_>, here: usize, clause: &Clause) -> Vec<Claim> {
    let mut claims = Vec::new();
    for at in 0..clause.items.len() {
        let Some(objects) = objects_after(clause, at) else { continue };
        let Some(subject) = subject_before(view, here, clause, at) else { continue };
        for object in areas_from(view, clause, objects) {
            if object.0 != subject {
                claims.push(claim(view, clause, &subject, &object.0, at..object.1 + 1, None));
            }
        }
    }
    claims
}

/// Where the neighbours begin, if a verb of bordering stands at `at`.
fn objects_after(clause: &Clause, at: usize) -> Option<usize> {
    let is = |class| clause.is(at, class);
    let after = |mut items: Range<usize>, class| items.find(|&here| clause.is(here, class)).map(|here| here + 1);
    if is(WordClass::BorderVerb) {
        let start = at + 1 + usize::from(clause.is(at + 1, WordClass::BorderVerbLink));
        return listed_from(clause, start);
    }
    if is(WordClass::Bordering) {
        return clause.place(at + 1).map(|_| at + 1);
    }
    if is(WordClass::Bordered) {
        return after(at + 1..at + 8, WordClass::ByOrWith);
    }
    let border = after(at + 1..at + 7, WordClass::BorderNoun).filter(|_| is(WordClass::ShareVerb))?;
    after(border..border + 3, WordClass::With)
}

/// Where the neighbours of "borders eight countries: …", "borders the countries of …" begin.
fn listed_from(clause: &Clause, start: usize) -> Option<usize> {
    const COUNTED: ClassSet = ClassSet::of(&[WordClass::Cardinal, WordClass::CountedNoun, WordClass::NounOpening]);
    let passes = |at: usize| match clause.what(at) {
        What::Word => clause.is_any(at, &COUNTED) || clause.word(at).parse::<u8>().is_ok(),
        What::Mark => clause.word(at) == ":",
        What::Direction(_) => true,
        _ => false,
    };
    let first = (start..start + 6).find(|&at| !passes(at))?;
    matches!(clause.what(first), What::Place(_) | What::Demonym(_)).then_some(first)
}

fn subject_before(view: &View<'_>, here: usize, clause: &Clause, at: usize) -> Option<End> {
    let area = |at: usize| clause.place(at).filter(|&place| is_area(view.places[place].kind));
    let adjacent = clause.is(at, WordClass::Bordering);
    let own = if adjacent { (0..at).rev().find_map(area) } else { (0..at).find_map(area) };
    own.or_else(|| topic_place(view, here).filter(|&place| is_area(view.places[place].kind))).map(End::Place)
}

/// Areas one after another, joined by commas, "and", directions and lengths; each with its item.
fn areas_from(view: &View<'_>, clause: &Clause, from: usize) -> Vec<(End, usize)> {
    let mut found = Vec::new();
    for at in from..clause.items.len() {
        match clause.what(at) {
            What::Place(place) if is_area(view.places[place].kind) => found.push((End::Place(place), at)),
            What::Demonym(_) | What::Direction(_) | What::Quantity(_) => {}
            What::Mark if matches!(clause.word(at), "," | "(" | ")") => {}
            What::Word if clause.is(at, WordClass::NeighbourWord) => {}
            _ => break,
        }
    }
    found
}

/// "Iraq land boundaries, border countries: Iran 1,599 km; Jordan 179 km".
fn of_lists(view: &View<'_>, here: usize, clause: &Clause) -> Vec<Claim> {
    let Some(colon) = list_head(clause) else {
        return continued_list(view, here, clause);
    };
    let subject = (0..colon).find_map(|at| clause.place(at)).or_else(|| topic_place(view, here));
    let Some(subject) = subject.map(End::Place) else { return Vec::new() };
    listed(view, clause, &subject, colon + 1)
}

/// The colon after "border countries" or "borders".
fn list_head(clause: &Clause) -> Option<usize> {
    let colon = (0..clause.items.len()).find(|&at| clause.word(at) == ":")?;
    const HEAD: ClassSet = ClassSet::of(&[WordClass::BorderNoun, WordClass::NeighbourNoun]);
    let borders = (0..colon).any(|at| clause.is_any(at, &HEAD));
    borders.then_some(colon)
}

/// Further members of a list after a semicolon: a name and a length.
fn continued_list(view: &View<'_>, here: usize, clause: &Clause) -> Vec<Claim> {
    let head = view.clauses[..here]
        .iter()
        .rev()
        .take_while(|c| c.sentence == clause.sentence)
        .find_map(|c| list_head(c).map(|colon| (c, colon)));
    let Some((head, colon)) = head else { return Vec::new() };
    let Some(subject) = (0..colon).find_map(|at| head.place(at)) else { return Vec::new() };
    listed(view, clause, &End::Place(subject), 0)
}

fn listed(view: &View<'_>, clause: &Clause, subject: &End, from: usize) -> Vec<Claim> {
    let mut claims = Vec::new();
    for at in from..clause.items.len() {
        let What::Place(place) = clause.what(at) else { continue };
        if let What::Quantity(quantity) = clause.what(at + 1) {
            let quantity = &view.quantities[quantity];
            claims.push(claim(view, clause, subject, &End::Place(place), at..at + 2, Some(quantity)));
        }
    }
    claims
}

fn claim(
    view: &View<'_>,
    clause: &Clause,
    subject: &End,
    object: &End,
    items: Range<usize>,
    length: Option<&Quantity>,
) -> Claim {
    let (subject, object) = (Spot::of(view, subject), Spot::of(view, object));
    let mut draft = Draft::at(view.span(clause, items), view.sentence(clause), ClaimKind::Border, &subject, &object);
    draft.claim.value = length.and_then(|length| length.figure.exact());
    draft.claim.unit = length.map(|length| length.unit);
    settle(view, &mut draft.claim, &subject, &object);
    if length.is_some() {
        draft.claim.message.push(Message::BorderLength {});
    }
    draft.claim
}

fn settle(view: &View<'_>, claim: &mut Claim, subject: &Spot, object: &Spot) {
    // What borders a country says nothing of its divisions: "Kharkiv Oblast borders Poland".
    let countries = subject.kind == FeatureKind::Country && object.kind == FeatureKind::Country;
    let neighbours = subject
        .country
        .zip(object.country)
        .is_some_and(|(one, other)| countries && one != other && view.atlas.neighbours(one).contains(&other));
    let (Some(one), Some(other)) = (&subject.shape, &object.shape) else {
        claim.message = vec![Message::NoOutlines { one: subject.named(), other: object.named() }];
        return;
    };
    let mut apart = gap(&one.outline, &other.outline);
    let claimed = subject.country.and_then(|country| view.atlas.country(country, Policy::Claimed));
    if let Some(found) = claimed
        .filter(|_| subject.kind == FeatureKind::Country)
        .and_then(|claimed| gap(&claimed.outline, &other.outline))
        && apart.is_none_or(|known| found.geodesic.length.0 < known.geodesic.length.0)
    {
        apart = Some(found);
    }
    let Some(apart) = apart else { return };
    let touches = neighbours || apart.geodesic.length.km() <= TOUCH_KM;
    let within = touches && (holds(view, subject, object) || holds(view, object, subject));
    claim.verdict = match touches {
        _ if within => Verdict::Uncheckable,
        true => Verdict::Supported,
        false => Verdict::Contradicted,
    };
    // Outlines of two sources leave a sliver between areas that touch.
    let length = if touches { Meters(0.0) } else { apart.geodesic.length };
    let km = length.km();
    claim.distance = Some(length);
    claim.readings = vec![Reading {
        from: subject.datum(),
        to: object.datum(),
        ends: Some((apart.from, apart.to)),
        distance: Some(length),
        verdict: claim.verdict,
    }];
    let (one, other) = (subject.named(), object.named());
    claim.message = vec![match claim.verdict {
        Verdict::Supported => Message::BorderShared { one, other },
        Verdict::Uncheckable => Message::BorderWithin { one, other },
        _ => Message::NoBorder { one, other, km: number(km).into() },
    }];
}

/// Whether one area is a part of the other: a province borders no country that it lies in.
fn holds(view: &View<'_>, outer: &Spot, inner: &Spot) -> bool {
    let feature = |spot: &Spot| view.places.get(spot.place()?)?.position.as_ref()?.feature;
    let filed = feature(outer).zip(feature(inner)).is_some_and(|(area, own)| view.gazetteer().contains(area, own));
    filed || outer.kind == FeatureKind::Country && inner.kind != FeatureKind::Country && outer.country == inner.country
}

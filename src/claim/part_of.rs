//! "X is in northeastern Y": where in the area, seen from the middle of its mainland.

use crate::geodesy::{Mainland, inverse};
use crate::geometry::LonLat;
use crate::mention::direction::{Direction, Form, Wind};
use crate::units::Azimuth;
use crate::world::Shape;
use crate::world::gazetteer::FeatureKind;
use crate::world::ground::Policy;

use super::atlas::Spot;
use super::bands::{CENTRAL, INSIDE_KM, PART_ANGLES, PART_SLACK};
use super::containment::{outside_by, unless_namesake};
use super::message::{capitalized, named, number};
use super::noun::{End, is_common_noun};
use super::statement::Statement;
use super::subject::{grammatical_subject, is_copula, is_spot, topic_place};
use super::view::{Clause, View, What, is_area};
use super::{Claim, ClaimKind, Draft, Reading, Verdict};

/// The claims of parts, from the clauses themselves: "in" and "of" before a part of an area.
pub(super) fn find(view: &View<'_>, _statements: &[Statement]) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (here, clause) in view.clauses.iter().enumerate() {
        for at in 0..clause.items.len() {
            if let Some(part) = part_at(view, clause, at) {
                claims.extend(claim(view, here, at, &part));
            }
        }
    }
    claims
}

/// A part as said: which, of what, and the item after it.
struct Part {
    wind: Option<Wind>,
    form: Form,
    area: End,
    end: usize,
}

/// "in northeastern Iran", "of central Russia", "in the southern Ukraine", "in the north of Iran".
fn part_at(view: &View<'_>, clause: &Clause, at: usize) -> Option<Part> {
    if !matches!(clause.word(at), "in" | "of" | "within" | "across") {
        return None;
    }
    let mut here = at + 1;
    while matches!(clause.word(here), "the" | "far" | "extreme" | "deep") {
        here += 1;
    }
    let What::Direction(Direction { wind, form, .. }) = clause.what(here) else { return None };
    if clause.word(at) == "of" && clause.items[here].capital {
        // "University of Southern Indiana" is a name.
        return None;
    }
    here += 1;
    while matches!(
        clause.word(here),
        "part" | "parts" | "side" | "corner" | "end" | "coast" | "of" | "the" | "tip" | "half" | "area" | "areas"
    ) {
        here += 1;
    }
    // "the central province of Hunan" is all of Hunan, in the middle of something else.
    let area = match clause.what(here) {
        What::Place(place) if is_area(view.places[place].kind) => End::Place(place),
        _ => return None,
    };
    // "north of Iran" is outside it unless "the" makes it a part; "in north of" is not said.
    Some(Part { wind, form, area, end: here + 1 })
}

fn claim(view: &View<'_>, here: usize, at: usize, part: &Part) -> Option<Claim> {
    let clause = &view.clauses[here];
    let subject = subject(view, here, at)?;
    let subject = view.atlas.spot(view, &End::Place(subject));
    let object = view.atlas.spot(view, &part.area);
    let span = view.span(clause, at..part.end);
    let mut draft = Draft::at(span, view.sentence(clause), ClaimKind::PartOf, &subject, &object);
    let name = match (part.form, part.wind) {
        (Form::Central, _) => "central".to_owned(),
        (_, Some(wind)) => wind.name().to_owned(),
        _ => return None,
    };
    draft.claim.direction = Some(name);
    let claim = &mut draft.claim;
    match (subject.point, &object.shape) {
        (Some(point), Some(shape)) => judge(view, claim, part, point, &object, shape),
        _ => {
            claim.message = format!(
                "This cannot be checked: no outline of {} or no position of {} is known.",
                named(&object.name),
                named(&subject.name)
            )
        }
    }
    let outside = subject.point.zip(object.shape.as_ref()).is_some_and(|(at, shape)| outside_by(at, shape) > INSIDE_KM);
    Some(if outside { unless_namesake(view, draft.claim, &subject, &object) } else { draft.claim })
}

/// The spot right before ("X in northeastern Y", "X, in …"), else what the clause is about.
fn subject(view: &View<'_>, here: usize, at: usize) -> Option<usize> {
    let clause = &view.clauses[here];
    if let Some(place) = grammatical_subject(view, clause, at) {
        let joined = is_predicated(clause, at);
        let adjacent = nearest_spot(view, clause, at);
        return match adjacent {
            Some(spot) if !joined => Some(spot),
            _ if joined => Some(place),
            _ => (clause.place(at.checked_sub(1)?) == Some(place)).then_some(place),
        };
    }
    if let Some(spot) = nearest_spot(view, clause, at) {
        return Some(spot);
    }
    let opens = clause.items.first().is_some_and(|item| {
        matches!(item.word.as_str(), "it" | "the" | "this" | "located" | "situated" | "in" | "lies")
    });
    // After a semicolon the sentence goes on about the same: "X: a city; in northeastern Y".
    let goes_on = at == 0 && here > 0 && view.clauses[here - 1].sentence == clause.sentence;
    let predicated = goes_on || matches!(clause.word(0), "located" | "situated") || is_predicated(clause, at);
    (opens && predicated).then(|| topic_place(view, here)).flatten()
}

/// Whether the first verb before item `at` says what or where the subject is: "is a town in", "lies in"; "are concerned
/// about crime in" does not.
fn is_predicated(clause: &Clause, at: usize) -> bool {
    let verb = (0..at).filter(|&here| clause.items[here].depth == 0).find(|&here| {
        is_copula(clause.word(here))
            || matches!(clause.word(here), ":" | "lies" | "lie" | "located" | "situated" | "sits" | "stands")
    });
    let Some(verb) = verb else { return false };
    let defines = matches!(
        clause.word(verb + 1),
        "a" | "an" | "the" | "one" | "in" | "located" | "situated" | "found" | "part" | "among" | "also" | "now"
    ) || verb + 1 == at;
    let broken = (verb + 1..at).any(|here| {
        let word = clause.word(here);
        matches!(word, "where" | "who" | "whose" | "when" | "that" | "born") || is_copula(word)
    });
    (!is_copula(clause.word(verb)) || defines) && !broken
}

/// The nearest spot to the left with nothing but areas, prepositions and commas between.
fn nearest_spot(view: &View<'_>, clause: &Clause, at: usize) -> Option<usize> {
    for back in (0..at).rev() {
        match clause.what(back) {
            What::Place(place) if is_spot(view, place) => return Some(place),
            What::Place(_) | What::Direction(_) => {}
            What::Mark if clause.word(back) == "," => {}
            What::Word
                if matches!(clause.word(back), "in" | "of" | "the" | "and" | "near" | "at")
                    || is_common_noun(clause.word(back)) => {}
            _ => return None,
        }
    }
    None
}

fn judge(view: &View<'_>, claim: &mut Claim, part: &Part, point: LonLat, object: &Spot, shape: &Shape) {
    let Some(mainland) = shape.mainland else { return };
    let area = named(&object.name);
    let (mut verdict, mut words) = verdict(part, point, &mainland, shape, &area);
    let reading = |to: &str, verdict: Verdict| Reading {
        from: claim.subject.clone(),
        to: to.to_owned(),
        ends: Some((point, mainland.centroid())),
        distance: Some(inverse(point, mainland.centroid()).length),
        verdict,
    };
    let mut readings = vec![reading("middle of the mainland", verdict)];
    // Disputed ground decides whether Yalta is in southern Ukraine: both are shown, the more lenient holds.
    let country = object.country.filter(|_| object.kind == FeatureKind::Country);
    let claimed =
        country.filter(|_| verdict == Verdict::Contradicted).and_then(|c| view.atlas.country(c, Policy::Claimed));
    if let Some((mainland, shape)) = claimed.as_ref().and_then(|shape| shape.mainland.map(|m| (m, shape))) {
        let (lenient, other) =
            self::verdict(part, point, &mainland, shape, &format!("{area} with the ground that it claims"));
        if lenient != verdict {
            readings.push(reading("middle of the mainland with the ground that it claims", lenient));
            (verdict, words) = (lenient, other);
        }
    }
    claim.distance = readings.first().and_then(|reading| reading.distance);
    claim.verdict = verdict;
    claim.message = format!("{} lies {words}.", capitalized(&named(&claim.subject)));
    claim.readings = readings;
}

/// The verdict on a point in a part, and its own place in words.
fn verdict(part: &Part, point: LonLat, mainland: &Mainland, shape: &Shape, area: &str) -> (Verdict, String) {
    let outside = outside_by(point, shape);
    if outside > INSIDE_KM {
        return (Verdict::Contradicted, format!("{} km outside {area}", number(outside)));
    }
    let (east, north) = mainland.offset(point);
    let true_bearing = inverse(mainland.centroid(), point).azi1;
    let words = format!(
        "{} of the middle of {area} (bearing {:.0}°; {:.0} % of the way from the middle to the {} edge and {:.0} % to the {} edge)",
        Wind::nearest(true_bearing).name(),
        true_bearing.degrees(),
        100.0 * east.abs(),
        if east < 0.0 { "western" } else { "eastern" },
        100.0 * north.abs(),
        if north < 0.0 { "southern" } else { "northern" }
    );
    let off_center = east.abs().max(north.abs());
    let in_middle = || match off_center {
        offset if offset <= CENTRAL.0 => Verdict::Supported,
        offset if offset <= CENTRAL.1 => Verdict::Approximately,
        _ => Verdict::Contradicted,
    };
    let verdict = match (part.form, part.wind) {
        (Form::Central, None) => in_middle(),
        // "south-central" is met by the middle and by the side.
        (Form::Central, Some(wind)) => better(in_middle(), on_side(wind, east, north, true_bearing)),
        (_, Some(wind)) => on_side(wind, east, north, true_bearing),
        (_, None) => Verdict::Uncheckable,
    };
    (verdict, words)
}

/// On the side of a wind: beyond the middle along each of its components, and within the angle of it.
fn on_side(wind: Wind, east: f64, north: f64, true_bearing: Azimuth) -> Verdict {
    let (sin, cos) = wind.azimuth().degrees().to_radians().sin_cos();
    // Components below this are those of the cardinal winds, which have but one.
    let along =
        |component: f64, offset: f64| if component.abs() < 0.1 { f64::INFINITY } else { component.signum() * offset };
    let least = along(sin, east).min(along(cos, north));
    let normalized = Azimuth::from_degrees(east.atan2(north).to_degrees());
    let angle = true_bearing.angle_to(wind.azimuth()).min(normalized.angle_to(wind.azimuth()));
    let in_the_middle = east.abs().max(north.abs()) <= -PART_SLACK;
    if least >= 0.0 && angle <= PART_ANGLES.0 {
        Verdict::Supported
    } else if least >= PART_SLACK && (angle <= PART_ANGLES.1 || in_the_middle) {
        Verdict::Approximately
    } else {
        Verdict::Contradicted
    }
}

fn better(one: Verdict, other: Verdict) -> Verdict {
    if super::distance::rank(one) <= super::distance::rank(other) { one } else { other }
}

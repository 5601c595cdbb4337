//! "X is in northeastern Y": where in the area, seen from the middle of its mainland.

use crate::claim::figure::number;
use crate::claim::kinds::draft::Draft;
use crate::claim::measure::bands::{CENTRAL, INSIDE_KM, PART_ANGLES, PART_SLACK};
use crate::claim::measure::namesake::{Said, unless_namesake};
use crate::claim::measure::spot::Spot;
use crate::claim::message::{named, wind};
use crate::claim::model::{Claim, ClaimKind, Datum, Heading, Reading, Verdict};
use crate::claim::parse::noun::End;
use crate::claim::parse::statement::Statement;
use crate::claim::parse::topic::{grammatical_subject, is_spot, topic_place};
use crate::claim::parse::view::{View, is_area};
use crate::geodesy::{Mainland, inverse};
use crate::geometry::LonLat;
use crate::lang::{Argument, ClassSet, Message, WordClass};
use crate::mention::clause::{Clause, What};
use crate::mention::direction::{Direction, Form, Wind};
use crate::resolve::atlas::outside_by;
use crate::units::Azimuth;
use crate::world::Shape;
use crate::world::gazetteer::FeatureKind;
use crate::world::ground::Policy;

/// The claims of parts, from the clauses themselves: "in" and "of" before a part of an area.
pub(in crate::claim) fn find(view: &View<'_>, _statements: &[Statement]) -> Vec<Claim> {
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
    if !clause.is(at, WordClass::PartPreposition) {
        return None;
    }
    let mut here = at + 1;
    while clause.is(here, WordClass::DeepWord) {
        here += 1;
    }
    let What::Direction(Direction { wind, form, .. }) = clause.what(here) else { return None };
    if clause.is(at, WordClass::Of) && clause.items[here].capital {
        // "University of Southern Indiana" is a name.
        return None;
    }
    here += 1;
    while clause.is(here, WordClass::PartWord) {
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
    let subject = Spot::of(view, &End::Place(subject));
    let object = Spot::of(view, &part.area);
    let span = view.span(clause, at..part.end);
    let mut draft = Draft::at(span, view.sentence(clause), ClaimKind::PartOf, &subject, &object);
    let heading = match (part.form, part.wind) {
        (Form::Central, _) => Heading::Central,
        (_, Some(wind)) => Heading::Wind(wind),
        _ => return None,
    };
    draft.claim.direction = Some(heading);
    let claim = &mut draft.claim;
    match (subject.point, &object.shape) {
        (Some(point), Some(shape)) => judge(view, claim, part, point, &object, shape),
        _ => {
            claim.message = vec![Message::PartUnknown { area: object.named(), place: subject.named() }];
        }
    }
    let outside = subject.point.zip(object.shape.as_ref()).is_some_and(|(at, shape)| outside_by(at, shape) > INSIDE_KM);
    Some(if outside { unless_namesake(view, draft.claim, [&subject, &object], Said::InWords) } else { draft.claim })
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
    let opens = clause.is(0, WordClass::ItOpening);
    // After a semicolon the sentence goes on about the same: "X: a city; in northeastern Y".
    let goes_on = at == 0 && here > 0 && view.clauses[here - 1].sentence == clause.sentence;
    let predicated = goes_on || clause.is(0, WordClass::LocatedOrSituated) || is_predicated(clause, at);
    (opens && predicated).then(|| topic_place(view, here)).flatten()
}

/// Whether the first verb before item `at` says what or where the subject is: "is a town in", "lies in"; "are concerned
/// about crime in" does not.
fn is_predicated(clause: &Clause, at: usize) -> bool {
    let verb = (0..at).filter(|&here| clause.items[here].depth == 0).find(|&here| {
        clause.is_any(here, &ClassSet::of(&[WordClass::BeVerb, WordClass::StandingVerb])) || clause.word(here) == ":"
    });
    let Some(verb) = verb else { return false };
    let defines = clause.is(verb + 1, WordClass::DefinitionGoesOn) || verb + 1 == at;
    let broken =
        (verb + 1..at).any(|here| clause.is_any(here, &ClassSet::of(&[WordClass::DefinitionBreak, WordClass::BeVerb])));
    (!clause.is(verb, WordClass::BeVerb) || defines) && !broken
}

/// Words between a spot and the part of an area that it lies in.
const BETWEEN: ClassSet = ClassSet::of(&[WordClass::AreaBetween, WordClass::CommonPlaceNoun]);

/// The nearest spot to the left with nothing but areas, prepositions and commas between.
fn nearest_spot(view: &View<'_>, clause: &Clause, at: usize) -> Option<usize> {
    for back in (0..at).rev() {
        match clause.what(back) {
            What::Place(place) if is_spot(view, place) => return Some(place),
            What::Place(_) | What::Direction(_) => {}
            What::Mark if clause.word(back) == "," => {}
            What::Word if clause.is_any(back, &BETWEEN) => {}
            _ => return None,
        }
    }
    None
}

fn judge(view: &View<'_>, claim: &mut Claim, part: &Part, point: LonLat, object: &Spot, shape: &Shape) {
    let Some(mainland) = shape.mainland else { return };
    let subject = || named(&claim.subject.name);
    let (mut verdict, mut message) = verdict(part, point, &mainland, shape, [subject(), object.named()]);
    let reading = |to: Datum, verdict: Verdict| Reading {
        from: Datum::Party(claim.subject.clone()),
        to,
        ends: Some((point, mainland.centroid())),
        distance: Some(inverse(point, mainland.centroid()).length),
        verdict,
    };
    let mut readings = vec![reading(Datum::Middle(None), verdict)];
    // Disputed ground decides whether Yalta is in southern Ukraine: both are shown, the more lenient holds.
    let country = object.country.filter(|_| object.kind == FeatureKind::Country);
    let claimed =
        country.filter(|_| verdict == Verdict::Contradicted).and_then(|c| view.atlas.country(c, Policy::Claimed));
    if let Some((mainland, shape)) = claimed.as_ref().and_then(|shape| shape.mainland.map(|m| (m, shape))) {
        let area = Message::WithClaimed { area: object.named() }.into();
        let (lenient, other) = self::verdict(part, point, &mainland, shape, [subject(), area]);
        if lenient != verdict {
            readings.push(reading(Datum::ClaimedMiddle, lenient));
            (verdict, message) = (lenient, other);
        }
    }
    claim.distance = readings.first().and_then(|reading| reading.distance);
    claim.verdict = verdict;
    claim.message = vec![message];
    claim.readings = readings;
}

/// The verdict on a point in a part, and its own place in words.
fn verdict(
    part: &Part,
    point: LonLat,
    mainland: &Mainland,
    shape: &Shape,
    [subject, area]: [Argument; 2],
) -> (Verdict, Message) {
    let outside = outside_by(point, shape);
    if outside > INSIDE_KM {
        return (Verdict::Contradicted, Message::LiesOutside { subject, km: number(outside).into(), area });
    }
    let (east, north) = mainland.offset(point);
    let true_bearing = inverse(mainland.centroid(), point).azi1;
    let message = Message::PartFound {
        subject,
        wind: wind(true_bearing).into(),
        area,
        bearing: format!("{:.0}", true_bearing.degrees()).into(),
        east: format!("{:.0}", 100.0 * east.abs()).into(),
        toward_east: if east < 0.0 { "west" } else { "east" }.into(),
        north: format!("{:.0}", 100.0 * north.abs()).into(),
        toward_north: if north < 0.0 { "south" } else { "north" }.into(),
    };
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
    (verdict, message)
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
    if one.rank() <= other.rank() { one } else { other }
}

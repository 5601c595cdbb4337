//! "X lies between Y and Z", "halfway between Y and Z": the way over X against the straight line, and where on it.
//!
//! # When it fails
//!
//! Along a winding road a place can be halfway and far off the line. The bands are conventions: a detour of up to a half
//! (roads themselves take 1.343 of the line, Environment & Planning B 2023, doi 10.1177/23998083231168870) is still
//! between; halfway is the middle third of the way, roughly halfway three fifths of it.

use crate::claim::figure::number;
use crate::claim::kinds::draft::Draft;
use crate::claim::measure::spot::Spot;
use crate::claim::measure::stand_in;
use crate::claim::model::{Claim, ClaimKind, Reading, Verdict};
use crate::claim::parse::link::Link;
use crate::claim::parse::noun::target_at;
use crate::claim::parse::view::{View, is_area};
use crate::geodesy::inverse;
use crate::lang::{Argument, Message, WordClass};
use crate::mention::clause::Clause;
use crate::units::Meters;

/// The way over the place, in straight lines between the two, up to which it lies between them, and nearly so.
const DETOUR: (f64, f64) = (1.5, 2.0);
/// How far from the middle of the way, as a share of it, halfway is, and nearly so.
const HALFWAY: (f64, f64) = (1.0 / 6.0, 0.3);

/// "between", "halfway between", "midway between", "roughly halfway between".
pub(in crate::claim) fn opens(clause: &Clause, at: usize) -> Option<usize> {
    let halfway = |at: usize| clause.is(at, WordClass::HalfwayWord);
    let begins = clause.reads(at, &[WordClass::HalfwayWord, WordClass::Between])
        || clause.is(at, WordClass::Between) && (at == 0 || !halfway(at - 1));
    begins.then(|| at + 1 + usize::from(halfway(at)))
}

pub(in crate::claim) fn claim(view: &View<'_>, link: &Link) -> Option<Claim> {
    let clause = &view.clauses[link.clause];
    let end = link.items.end;
    let second = clause.is(end, WordClass::And).then(|| target_at(view, clause, end + 1)).flatten()?;
    let spot = |end| stand_in::settled(view, Spot::of(view, end));
    let (subject, one, other) = (spot(&link.subject), spot(&link.target.end), spot(&second.end));
    if is_area(one.kind) || is_area(other.kind) {
        return None;
    }
    let halfway = clause.is(link.items.start, WordClass::HalfwayWord);
    let span = view.span(clause, link.items.start..second.items.end);
    let mut draft = Draft::at(span, view.sentence(clause), ClaimKind::Distance, &subject, &one);
    draft.claim.object.name = Message::BothPlaces { one: one.said(), other: other.said() };
    draft.claim.qualifier = Some(if halfway { Message::HedgeHalfway {} } else { Message::HedgeBetween {} });
    judge(&mut draft.claim, halfway, &subject, [&one, &other])?;
    Some(draft.claim)
}

fn judge(claim: &mut Claim, halfway: bool, subject: &Spot, ends: [&Spot; 2]) -> Option<()> {
    let (at, one, other) = (subject.point?, ends[0].point?, ends[1].point?);
    let (first, second, whole) = (inverse(at, one).length, inverse(at, other).length, inverse(one, other).length);
    // Towns are not points: their radii are no detour.
    let radii = subject.radius + ends[0].radius + ends[1].radius;
    let way = first.km() + second.km();
    let detour = (way - radii).max(0.0) / whole.km().max(0.001);
    let off = ((first.km() / way.max(0.001)) - 0.5).abs();
    let within = |(full, near): (f64, f64), value: f64| match value {
        value if value <= full => Verdict::Supported,
        value if value <= near => Verdict::Approximately,
        _ => Verdict::Contradicted,
    };
    let verdicts = [within(DETOUR, detour), if halfway { within(HALFWAY, off) } else { Verdict::Supported }];
    claim.verdict = verdicts.into_iter().max_by_key(|verdict| verdict.rank())?;
    claim.distance = Some(first);
    claim.readings = [(ends[0], one, first), (ends[1], other, second)]
        .map(|(end, point, distance)| Reading {
            from: subject.datum(),
            to: end.datum(),
            ends: Some((at, point)),
            distance: Some(distance),
            verdict: claim.verdict,
        })
        .into();
    let subject = subject.said();
    let (first, second, whole) = (km(first), km(second), km(whole));
    let (one, other) = (ends[0].said(), ends[1].said());
    claim.message = vec![match claim.verdict {
        Verdict::Contradicted if detour > DETOUR.1 => Message::NotBetween { subject, first, one, second, other, whole },
        Verdict::Contradicted => Message::NotHalfway { subject, first, one, second, other, whole },
        _ => Message::BetweenFound { subject, first, one, second, other, whole },
    }];
    Some(())
}

fn km(length: Meters) -> Argument {
    number(length.km()).into()
}

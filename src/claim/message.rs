//! Sentences that could be sent to the author: what was measured, in the unit stated, and what decided.

use crate::claim::measure::bands::{Ground, Stated};
use crate::claim::measure::judged::Judged;
use crate::claim::measure::readings::{FARTHEST, Kind};
use crate::claim::measure::spot::Spot;
use crate::claim::measure::swap::fitting_unit;
use crate::claim::model::{Reading, Verdict};
use crate::claim::parse::noun::{Aspect, End, Target};
use crate::claim::parse::view::View;
use crate::claim::wording::capitalized;
use crate::claim::wording::name;
use crate::claim::wording::named;
use crate::claim::wording::number;
use crate::geodesy::notation;
use crate::geometry::LonLat;
use crate::mention::direction::Wind;
use crate::mention::quantity::{Figure, Quantity};
use crate::units::{Azimuth, LengthUnit, Meters};

/// "Mashhad airport is 1,364 to 1,508 miles from Israel (nearest border to farthest point); 1,449 from Tel Aviv."
pub(in crate::claim) fn distance(
    subject: &str,
    object: &str,
    quantity: &Quantity,
    said: &Stated,
    judged: &Judged,
) -> String {
    let unit = quantity.unit;
    let mut message =
        format!("{} is {} from {}", capitalized(&named(subject)), reach(judged, unit), whole(object, judged.kind));
    let town = judged.readings.iter().find(|r| !is_generic(&r.to) && judged.kind == Kind::Area);
    if let Some((town, distance)) = town.and_then(|town| Some((town, town.distance?))) {
        message += &format!("; {} from {}", number(distance.in_unit(unit)), town.to);
    }
    message.push('.');
    let rest = ground(quantity, said, judged);
    if !rest.is_empty() {
        message.push(' ');
        message += &rest;
    }
    message
}

/// The span of all readings, or the one figure.
fn reach(judged: &Judged, unit: LengthUnit) -> String {
    let all = judged.readings.iter().filter_map(|reading| reading.distance).map(|d| d.in_unit(unit));
    let low = all.clone().fold(f64::INFINITY, f64::min);
    let high = all.fold(0.0, f64::max);
    let words = |scale: f64| match (number(low * scale), number(high * scale)) {
        (low, high) if low == high => low,
        (low, high) => format!("{low} to {high}"),
    };
    let stated = format!("{} {}", words(1.0), name(unit));
    if unit == LengthUnit::Kilometer { stated } else { format!("{stated} ({} km)", words(unit.meters() / 1000.0)) }
}

/// What the figure was measured to: a border is said to be one.
fn whole(object: &str, kind: Kind) -> String {
    match kind {
        Kind::Boundary if object.starts_with("the ") => object.to_owned(),
        Kind::Boundary if object.ends_with("border") => format!("the {object}"),
        Kind::Boundary => format!("the border of {}", named(object)),
        Kind::Points | Kind::Area => named(object),
    }
}

fn is_generic(to: &str) -> bool {
    to.contains("border") || to.contains("point") || to.contains("middle")
}

/// The rule that decided, and mixed-up units.
fn ground(quantity: &Quantity, said: &Stated, judged: &Judged) -> String {
    let stated = stated_words(quantity);
    let rests = judged.rest();
    let swap = || match fitting_unit(quantity, judged.truth) {
        Some(unit) => format!(" The figure fits {}.", name(unit)),
        None => String::new(),
    };
    match (judged.verdict, judged.ground) {
        (Verdict::Supported, Ground::AsRoad(factor)) => {
            format!("The stated {stated} is {factor:.2} times the straight line, as a road may be.")
        }
        (Verdict::Supported, _) => match rests.filter(|_| judged.readings.len() > 1) {
            Some(reading) => holds(&stated, reading, said, judged),
            None => String::new(),
        },
        (Verdict::Approximately, Ground::Loose) => format!("The stated {stated} is true but loose."),
        (Verdict::Approximately, Ground::Agrees) => match rests {
            Some(reading) if reading.verdict != Verdict::Supported => {
                format!("The stated {stated} comes closest to {}.", the(&reading.to))
            }
            Some(reading) => {
                format!("The stated {stated} holds only to {}, not to the nearest border.", the(&reading.to))
            }
            None => String::new(),
        },
        (Verdict::Approximately, _) if quantity.unit == LengthUnit::Kilometer => {
            format!("The stated {stated} is close to that.")
        }
        (Verdict::Approximately, _) => format!("The stated {stated} ({} km) is close to that.", number(said.value)),
        (_, Ground::TooShort(factor)) => {
            let share = if factor < 0.01 { "less than 1".to_owned() } else { format!("{:.0}", 100.0 * factor) };
            format!("The stated {stated} is {share} % of the straight line, and no way is shorter than that.{}", swap())
        }
        (Verdict::Uncheckable, Ground::AsRoad(factor)) => {
            format!("The stated {stated} is {factor:.2} times the straight line: possible by road only.{}", swap())
        }
        (_, Ground::TooLong(factor) | Ground::AsRoad(factor)) => {
            let why = if judged.kind == Kind::Points { "too long even for most roads" } else { "too long" };
            format!("The stated {stated} is {factor:.2} times that, {why}.{}", swap())
        }
        _ => String::new(),
    }
}

/// The reading that a supported figure rests on, and the weakest one.
fn holds(stated: &str, rests: &Reading, said: &Stated, judged: &Judged) -> String {
    let off = |reading: &Reading| match reading.distance.map(Meters::km) {
        Some(km) if !stated.starts_with("order") && said.value > 0.0 => (km / said.value - 1.0).abs(),
        _ => 0.0,
    };
    let weighed = judged.readings.iter().filter(|reading| reading.to != FARTHEST);
    let best = weighed.clone().min_by(|a, b| off(a).total_cmp(&off(b)));
    let (Some(best), Some(least)) = (best, weighed.max_by(|a, b| off(a).total_cmp(&off(b)))) else {
        return format!("The stated {stated} holds.");
    };
    if off(least) < 0.01 {
        return format!("The stated {stated} holds to {}.", the(&rests.to));
    }
    let share = format!("{:.0} % off", 100.0 * off(least));
    if least.verdict == Verdict::Supported {
        format!("The stated {stated} holds best to {}, least to {} ({share}).", the(&best.to), the(&least.to))
    } else if off(least) <= 1.0 {
        format!("The stated {stated} holds to {}, not to {} ({share}).", the(&best.to), the(&least.to))
    } else {
        format!("The stated {stated} holds to {}.", the(&best.to))
    }
}

fn the(to: &str) -> String {
    if is_generic(to) && !to.starts_with("the ") { format!("the {to}") } else { to.to_owned() }
}

/// The figure in the words of the report, without its conversion.
fn stated_words(quantity: &Quantity) -> String {
    let (low, high) = quantity.figure.ends();
    let figure = match quantity.figure.exact() {
        Some(value) => number(value),
        None => format!("{} to {}", number(low), number(high)),
    };
    match quantity.figure {
        Figure::Order(..) => format!("order of magnitude, {figure} {},", name(quantity.unit)),
        _ => format!("{figure} {}", name(quantity.unit)),
    }
}

/// "The position 54 nmi southwest of Aden is 12°10′N 44°20′E, at sea."
pub(in crate::claim) fn derived(subject: &Spot, object: &Spot, at: LonLat, land: Option<String>) -> String {
    let ground = land.map_or_else(|| "at sea".to_owned(), |country| format!("on land in {}", named(&country)));
    let why = match &subject.absent {
        Some(absent) => format!("This cannot be checked: {absent}."),
        None => format!("Nothing but this claim tells where {} is, so it cannot be checked.", named(&subject.name)),
    };
    format!("{why} Measured from {} it would be at {}, {ground}.", named(&object.name), notation::sexagesimal(at))
}

/// A target in words: "the border of Iran", "the Iran–Iraq border", "the coast of Syria", or the place itself.
pub(in crate::claim) fn objects_name(view: &View<'_>, target: &Target, object: &Spot) -> String {
    let name = named(&object.name);
    match (&target.end, &target.other, target.aspect) {
        (End::Anaphor(_), _, Aspect::Border) => "the border".to_owned(),
        (_, Some(other), Aspect::Border) => {
            format!("the {}–{} border", object.name, Spot::of(view, other).name)
        }
        (_, None, Aspect::Border) => format!("the border of {name}"),
        (_, _, Aspect::Coast) => format!("the coast of {name}"),
        _ => name,
    }
}

/// Why a claim with an end that lies nowhere cannot be checked.
pub(in crate::claim) fn unplaced(subject: &Spot, object: &Spot) -> String {
    if let Some(absent) = subject.absent.as_ref().or(object.absent.as_ref()) {
        return format!("This cannot be checked: {absent}.");
    }
    let missing = match (subject.point, object.point) {
        (None, None) => format!("neither {} nor {} has a position", named(&subject.name), named(&object.name)),
        (None, Some(_)) => format!("{} has no position of its own", named(&subject.name)),
        _ => format!("{} has no position of its own", named(&object.name)),
    };
    format!("This cannot be checked: {missing}.")
}

/// "Bat Yam lies south-southwest of Tel Aviv (204°, 7.8 km)."
pub(in crate::claim) fn direction(subject: &str, object: &str, bearing: Azimuth, distance: Meters, off: f64) -> String {
    format!(
        "{} lies {} of {} (bearing {:.0}°, {:.0}° off what is stated; {} km).",
        capitalized(&named(subject)),
        Wind::nearest(bearing).name(),
        named(object),
        bearing.degrees(),
        off,
        number(distance.km())
    )
}

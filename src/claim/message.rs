//! What is said of a statement: what was measured, in the unit stated, and what decided.

use crate::claim::figure::{length, number, units};
use crate::claim::measure::bands::{Ground, Stated};
use crate::claim::measure::judged::Judged;
use crate::claim::measure::readings::Kind;
use crate::claim::measure::spot::Spot;
use crate::claim::measure::swap::fitting_unit;
use crate::claim::model::{Datum, Reading, Verdict};
use crate::claim::parse::noun::{Aspect, End, Target};
use crate::claim::parse::view::View;
use crate::geodesy::notation;
use crate::geometry::LonLat;
use crate::lang::{Argument, Message};
use crate::mention::direction::Wind;
use crate::mention::quantity::{Figure, Quantity};
use crate::units::{Azimuth, LengthUnit, Meters};

/// "Mashhad airport is 1,364 to 1,508 miles from Israel; 1,449 from Tel Aviv.", and what the figure stated is to that.
pub(in crate::claim) fn distance(
    subject: &Message,
    object: &Message,
    quantity: &Quantity,
    said: &Stated,
    judged: &Judged,
) -> Vec<Message> {
    let unit = quantity.unit;
    let (subject, reach, object) = (named(subject), reach(judged, unit).into(), whole(object, judged.kind));
    let town = judged.readings.iter().find(|reading| reading.to.is_named() && judged.kind == Kind::Area);
    let found = match town.and_then(|town| Some((town.to.message(), town.distance?))) {
        Some((town, distance)) => Message::DistanceFoundTown {
            subject,
            reach,
            object,
            figure: number(distance.in_unit(unit)).into(),
            town: town.into(),
        },
        None => Message::DistanceFound { subject, reach, object },
    };
    let mut sentences = vec![found];
    sentences.extend(ground(quantity, said, judged));
    sentences
}

/// A name within a sentence.
pub(in crate::claim) fn named(name: &Message) -> Argument {
    Argument::Named(Box::new(name.clone()))
}

/// The span of all readings, or the one figure.
fn reach(judged: &Judged, unit: LengthUnit) -> Message {
    let all = judged.readings.iter().filter_map(|reading| reading.distance).map(|d| d.in_unit(unit));
    let low = all.clone().fold(f64::INFINITY, f64::min);
    let high = all.fold(0.0, f64::max);
    let in_unit = length(number(low), number(high), unit);
    if unit == LengthUnit::Kilometer {
        return in_unit;
    }
    let scale = unit.meters() / 1000.0;
    let (low, high) = (number(low * scale), number(high * scale));
    let km: Argument =
        if low == high { low.into() } else { Message::FigureRange { low: low.into(), high: high.into() }.into() };
    Message::LengthInKm { length: in_unit.into(), km }
}

/// What the figure was measured to: a border is said to be one.
fn whole(object: &Message, kind: Kind) -> Argument {
    if kind != Kind::Boundary {
        return named(object);
    }
    match object {
        Message::NamedBorder { one, other } => {
            Message::TheNamedBorder { one: one.clone(), other: other.clone() }.into()
        }
        Message::BorderOf { .. } | Message::TheBorder {} | Message::TheNoun { .. } | Message::TheCoordinates {} => {
            object.clone().into()
        }
        object => Message::BorderOf { place: named(object) }.into(),
    }
}

/// The rule that decided, and mixed-up units.
fn ground(quantity: &Quantity, said: &Stated, judged: &Judged) -> Vec<Message> {
    let stated = || Argument::from(stated_words(quantity));
    let factor = |factor: f64| Argument::from(format!("{factor:.2}"));
    let decided = match (judged.verdict, judged.ground) {
        (Verdict::Supported, Ground::AsRoad(times)) => {
            Message::StatedAsRoad { stated: stated(), factor: factor(times) }
        }
        (Verdict::Supported, _) => match judged.rest().filter(|_| judged.readings.len() > 1) {
            Some(reading) => return vec![holds(quantity, reading, said, judged)],
            None => return Vec::new(),
        },
        (Verdict::Approximately, Ground::Loose) => Message::StatedLoose { stated: stated() },
        (Verdict::Approximately, Ground::Agrees) => {
            let Some(rest) = judged.rest() else { return Vec::new() };
            let reading = in_sentence(&rest.to);
            match rest.verdict {
                Verdict::Supported => Message::StatedHoldsOnly { stated: stated(), reading },
                _ => Message::StatedClosest { stated: stated(), reading },
            }
        }
        (Verdict::Approximately, _) if quantity.unit == LengthUnit::Kilometer => {
            Message::StatedClose { stated: stated() }
        }
        (Verdict::Approximately, _) => Message::StatedCloseKm { stated: stated(), km: number(said.value).into() },
        (_, Ground::TooShort(share)) if share < 0.01 => Message::StatedFarTooShort { stated: stated() },
        (_, Ground::TooShort(share)) => {
            Message::StatedTooShort { stated: stated(), share: format!("{:.0}", 100.0 * share).into() }
        }
        (Verdict::Uncheckable, Ground::AsRoad(times)) => {
            Message::StatedByRoadOnly { stated: stated(), factor: factor(times) }
        }
        (_, Ground::TooLong(times) | Ground::AsRoad(times)) if judged.kind == Kind::Points => {
            Message::StatedTooLongForRoads { stated: stated(), factor: factor(times) }
        }
        (_, Ground::TooLong(times) | Ground::AsRoad(times)) => {
            Message::StatedTooLong { stated: stated(), factor: factor(times) }
        }
        _ => return Vec::new(),
    };
    let off = !matches!(judged.verdict, Verdict::Supported | Verdict::Approximately);
    let fits = fitting_unit(quantity, judged.truth).filter(|_| off);
    std::iter::once(decided).chain(fits.map(|unit| Message::FitsUnits { units: units(unit).into() })).collect()
}

/// The reading that a supported figure rests on, and the weakest one.
fn holds(quantity: &Quantity, rests: &Reading, said: &Stated, judged: &Judged) -> Message {
    let stated = Argument::from(stated_words(quantity));
    let order = matches!(quantity.figure, Figure::Order(..));
    let off = |reading: &Reading| match reading.distance.map(Meters::km) {
        Some(km) if !order && said.value > 0.0 => (km / said.value - 1.0).abs(),
        _ => 0.0,
    };
    let weighed = judged.readings.iter().filter(|reading| reading.to != Datum::Farthest);
    let best = weighed.clone().min_by(|a, b| off(a).total_cmp(&off(b)));
    let (Some(best), Some(least)) = (best, weighed.max_by(|a, b| off(a).total_cmp(&off(b)))) else {
        return Message::StatedHolds { stated };
    };
    if off(least) < 0.01 {
        return Message::StatedHoldsTo { stated, reading: in_sentence(&rests.to) };
    }
    let share = Argument::from(format!("{:.0}", 100.0 * off(least)));
    let (best, worst) = (in_sentence(&best.to), in_sentence(&least.to));
    if least.verdict == Verdict::Supported {
        Message::StatedHoldsBest { stated, best, least: worst, share }
    } else if off(least) <= 1.0 {
        Message::StatedHoldsNot { stated, best, least: worst, share }
    } else {
        Message::StatedHoldsTo { stated, reading: best }
    }
}

/// What was measured to, within a sentence.
fn in_sentence(to: &Datum) -> Argument {
    let takes_none = to.is_named() || matches!(to, Datum::SharedBorder | Datum::Given);
    if takes_none { to.message().into() } else { Message::TheReading { reading: to.message().into() }.into() }
}

/// The figure in the words of the report, without its conversion.
fn stated_words(quantity: &Quantity) -> Message {
    let (low, high) = quantity.figure.ends();
    let (low, high) = match quantity.figure.exact() {
        Some(value) => (number(value), number(value)),
        None => (number(low), number(high)),
    };
    let figure = match quantity.figure.exact() {
        Some(_) => length(low, high, quantity.unit),
        // "20 to 20" stays one.
        None => Message::Length {
            figure: Message::FigureRange { low: low.into(), high: high.into() }.into(),
            units: units(quantity.unit).into(),
        },
    };
    match quantity.figure {
        Figure::Order(..) => Message::OrderOfMagnitude { length: figure.into() },
        _ => figure,
    }
}

/// Why the subject has no position but that which the claim gives, and where that is.
pub(in crate::claim) fn derived(subject: &Spot, object: &Spot, at: LonLat, land: Option<String>) -> Vec<Message> {
    let why = subject.absent.clone().unwrap_or_else(|| Message::OnlyThisTells { place: subject.named() });
    let (object, position) = (object.named(), Argument::from(notation::sexagesimal(at)));
    let derived = match land {
        Some(country) => {
            let country = named(&Message::Name { name: country.into() });
            Message::DerivedOnLand { object, position, country }
        }
        None => Message::DerivedAtSea { object, position },
    };
    vec![why, derived]
}

/// A target in words: "the border of Iran", "the Iran–Iraq border", "the coast of Syria", or the place itself.
pub(in crate::claim) fn objects_name(view: &View<'_>, target: &Target, object: &Spot) -> Message {
    match (&target.end, &target.other, target.aspect) {
        (End::Anaphor(_), _, Aspect::Border) => Message::TheBorder {},
        (_, Some(other), Aspect::Border) => {
            Message::TheNamedBorder { one: object.said(), other: Spot::of(view, other).said() }
        }
        (_, None, Aspect::Border) => Message::BorderOf { place: object.named() },
        (_, _, Aspect::Coast) => Message::CoastOf { place: object.named() },
        _ => Message::Within { name: object.named() },
    }
}

/// Why a claim with an end that lies nowhere cannot be checked.
pub(in crate::claim) fn unplaced(subject: &Spot, object: &Spot) -> Vec<Message> {
    let absent = subject.absent.as_ref().or(object.absent.as_ref()).cloned();
    vec![absent.unwrap_or_else(|| match (subject.point, object.point) {
        (None, None) => Message::NeitherPlaced { one: subject.named(), other: object.named() },
        (None, Some(_)) => Message::NotPlaced { place: subject.named() },
        _ => Message::NotPlaced { place: object.named() },
    })]
}

/// "Bat Yam lies south-southwest of Tel Aviv (bearing 204°, 1° off what is stated; 7.8 km)."
pub(in crate::claim) fn direction(
    [subject, object]: [&Spot; 2],
    bearing: Azimuth,
    distance: Meters,
    off: f64,
) -> Message {
    Message::DirectionFound {
        subject: subject.named(),
        wind: wind(bearing).into(),
        object: object.named(),
        bearing: format!("{:.0}", bearing.degrees()).into(),
        off: format!("{off:.0}").into(),
        km: number(distance.km()).into(),
    }
}

/// The name of the wind nearest to a bearing.
pub(in crate::claim) fn wind(bearing: Azimuth) -> Message {
    Message::WindName { wind: Wind::nearest(bearing).name().into() }
}

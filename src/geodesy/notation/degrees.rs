//! Degrees with or without minutes and seconds, signs and hemispheres, also run together as pilots and mariners write them.
//!
//! # References
//!
//! ICAO Doc 8126 and Annex 15 (`502700N0303124E`), IMO MSC.1/Circ.1310 (`50-27.0N 030-31.4E`), NMEA 0183 (`5027.006,N,03031.404,E`).

use super::lexer::{Axis, Comma, Hemisphere, Number, Sign, Token, tokens};
use crate::geometry::LonLat;

/// One of the two angles as far as it is read.
#[derive(Debug, Clone, Copy)]
struct Angle {
    degrees: f64,
    negative: bool,
    parts: usize,
    hemisphere: Option<Hemisphere>,
    axis: Option<Axis>,
}

/// Reads two angles such as `36.2352, 59.6410`, `36°14′07″N 59°38′28″E` or `N36 14.1 E59 38.5`.
///
/// Commas between digits are tried as separators and as decimal marks; where both give a position and not the same, nothing is read.
pub(super) fn parse(text: &str) -> Option<LonLat> {
    let separated = tokens(text, Comma::Separator).and_then(|tokens| position(&tokens));
    let between = |mark: u8| {
        let digits = |w: &&[u8]| w[0].is_ascii_digit() && w[1] == mark && w[2].is_ascii_digit();
        text.as_bytes().windows(3).filter(digits).count()
    };
    if between(b',') == 0 || between(b'.') > 0 {
        return separated;
    }
    // "50,27,30,31" may be degrees and minutes too.
    let coarse = || text.split(',').skip(1).step_by(2).any(|decimals| decimals.trim().len() < FINE);
    if between(b',') == 3 && coarse() {
        return separated;
    }
    let decimal = tokens(text, Comma::Decimal).and_then(|tokens| position(&tokens));
    match (separated, decimal) {
        (Some(one), Some(other)) if one != other => None,
        (one, other) => one.or(other),
    }
}

fn position(tokens: &[Token]) -> Option<LonLat> {
    let signs = told_apart(tokens)?;
    let (one, other) = halves(&signs)?;
    let packed = packed_digits(one).zip(packed_digits(other));
    let (first, second) = match packed {
        Some(sizes) => unpacked(one, other, sizes)?,
        None => (angle(one)?, angle(other)?),
    };
    if first.hemisphere.is_none() && second.hemisphere.is_none() && first.parts != second.parts {
        return None;
    }
    let axis = |angle: &Angle| angle.hemisphere.map(Hemisphere::axis).or(angle.axis);
    let (lat, lon) = match (axis(&first), axis(&second)) {
        (Some(one), Some(other)) if one == other => return None,
        (Some(Axis::Longitude), _) | (None, Some(Axis::Latitude)) => (second, first),
        _ => (first, second),
    };
    let (lat, lon) = (lat.signed(Axis::Latitude)?, lon.signed(Axis::Longitude)?);
    if lon.abs() > 180.0 { None } else { LonLat::new(lon, lat) }
}

impl Angle {
    /// Its degrees with their sign; a minus with a hemisphere is only believed where both say the same.
    fn signed(self, axis: Axis) -> Option<f64> {
        if self.axis.is_some_and(|own| own != axis) || self.hemisphere.is_some_and(|own| own.axis() != axis) {
            return None;
        }
        match self.hemisphere {
            Some(hemisphere) if self.negative && !hemisphere.is_negative() => None,
            Some(hemisphere) if hemisphere.is_negative() => Some(-self.degrees),
            _ if self.negative => Some(-self.degrees),
            _ => Some(self.degrees),
        }
    }
}

/// A sign once dashes are told apart: a number that is negative or signed, or anything else.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Told {
    Number(Number, Option<bool>),
    Sign(Sign),
}

/// Tells for each dash whether it is a minus, stands between the two angles, or between degrees and minutes.
fn told_apart(tokens: &[Token]) -> Option<Vec<Told>> {
    let hemispheres = tokens.iter().any(|token| matches!(token.sign, Sign::Hemisphere(_)));
    let mut told: Vec<Told> = Vec::new();
    let mut negative = None;
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1);
        let before = at.checked_sub(1).map(|before| tokens[before].sign);
        match token.sign {
            Sign::Number(number) => told.push(Told::Number(number, negative.take())),
            Sign::Dash | Sign::Plus => match dash(before, token, next?, hemispheres)? {
                Dash::Sign => negative = Some(token.sign == Sign::Dash),
                Dash::Separator => told.push(Told::Sign(Sign::Separator)),
                Dash::Joint => {}
            },
            // "5027.006,N,03031.404,E": the comma before a hemisphere parts nothing.
            Sign::Separator if is_hemisphere(next) && ends_angle(before) && !is_number(tokens.get(at + 2)) => {}
            other => told.push(Told::Sign(other)),
        }
    }
    Some(told)
}

fn is_hemisphere(token: Option<&Token>) -> bool {
    matches!(token, Some(Token { sign: Sign::Hemisphere(_), .. }))
}

fn is_number(token: Option<&Token>) -> bool {
    matches!(token, Some(Token { sign: Sign::Number(_), .. }))
}

const fn ends_angle(sign: Option<Sign>) -> bool {
    matches!(sign, Some(Sign::Number(_) | Sign::Degree | Sign::Minute | Sign::Second))
}

enum Dash {
    Sign,
    Separator,
    Joint,
}

/// Decimals from which a number on each side of a dash is an angle, and no range or telephone number.
const FINE: usize = 3;

/// What a dash or plus is, by what stands on its sides; `None` where that is open.
fn dash(before: Option<Sign>, own: &Token, next: &Token, hemispheres: bool) -> Option<Dash> {
    let number_next = matches!(next.sign, Sign::Number(_));
    let (before, plus) = match before {
        None | Some(Sign::Separator | Sign::Axis(_)) => return (number_next && !next.gap).then_some(Dash::Sign),
        Some(before) => (before, own.sign == Sign::Plus),
    };
    match (own.gap, next.gap, before) {
        (true, false, _) if number_next => Some(Dash::Sign),
        _ if plus => None,
        // `04:55N-003:16E` lies east: between hemispheres a dash parts the two angles.
        (_, true, _) | (false, false, Sign::Hemisphere(_)) => Some(Dash::Separator),
        (false, false, Sign::Number(number)) => match next.sign {
            Sign::Number(_) if hemispheres && number.decimals == 0 => Some(Dash::Joint),
            Sign::Number(after) if !hemispheres && !after.leading_zero => {
                (number.decimals >= FINE && after.decimals >= FINE).then_some(Dash::Separator)
            }
            _ => None,
        },
        _ => None,
    }
}

/// Where the first angle ends: at a separator, after or before a hemisphere, else in the middle of the numbers.
fn halves(signs: &[Told]) -> Option<(&[Told], &[Told])> {
    let separators: Vec<usize> = (0..signs.len()).filter(|&at| signs[at] == Told::Sign(Sign::Separator)).collect();
    match separators.as_slice() {
        [] => {}
        [at] if *at + 1 < signs.len() => return Some((&signs[..*at], &signs[at + 1..])),
        [at] => return halves(&signs[..*at]),
        [one, other] => {
            let (first, second) = (&signs[..*one], &signs[one + 1..*other]);
            return (is_whole(first) && is_whole(second) && is_height(&signs[other + 1..])).then_some((first, second));
        }
        _ => return None,
    }
    let axes: Vec<usize> = (0..signs.len()).filter(|&at| matches!(signs[at], Told::Sign(Sign::Axis(_)))).collect();
    if let [0, second] = axes.as_slice() {
        return Some(signs.split_at(*second));
    }
    let hemispheres: Vec<usize> =
        (0..signs.len()).filter(|&at| matches!(signs[at], Told::Sign(Sign::Hemisphere(_)))).collect();
    let numbers = || signs.iter().filter(|sign| matches!(sign, Told::Number(..))).count();
    let at = match hemispheres.as_slice() {
        [0, second] if *second + 1 < signs.len() => *second,
        [first, last] if *last + 1 == signs.len() => first + 1,
        // `5027N03031E005`: the radius of a NOTAM, in nautical miles.
        [first, last] if is_radius(&signs[last + 1..]) => return Some((&signs[..=*first], &signs[first + 1..=*last])),
        [] => {
            let degrees: Vec<usize> = (0..signs.len()).filter(|&at| signs[at] == Told::Sign(Sign::Degree)).collect();
            match degrees.as_slice() {
                [_, second] => second.checked_sub(1)?,
                [] if numbers() % 2 == 0 && numbers() == signs.len() => signs.len() / 2,
                _ => return None,
            }
        }
        _ => return None,
    };
    Some(signs.split_at(at))
}

/// Whether a part is an angle beyond doubt, so that what follows the second one is a height.
fn is_whole(signs: &[Told]) -> bool {
    match signs {
        [Told::Number(number, _)] => number.decimals > 0,
        _ => signs.iter().any(|sign| matches!(sign, Told::Sign(Sign::Degree | Sign::Hemisphere(_)))),
    }
}

/// "120", "120 m".
fn is_height(signs: &[Told]) -> bool {
    matches!(signs, [Told::Number(..)] | [Told::Number(..), Told::Sign(Sign::Minute)])
}

fn is_radius(signs: &[Told]) -> bool {
    matches!(signs, [Told::Number(Number { whole: 3, decimals: 0, .. }, None)])
}

fn angle(signs: &[Told]) -> Option<Angle> {
    let (mut hemisphere, mut axis, mut sign) = (None, None, None);
    let mut parts: Vec<f64> = Vec::new();
    for told in signs {
        match *told {
            Told::Number(number, signed) => {
                if signed.is_some() && !parts.is_empty() {
                    return None;
                }
                sign = sign.or(signed);
                parts.push(number.value);
            }
            Told::Sign(Sign::Hemisphere(own)) if hemisphere.is_none() => hemisphere = Some(own),
            Told::Sign(Sign::Axis(own)) if axis.is_none() => axis = Some(own),
            Told::Sign(Sign::Degree) if parts.len() == 1 => {}
            Told::Sign(Sign::Minute) if parts.len() == 2 => {}
            Told::Sign(Sign::Second) if parts.len() == 3 => {}
            Told::Sign(_) => return None,
        }
    }
    Some(Angle { degrees: size(&parts)?, negative: sign == Some(true), parts: parts.len(), hemisphere, axis })
}

/// Degrees, minutes and seconds as degrees: only the last has a fraction, and no minute or second reaches sixty.
fn size(parts: &[f64]) -> Option<f64> {
    let whole = |value: &f64| value.fract() == 0.0;
    let sexagesimal =
        parts.len() <= 3 && parts.iter().skip(1).all(|&part| part < 60.0) && parts.iter().rev().skip(1).all(whole);
    (!parts.is_empty() && sexagesimal).then(|| parts.iter().rev().fold(0.0, |lower, part| part + lower / 60.0))
}

/// Digits before the decimal mark of an angle that is one long number with a hemisphere: `5027N`, `474151.6073N`.
fn packed_digits(signs: &[Told]) -> Option<usize> {
    let (number, others) = match signs {
        [Told::Sign(other), Told::Number(number, None)] | [Told::Number(number, None), Told::Sign(other)] => {
            (number, other)
        }
        _ => return None,
    };
    (matches!(others, Sign::Hemisphere(_)) && number.whole >= 4).then_some(number.whole)
}

/// `502700N0303124E`: both angles of one depth, two digits a part, the longitude with two or three of degrees.
fn unpacked(one: &[Told], other: &[Told], sizes: (usize, usize)) -> Option<(Angle, Angle)> {
    let depth = |digits: usize| digits.div_ceil(2);
    let read = |signs: &[Told], digits: usize| {
        let mut angle = angle_of_digits(signs)?;
        let longitude = angle.hemisphere?.axis() == Axis::Longitude;
        let degrees = digits - 2 * (depth(sizes.0.min(sizes.1)) - 1);
        if degrees != 2 && !(longitude && degrees == 3) {
            return None;
        }
        let parts = depth(sizes.0.min(sizes.1));
        let mut rest = angle.degrees;
        let mut split = Vec::new();
        for back in (0..parts).rev() {
            let unit = 100f64.powi(back as i32);
            let part = if back == 0 { rest } else { (rest / unit).floor() };
            rest -= part * unit;
            split.push(part);
        }
        (angle.degrees, angle.parts) = (size(&split)?, parts);
        Some(angle)
    };
    Some((read(one, sizes.0)?, read(other, sizes.1)?))
}

/// The one number of an angle, whatever its size.
fn angle_of_digits(signs: &[Told]) -> Option<Angle> {
    let mut angle = Angle { degrees: 0.0, negative: false, parts: 1, hemisphere: None, axis: None };
    for told in signs {
        match *told {
            Told::Number(number, _) => angle.degrees = number.value,
            Told::Sign(Sign::Hemisphere(own)) => angle.hemisphere = Some(own),
            Told::Sign(_) => return None,
        }
    }
    Some(angle)
}

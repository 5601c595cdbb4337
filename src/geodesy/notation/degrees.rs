//! Degrees with or without minutes and seconds, signs and hemispheres.

use crate::geometry::LonLat;

/// A number, a hemisphere, or a sign between them.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sign {
    Number(f64),
    Hemisphere(char),
    Degree,
    Minute,
    Second,
    Separator,
}

/// One of the two angles as far as it is read.
#[derive(Debug, Clone, Copy, Default)]
struct Angle {
    degrees: f64,
    parts: usize,
    hemisphere: Option<char>,
}

/// Reads two angles such as `36.2352, 59.6410`, `36°14′07″N 59°38′28″E` or `N36 14.1 E59 38.5`.
pub(super) fn parse(text: &str) -> Option<LonLat> {
    let signs = signs(text)?;
    let halves = halves(&signs)?;
    let (first, second) = (angle(halves.0)?, angle(halves.1)?);
    if first.hemisphere.is_none() && second.hemisphere.is_none() && first.parts != second.parts {
        return None;
    }
    let turned = matches!(first.hemisphere, Some('E' | 'W')) || matches!(second.hemisphere, Some('N' | 'S'));
    let (lat, lon) = if turned { (second, first) } else { (first, second) };
    let lies = |angle: Angle, positive: char, negative: char| match angle.hemisphere {
        None => Some(angle.degrees),
        Some(h) if h == positive => Some(angle.degrees),
        Some(h) if h == negative && angle.degrees.is_sign_positive() => Some(-angle.degrees),
        Some(_) => None,
    };
    let (lat, lon) = (lies(lat, 'N', 'S')?, lies(lon, 'E', 'W')?);
    if lon.abs() > 180.0 { None } else { LonLat::new(lon, lat) }
}

/// The text as signs; `None` at the first thing that no coordinate holds.
fn signs(text: &str) -> Option<Vec<Sign>> {
    let mut signs = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        // A sign right after a digit makes it a range or a telephone number.
        if matches!(c, '+' | '-' | '−') && text[..text.len() - rest.len()].ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let (sign, length) = match c {
            '0'..='9' | '.' | '+' | '-' | '−' => number(rest)?,
            '°' | 'º' | '˚' => (Some(Sign::Degree), c.len_utf8()),
            '\'' if rest.starts_with("''") => (Some(Sign::Second), 2),
            '′' if rest.starts_with("′′") => (Some(Sign::Second), 2 * c.len_utf8()),
            '\'' | '′' | '’' | 'ʹ' => (Some(Sign::Minute), c.len_utf8()),
            '"' | '″' | '”' | 'ʺ' => (Some(Sign::Second), c.len_utf8()),
            ',' | ';' | '/' => (Some(Sign::Separator), 1),
            _ if c.is_whitespace() || c == ':' => (None, c.len_utf8()),
            _ if c.is_alphabetic() => word(rest)?,
            _ => return None,
        };
        // `36d14m07s` writes seconds with the letter that also means south.
        let seconds = c == 's' && matches!(signs.as_slice(), [.., Sign::Minute, Sign::Number(_)]);
        signs.extend(if seconds { Some(Sign::Second) } else { sign });
        rest = &rest[length..];
    }
    Some(signs)
}

fn number(rest: &str) -> Option<(Option<Sign>, usize)> {
    let minus = rest.starts_with(['-', '−']);
    let signed = rest.starts_with(['-', '−', '+']);
    let start = if signed { rest.chars().next().map_or(0, char::len_utf8) } else { 0 };
    let length = rest[start..].find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len() - start);
    let value: f64 = rest[start..start + length].parse().ok()?;
    Some((Some(Sign::Number(if minus { -value } else { value })), start + length))
}

/// Hemispheres in letters or words, and the words people put around angles.
fn word(rest: &str) -> Option<(Option<Sign>, usize)> {
    let mut length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    // `07sN` and `14mE` run a sign and the hemisphere together.
    if length == 2 && rest.starts_with(['s', 'm', 'd']) {
        length = 1;
    }
    let sign = match rest[..length].to_lowercase().as_str() {
        "n" | "north" => Some(Sign::Hemisphere('N')),
        "s" | "south" => Some(Sign::Hemisphere('S')),
        "e" | "east" => Some(Sign::Hemisphere('E')),
        "w" | "west" => Some(Sign::Hemisphere('W')),
        "d" | "deg" | "degree" | "degrees" => Some(Sign::Degree),
        "m" | "min" | "minute" | "minutes" => Some(Sign::Minute),
        "sec" | "secs" | "second" | "seconds" => Some(Sign::Second),
        "lat" | "latitude" | "lon" | "long" | "lng" | "longitude" => None,
        "and" => Some(Sign::Separator),
        _ => return None,
    };
    Some((sign, length))
}

/// Where the first angle ends: at a separator, after or before a hemisphere, else in the middle of the numbers.
fn halves(signs: &[Sign]) -> Option<(&[Sign], &[Sign])> {
    if let Some(at) = signs.iter().position(|s| *s == Sign::Separator) {
        return Some((&signs[..at], &signs[at + 1..]));
    }
    let hemispheres: Vec<usize> =
        signs.iter().enumerate().filter(|(_, s)| matches!(s, Sign::Hemisphere(_))).map(|(at, _)| at).collect();
    let at = match hemispheres.as_slice() {
        [0, second] => *second,
        [first, last] if *last == signs.len() - 1 => first + 1,
        [] => {
            let degrees: Vec<usize> = (0..signs.len()).filter(|&at| signs[at] == Sign::Degree).collect();
            match degrees.as_slice() {
                [_, second] => second.checked_sub(1)?,
                _ => signs.len() / 2,
            }
        }
        _ => return None,
    };
    Some(signs.split_at(at))
}

fn angle(signs: &[Sign]) -> Option<Angle> {
    let mut angle = Angle::default();
    let mut negative = false;
    let mut parts: Vec<f64> = Vec::new();
    for sign in signs {
        match *sign {
            Sign::Number(value) => {
                negative |= parts.is_empty() && value.is_sign_negative();
                if value.is_sign_negative() && !parts.is_empty() {
                    return None;
                }
                parts.push(value.abs());
            }
            Sign::Hemisphere(h) if angle.hemisphere.is_none() => angle.hemisphere = Some(h),
            Sign::Degree if parts.len() == 1 => {}
            Sign::Minute if parts.len() == 2 => {}
            Sign::Second if parts.len() == 3 => {}
            _ => return None,
        }
    }
    let whole = |value: &f64| value.fract() == 0.0;
    let sexagesimal =
        parts.len() <= 3 && parts.iter().skip(1).all(|&part| part < 60.0) && parts.iter().rev().skip(1).all(whole);
    if parts.is_empty() || !sexagesimal {
        return None;
    }
    angle.parts = parts.len();
    let size = parts.iter().rev().fold(0.0, |lower, part| part + lower / 60.0);
    angle.degrees = if negative { -size } else { size };
    Some(angle)
}

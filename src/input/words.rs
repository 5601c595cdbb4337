//! What the words of a list mean: kinds of event, certainty, dates, ranges, numbers.

use crate::date::Date;
use crate::event::{Certainty, EventKind};
use crate::units::{LengthUnit, Meters, Range};

/// The kind of event that a word stands for, also in ACLED's terms; unknown words are a mere mention, and so
/// is a battle: a clash of two sides is no site that was hit.
pub fn event(word: &str) -> EventKind {
    let word = word.to_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| word.contains(part));
    if has(&["intercept", "shot down", "disrupted", "averted", "foiled"]) {
        EventKind::Intercepted
    } else if has(&["shell", "artillery", "mortar", "grad"]) {
        EventKind::Shelling
    } else if has(&["air/drone", "airstrike", "air strike", "air_strike", "bombard", "air raid"]) {
        EventKind::Airstrike
    } else if has(&["drone", "uav", "loitering"]) {
        EventKind::Drone
    } else if has(&["missile", "rocket"]) {
        EventKind::Missile
    } else if has(&["explo", "bomb", "blast", "ied", "mine", "grenade", "sabotage"]) {
        EventKind::Explosion
    } else if has(&["fire", "damage", "destr", "arson", "burn"]) {
        EventKind::Damage
    } else if has(&["strike"]) {
        EventKind::Airstrike
    } else if has(&["attack", "ambush", "raid", "shooting"]) {
        EventKind::Attack
    } else {
        EventKind::Mention
    }
}

/// How sure a list is of an entry; silence is a statement.
pub fn certainty(word: Option<&str>) -> Certainty {
    let Some(word) = word.map(str::to_lowercase) else { return Certainty::Confirmed };
    let doubtful =
        ["claim", "unconfirmed", "not confirmed", "unverified", "report", "alleg", "possible", "false", "no"];
    if doubtful.iter().any(|part| word.starts_with(part)) { Certainty::Claimed } else { Certainty::Confirmed }
}

/// At most two facts, divided by a semicolon or a line end.
pub fn facts(text: &str) -> Vec<String> {
    text.split([';', '\n', '|']).map(str::trim).filter(|fact| !fact.is_empty()).take(2).map(str::to_owned).collect()
}

/// A number with a decimal point or comma.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let value = text.parse::<f64>().or_else(|_| text.replacen(',', ".", 1).parse()).ok()?;
    value.is_finite().then_some(value)
}

/// A day written `2025-06-13`, `2025/06/13`, `13 June 2025`, `June 13, 2025`, or only a month or year of these.
pub fn date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let month = parts.iter().find_map(|part| month(part));
    let numbers: Vec<u32> =
        parts.iter().take(3).filter_map(|part| part.trim_end_matches(['T', 'Z']).parse().ok()).collect();
    let year = numbers.iter().copied().find(|n| (1000..=9999).contains(n))?;
    let small: Vec<u32> = numbers.iter().copied().filter(|n| (1..=31).contains(n)).collect();
    let (month, day) = match (month, small.as_slice()) {
        (Some(month), [day, ..]) => (month, *day as u8),
        (Some(month), []) => (month, 0),
        (None, [month, day, ..]) if *month <= 12 => (*month as u8, *day as u8),
        (None, [month]) if *month <= 12 => (*month as u8, 0),
        _ => (0, 0),
    };
    Date::new(i16::try_from(year).ok()?, month, day)
}

fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|month| word.starts_with(month))?;
    Some(at as u8 + 1)
}

/// The precision that ACLED's code book gives a code: 1 is the place itself, 2 a part of the division, 3 the division.
pub fn acled_precision(code: &str) -> Option<Meters> {
    match code {
        "2" => Some(Meters::from_km(25.0)),
        "3" => Some(Meters::from_km(75.0)),
        _ => None,
    }
}

/// A distance with its unit: `1500 mi`, `2,000 km`, `350nmi`; a bare number is in kilometres.
pub fn range(text: &str) -> Option<Range> {
    let text = text.trim().replace([',', '\u{a0}', '\u{202f}'], "");
    let split = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (figure, unit) = text.split_at(split);
    let unit = match unit.trim().to_lowercase().as_str() {
        "" | "km" | "kilometer" | "kilometers" | "kilometre" | "kilometres" => LengthUnit::Kilometer,
        "mi" | "mile" | "miles" => LengthUnit::Mile,
        "nm" | "nmi" | "nautical miles" | "nautical mile" => LengthUnit::NauticalMile,
        "m" | "meter" | "meters" | "metre" | "metres" => LengthUnit::Meter,
        "ft" | "feet" | "foot" => LengthUnit::Foot,
        _ => return None,
    };
    let value = figure.parse::<f64>().ok().filter(|value| value.is_finite() && *value > 0.0)?;
    // No ring is longer than half the way around the globe.
    (value * unit.meters() < 20_000_000.0).then_some(Range { value, unit })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_battle_is_no_site_that_was_hit() {
        assert_eq!(event("Armed clash"), EventKind::Mention);
        assert_eq!(event("Attack"), EventKind::Attack);
        assert_eq!(event("Air/drone strike"), EventKind::Airstrike);
    }
}

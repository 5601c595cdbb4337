//! What the words of a list mean: facts and ranges.

use super::number::western;
use crate::units::{LengthUnit, Range};

/// At most two facts, divided by a semicolon or a line end.
pub fn facts(text: &str) -> Vec<String> {
    text.split([';', '\n', '|']).map(str::trim).filter(|fact| !fact.is_empty()).take(2).map(str::to_owned).collect()
}

/// What a radius says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ranged {
    /// A distance.
    Range(Range),
    /// A number, and no unit anywhere.
    NoUnit,
    /// Nothing that is a distance.
    Unread,
}

/// A distance with its unit: `1500 mi`, `2,000 km`, `350nmi`; a bare number is in the unit that its column is named with.
pub fn range(text: &str, column: Option<&str>) -> Ranged {
    let text = western(text.trim()).replace([',', ' '], "");
    let split = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (figure, unit) = text.split_at(split);
    let Some(value) = figure.parse::<f64>().ok().filter(|value| value.is_finite()) else { return Ranged::Unread };
    let unit = match (unit, column) {
        ("", Some(column)) => column.to_owned(),
        ("", None) if value == 0.0 => return Ranged::Unread,
        ("", None) => return Ranged::NoUnit,
        (unit, _) => unit.to_lowercase(),
    };
    let unit = match unit.as_str() {
        "km" | "kilometer" | "kilometers" | "kilometre" | "kilometres" | "км" => LengthUnit::Kilometer,
        "mi" | "mile" | "miles" => LengthUnit::Mile,
        "nm" | "nmi" | "nauticalmiles" | "nauticalmile" => LengthUnit::NauticalMile,
        "m" | "meter" | "meters" | "metre" | "metres" | "м" => LengthUnit::Meter,
        "ft" | "feet" | "foot" => LengthUnit::Foot,
        _ => return Ranged::Unread,
    };
    // No ring is longer than half the way around the globe.
    match value > 0.0 && value * unit.meters() < 20_000_000.0 {
        true => Ranged::Range(Range { value, unit }),
        false => Ranged::Unread,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_number_has_the_unit_of_its_column_or_none() {
        let km = |value| Ranged::Range(Range { value, unit: LengthUnit::Kilometer });
        assert_eq!(range("1,500 km", None), km(1500.0));
        assert_eq!(range("30", Some("km")), km(30.0));
        assert_eq!(range("500", None), Ranged::NoUnit);
        assert_eq!(range("far", None), Ranged::Unread);
        assert_eq!(range("90000 km", None), Ranged::Unread);
    }
}

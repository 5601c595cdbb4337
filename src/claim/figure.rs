//! Figures as messages show them.

use crate::lang::Message;
use crate::units::LengthUnit;

/// A number as a report writes it: three significant digits or whole, with commas.
pub(in crate::claim) fn number(value: f64) -> String {
    if value.abs() < 10.0 {
        return trimmed(format!("{value:.1}"));
    }
    let digits = format!("{:.0}", value.abs());
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if value < 0.0 { format!("-{grouped}") } else { grouped }
}

fn trimmed(text: String) -> String {
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// The name of a unit, in the plural.
pub(in crate::claim) fn units(unit: LengthUnit) -> Message {
    Message::Units { unit: unit.symbol().into() }
}

/// A figure with its unit; a range where the two differ.
pub(in crate::claim) fn length(low: String, high: String, unit: LengthUnit) -> Message {
    let units = units(unit).into();
    if low == high {
        Message::Length { figure: low.into(), units }
    } else {
        Message::Length { figure: Message::FigureRange { low: low.into(), high: high.into() }.into(), units }
    }
}

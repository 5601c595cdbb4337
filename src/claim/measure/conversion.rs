//! "20 km (15 miles)": two figures for one length that do not agree.

use crate::claim::figure::number;
use crate::claim::parse::view::View;
use crate::diagnostic::Diagnostic;
use crate::lang::{Argument, Message};
use crate::mention::quantity::Quantity;
use crate::units::{LengthUnit, Meters};

/// Share of the longer figure by which two may differ, for rounding.
const SHARE: f64 = 0.12;
/// The same in metres, for short lengths.
const SLACK: f64 = 1500.0;

/// A diagnostic for each pair that differs by more than rounding explains, whatever the verdict on the claim.
pub(in crate::claim) fn disagreements(view: &View<'_>) -> Vec<Diagnostic> {
    view.quantities.iter().filter_map(disagreement).collect()
}

fn disagreement(quantity: &Quantity) -> Option<Diagnostic> {
    let conversion = quantity.conversion?;
    let length = |figure: crate::mention::quantity::Figure, unit| {
        let (low, high) = figure.ends();
        Meters::from_unit(f64::midpoint(low, high), unit)
    };
    let (first, second) = (length(quantity.figure, quantity.unit), length(conversion.figure, conversion.unit));
    let apart = (first.0 - second.0).abs();
    if apart <= SLACK || apart <= SHARE * first.0.max(second.0) || is_small(quantity.unit) {
        return None;
    }
    let say = |length: Meters, unit: LengthUnit| -> Argument {
        Message::LengthShort { figure: number(length.in_unit(unit)).into(), symbol: unit.symbol().into() }.into()
    };
    let (own, other) = (quantity.unit, conversion.unit);
    let message =
        Message::ConversionDisagrees { first: say(first, own), same: say(first, other), other: say(second, other) };
    let hint = Message::ConversionHint { other: say(second, other), first: say(second, own) };
    Some(Diagnostic::warning("conversion-disagrees", Some(quantity.span), message).with_hint(hint))
}

const fn is_small(unit: LengthUnit) -> bool {
    matches!(unit, LengthUnit::Foot | LengthUnit::Meter)
}

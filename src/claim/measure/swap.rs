//! Units mixed up: 300 miles stated where 300 kilometres are true. The commonest error of figures in the wild.

use crate::claim::measure::bands::{self, Interval, Path};
use crate::claim::model::Verdict;
use crate::mention::quantity::Quantity;
use crate::units::LengthUnit;

/// The unit in which a contradicted figure would hold, if there is one.
pub(in crate::claim) fn fitting_unit(quantity: &Quantity, truth: Interval) -> Option<LengthUnit> {
    let units = [LengthUnit::Kilometer, LengthUnit::Mile, LengthUnit::NauticalMile];
    units.into_iter().filter(|&unit| unit != quantity.unit).find(|unit| {
        let said = bands::stated(quantity.figure, quantity.hedge, unit.meters() / 1000.0);
        bands::distance(&said, truth, Path::ToLine).0 == Verdict::Supported
    })
}

//! What is wrong with rows of a list, told once a kind with the numbers of the rows.

use crate::diagnostic::Diagnostic;

/// What can be wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// No position, or none on the globe.
    NoPosition,
    /// At 0° N 0° E, where forms and broken conversions put what they do not know.
    AtZero,
    /// In another country than the list says.
    Elsewhere,
    /// A day that cannot be read.
    NoDay,
    /// A day of which it is not known which figure is the month.
    OpenDay,
    /// A day of the first century.
    Century,
    /// A radius without a unit.
    NoUnit,
    /// A radius that cannot be read.
    NoRange,
}

const ALL: [Fault; 8] = [
    Fault::NoPosition,
    Fault::AtZero,
    Fault::Elsewhere,
    Fault::NoDay,
    Fault::OpenDay,
    Fault::Century,
    Fault::NoUnit,
    Fault::NoRange,
];

/// So many rows are named one by one.
const NAMED: usize = 6;

/// The faults of a list.
#[derive(Debug, Default)]
pub(super) struct Faults {
    rows: [Vec<usize>; ALL.len()],
    /// The first value at fault, of each kind.
    values: [Option<String>; ALL.len()],
}

/// What the rows of a list are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Called {
    pub one: &'static str,
    pub many: &'static str,
}

impl Faults {
    /// Notes a fault of a row, with the value that is at fault where there is one.
    pub(super) fn note(&mut self, fault: Fault, row: usize, value: Option<&str>) {
        let at = ALL.iter().position(|known| *known == fault).unwrap_or(0);
        if self.rows[at].last() != Some(&row) {
            self.rows[at].push(row);
        }
        if let (None, Some(value)) = (&self.values[at], value) {
            self.values[at] = Some(value.chars().take(40).collect());
        }
    }

    /// How many rows have a fault.
    pub(super) fn count(&self, fault: Fault) -> usize {
        ALL.iter().position(|known| *known == fault).map_or(0, |at| self.rows[at].len())
    }

    /// One message a kind of fault, of a list of `all` rows.
    pub(super) fn told(&self, all: usize, called: Called) -> Vec<Diagnostic> {
        let found = ALL.iter().zip(&self.rows).zip(&self.values).filter(|((_, rows), _)| !rows.is_empty());
        found.map(|((fault, rows), value)| told(*fault, rows, value.as_deref(), all, called)).collect()
    }
}

/// "row 3", or "12 rows of 300", with the verb that agrees.
fn counted(rows: &[usize], all: usize, called: Called, [one, many]: [&str; 2], what: &str) -> String {
    match rows {
        [row] => format!("{} {row} of the list {one} {what}", called.one),
        rows => {
            let listed: Vec<String> = rows.iter().take(NAMED).map(usize::to_string).collect();
            let more = if rows.len() > NAMED { ", …" } else { "" };
            let (count, all) = (grouped(rows.len()), grouped(all));
            format!("{count} {} of {all} {many} {what} ({} {}{more})", called.many, called.many, listed.join(", "))
        }
    }
}

/// A number with its thousands divided.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn told(fault: Fault, rows: &[usize], value: Option<&str>, all: usize, called: Called) -> Diagnostic {
    let have = ["has", "have"];
    let value = value.map(|value| format!("`{value}`")).unwrap_or_default();
    let say = |verbs: [&str; 2], what: &str| counted(rows, all, called, verbs, what);
    match fault {
        Fault::NoPosition => Diagnostic::warning("row-without-position", None, say(have, "no usable position"))
            .with_hint("latitude is -90 to 90, longitude -180 to 180, both in degrees"),
        Fault::AtZero => Diagnostic::warning("row-at-zero", None, say(["lies", "lie"], "at 0° N 0° E, and on no map"))
            .with_hint("that is where forms put what they do not know; give the true position"),
        Fault::Elsewhere => {
            Diagnostic::warning("row-elsewhere", None, say(["lies", "lie"], "outside the country that the list names"))
                .with_hint("look at the position and at the country")
        }
        Fault::NoDay => {
            Diagnostic::warning("day-unread", None, say(have, &format!("a day that cannot be read: {value}")))
                .with_hint("write days as YEAR-MONTH-DAY, such as 2025-06-13")
        }
        Fault::OpenDay => {
            let what = format!(
                "a day of which no row tells whether day or month comes first, such as {value}; the year alone is used"
            );
            Diagnostic::warning("day-open", None, say(have, &what))
                .with_hint("write days as YEAR-MONTH-DAY, such as 2025-06-13")
        }
        Fault::Century => Diagnostic::warning(
            "day-century",
            None,
            say(have, &format!("a year of the first century: {value} is read as of this one")),
        )
        .with_hint("write the year with four figures"),
        Fault::NoUnit => Diagnostic::warning(
            "range-without-unit",
            None,
            say(have, &format!("a radius without a unit, {value}, and no ring")),
        )
        .with_hint("write `1000 m`, or name the column with its unit: radius_m, radius_km"),
        Fault::NoRange => {
            Diagnostic::warning("range-unread", None, say(have, &format!("a radius that cannot be read: {value}")))
                .with_hint("write a number and a unit, such as 1500 mi")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    const ROWS: Called = Called { one: "row", many: "rows" };

    #[test]
    fn one_message_tells_of_all_rows_with_a_fault() {
        let mut faults = Faults::default();
        for row in 4..16 {
            faults.note(Fault::NoPosition, row, None);
        }
        faults.note(Fault::NoDay, 9, Some("soon"));
        let told: Vec<String> = faults.told(1_300, ROWS).iter().map(|told| lang::voice().say(&told.message)).collect();
        assert_eq!(told[0], "12 rows of 1,300 have no usable position (rows 4, 5, 6, 7, 8, 9, …)");
        assert_eq!(told[1], "row 9 of the list has a day that cannot be read: `soon`");
        assert_eq!(told.len(), 2);
    }
}

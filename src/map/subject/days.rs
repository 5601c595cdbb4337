//! Days as a map says them: `June 13, 2025`, `June 13 to 15, 2025`, or the month or year that is known.

use crate::date::Date;
use crate::lang::{Argument, Message};

/// A day, or the month or year that is known of it.
pub(crate) fn day(date: Date) -> Message {
    let year = year(date);
    match month(date) {
        Some(month) if date.day > 0 => Message::DayOfYear { month, day: number(date.day), year },
        Some(month) => Message::MonthOfYear { month, year },
        None => Message::YearAlone { year },
    }
}

/// Two days, without saying the same month or year twice.
pub(super) fn span(first: Date, last: Date) -> Message {
    let whole = |date: Date| date.day > 0;
    if let (Some(month), true) = (month(first), whole(first) && whole(last) && first.year == last.year) {
        let (from, to, year) = (number(first.day), number(last.day), year(last));
        if first.month == last.month {
            return Message::DaysOfMonth { month, first: from, last: to, year };
        }
        let first = Message::DayOfMonth { month, day: from }.into();
        return Message::DaysBetween { first, last: day(last).into() };
    }
    Message::DaysBetween { first: day(first).into(), last: day(last).into() }
}

fn month(date: Date) -> Option<Argument> {
    (1..=12).contains(&date.month).then(|| Message::MonthName { month: u64::from(date.month).into() }.into())
}

fn number(value: u8) -> Argument {
    u64::from(value).into()
}

fn year(date: Date) -> Argument {
    date.year.to_string().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    #[test]
    fn neither_month_nor_year_is_said_twice() {
        let date = |year, month, day| Date { year, month, day };
        let said = |first, last| lang::voice().say(&span(first, last));
        assert_eq!(said(date(2025, 6, 13), date(2025, 6, 15)), "June 13 to 15, 2025");
        assert_eq!(said(date(2025, 5, 30), date(2025, 6, 2)), "May 30 to June 2, 2025");
        assert_eq!(said(date(2024, 12, 30), date(2025, 1, 2)), "December 30, 2024 to January 2, 2025");
        assert_eq!(said(date(2025, 5, 0), date(2025, 6, 0)), "May 2025 to June 2025");
        assert_eq!(lang::voice().say(&day(date(2025, 0, 0))), "2025");
    }
}

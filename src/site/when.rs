//! When it happened, resolved against the day of the report: "on June 13", "on Friday", "yesterday", "overnight".
//!
//! Days are counted as in Hinnant, *chrono-compatible low-level date algorithms* (2013): days since 1970-01-01.

use super::lexicon::{self, Class};
use super::role::signals;
use super::view::View;
use crate::text::Date;

const WEEKDAYS: [&str; 7] = ["thursday", "friday", "saturday", "sunday", "monday", "tuesday", "wednesday"];
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The day of the event at token `at`, from the date expression closest to it; `None` where the text leaves it open.
pub(super) fn when(view: &View<'_>, at: usize, reported: Option<Date>, latest_year: Option<u16>) -> Option<Date> {
    let mut found: Vec<(usize, Date)> = Vec::new();
    for here in 0..view.len() {
        if let Some(date) = calendar(view, here, reported, latest_year).or_else(|| relative(view, here, reported)) {
            found.push((here.abs_diff(at), date));
        }
    }
    found.into_iter().min_by_key(|(gap, date)| (*gap, *date)).map(|(_, date)| date)
}

/// "June 13, 2025", "13 June", "March 24".
fn calendar(view: &View<'_>, at: usize, reported: Option<Date>, latest_year: Option<u16>) -> Option<Date> {
    let word = view.word(at);
    // "may" and "march" are verbs too: a month stands beside a day.
    let month =
        lexicon::is(word, Class::Month).then(|| MONTHS.iter().position(|month| word.starts_with(month)))?? as u8 + 1;
    let day_after = day(view.word(at + 1));
    let day_before = at.checked_sub(1).and_then(|before| day(view.word(before)));
    let (day, next) = match (day_before, day_after) {
        (Some(day), _) => (day, at + 1),
        (None, Some(day)) => (day, at + 2),
        (None, None) => return None,
    };
    let comma = usize::from(view.word(next) == ",");
    let stated = signals::year(view.word(next + comma));
    let year = match (stated, reported) {
        (Some(year), _) => i16::try_from(year).ok()?,
        (None, Some(reported)) => {
            let later = (month, day) > (reported.month, reported.day) && month.abs_diff(reported.month) > 1;
            reported.year - i16::from(later)
        }
        (None, None) => i16::try_from(latest_year?).ok()?,
    };
    Some(Date { year, month, day })
}

fn day(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let day: u8 = digits.parse().ok()?;
    (1..=31).contains(&day).then_some(day)
}

/// Weekday names and days told from today.
fn relative(view: &View<'_>, at: usize, reported: Option<Date>) -> Option<Date> {
    let reported = reported.filter(|date| date.day > 0 && date.month > 0)?;
    let today = days(reported);
    match view.word(at) {
        "today" | "tonight" | "overnight" => Some(reported),
        "yesterday" => Some(date(today - 1)),
        word => {
            let weekday = WEEKDAYS.iter().position(|name| *name == word)? as i64;
            let back = (today - weekday).rem_euclid(7);
            Some(date(today - back))
        }
    }
}

/// Days since 1970-01-01, a Thursday.
fn days(date: Date) -> i64 {
    let (month, day) = (i64::from(date.month), i64::from(date.day));
    let year = i64::from(date.year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day so many days after 1970-01-01.
fn date(days: i64) -> Date {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Date { year: i16::try_from(year).unwrap_or(i16::MAX), month: month as u8, day: day as u8 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_agree_over_two_centuries() {
        for number in (-36_500..36_500).step_by(17) {
            assert_eq!(days(date(number)), number);
        }
    }

    #[test]
    fn the_thirteenth_of_june_2025_is_a_friday() {
        let number = days(Date { year: 2025, month: 6, day: 13 });
        assert_eq!(WEEKDAYS[number.rem_euclid(7) as usize], "friday");
    }
}

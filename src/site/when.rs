//! When it happened, resolved against the day of the report: "on June 13", "on Friday", "yesterday", "overnight".

use jiff::ToSpan;

use super::lexicon::{self, Class};
use super::marked::Marked;
use super::role::signals;
use crate::text::Date;

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The day of the event at token `at`, from the date expression closest to it; `None` where the text leaves it open.
pub(super) fn when(view: &Marked<'_>, at: usize, reported: Option<Date>, latest_year: Option<u16>) -> Option<Date> {
    let mut found: Vec<(usize, Date)> = Vec::new();
    for here in 0..view.len() {
        if let Some(date) = calendar(view, here, reported, latest_year).or_else(|| relative(view, here, reported)) {
            found.push((here.abs_diff(at), date));
        }
    }
    found.into_iter().min_by_key(|(gap, date)| (*gap, *date)).map(|(_, date)| date)
}

/// "June 13, 2025", "13 June", "March 24".
fn calendar(view: &Marked<'_>, at: usize, reported: Option<Date>, latest_year: Option<u16>) -> Option<Date> {
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
    Date::new(year, month, day)
}

fn day(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let day: u8 = digits.parse().ok()?;
    (1..=31).contains(&day).then_some(day)
}

/// Weekday names and days told from today.
fn relative(view: &Marked<'_>, at: usize, reported: Option<Date>) -> Option<Date> {
    let reported = reported?;
    let today = reported.civil()?;
    match view.word(at) {
        "today" | "tonight" | "overnight" => Some(reported),
        "yesterday" => Some(today.yesterday().ok()?.into()),
        word => {
            let weekday = WEEKDAYS.iter().position(|name| *name == word)? as i64;
            // The last of that name, today among them.
            let back = (i64::from(today.weekday().to_monday_zero_offset()) - weekday).rem_euclid(7);
            Some(today.checked_sub(back.days()).ok()?.into())
        }
    }
}

#[cfg(all(test, feature = "basemap"))]
mod tests {
    use super::*;

    #[test]
    fn days_told_from_today_are_counted_over_the_ends_of_months() {
        let monday = Date::new(2024, 3, 4);
        for (text, month, day) in [
            ("Haifa was hit today.", 3, 4),
            ("Haifa was hit on Monday.", 3, 4),
            ("Haifa was hit yesterday.", 3, 3),
            ("Haifa was hit on Thursday.", 2, 29),
            ("Haifa was hit on Tuesday.", 2, 27),
        ] {
            let world = crate::world::World::embedded();
            let article = crate::text::read(text, world.gazetteer);
            let views = Marked::all(&article, &[], world);
            let found = views.first().and_then(|view| when(view, 0, monday, None));
            assert_eq!(found, Date::new(2024, month, day), "{text}");
        }
    }
}

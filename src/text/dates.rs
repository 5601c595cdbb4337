//! The day a report was published, from the forms in which pages and agencies write it.

use super::Date;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads a date that stands alone: "2025-06-15T10:00Z", "June 15, 2025", "15 June 2025", with "Published:" and a weekday
/// before it and a time after it allowed. Answers `None` where the text says anything else.
pub(super) fn alone(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() > 80 {
        return None;
    }
    if let Some(date) = iso(text) {
        return Some(date);
    }
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().all(is_date_word).then(|| written(words()))?
}

/// The day in a line that opens a report, "PORT SUDAN, May 6, 2025"; `None` unless day, month and year are all there.
pub(super) fn in_dateline(text: &str) -> Option<Date> {
    written(text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()))
}

/// Reads the first written date with a year among `words`, day and month in either order.
fn written<'w>(words: impl Iterator<Item = &'w str>) -> Option<Date> {
    let (mut month, mut day, mut year) = (0, 0, 0);
    for word in words {
        if let Some(found) = month_number(word) {
            month = found;
        } else if let Some(number) = number(word) {
            match number {
                1..=31 if day == 0 => day = number as u8,
                1900..=2200 if year == 0 => year = number as i16,
                _ => {}
            }
        }
    }
    if month > 0 && day > 0 && year > 0 { Date::new(year, month, day) } else { None }
}

/// Reads "2025-06-15", also as the head of a time stamp.
fn iso(text: &str) -> Option<Date> {
    let head = text.get(..10)?;
    let mut parts = head.split(['-', '/']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    let rest_is_time = text[10..].chars().all(|c| c.is_ascii_digit() || " :.+-TZ".contains(c));
    (year.len() == 4 && date.day > 0 && rest_is_time).then_some(date)
}

fn number(word: &str) -> Option<u16> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    (digits.len() <= 4).then(|| digits.parse().ok())?
}

/// The number of the month that `word` names or abbreviates.
fn month_number(word: &str) -> Option<u8> {
    let lower = word.to_ascii_lowercase();
    let stem = lower.get(..3)?;
    let at = MONTHS.iter().position(|month| *month == stem)?;
    const FULL: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    (FULL[at].starts_with(&lower) || lower == "sept").then_some(at as u8 + 1)
}

fn is_date_word(word: &str) -> bool {
    const OTHERS: [&str; 26] = [
        "published",
        "updated",
        "posted",
        "on",
        "at",
        "date",
        "last",
        "modified",
        "am",
        "pm",
        "gmt",
        "utc",
        "est",
        "edt",
        "pst",
        "pdt",
        "bst",
        "cet",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "of",
    ];
    let lower = word.to_ascii_lowercase();
    let weekday = lower.len() >= 3 && OTHERS[18..25].iter().any(|day| day.starts_with(&lower));
    number(word).is_some() || month_number(word).is_some() || weekday || OTHERS.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_a_date_is_read_and_a_sentence_is_not() {
        let day = Some(Date { year: 2025, month: 6, day: 15 });
        for line in
            ["2025-06-15", "2025-06-15T08:30:00Z", "June 15, 2025", "Published: Sunday 15 June 2025 at 10:30 GMT"]
        {
            assert_eq!(alone(line), day, "{line}");
        }
        assert_eq!(alone("Israel attacked on June 13, 2025"), None);
        assert_eq!(alone("May 2025"), None);
        assert_eq!(alone("2025-02-29"), None);
        assert_eq!(alone("31 June 2025"), None);
    }
}

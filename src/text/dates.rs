//! The day a report was published, from the forms in which pages and agencies write it.

use super::Date;
use crate::lang::{Lexicon, WordClass};

/// Letters that a month or weekday is shortened to at least.
const SHORTEST: usize = 3;

/// Reads a date that stands alone: "2025-06-15T10:00Z", "June 15, 2025", "15 June 2025", with "Published:" and a weekday
/// before it and a time after it allowed. Answers `None` where the text says anything else.
pub(super) fn alone(lexicon: &Lexicon, text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() > 80 {
        return None;
    }
    if let Some(date) = iso(text) {
        return Some(date);
    }
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().all(|word| is_date_word(lexicon, word)).then(|| written(lexicon, words()))?
}

/// The day in a line that opens a report, "PORT SUDAN, May 6, 2025"; `None` unless day, month and year are all there.
pub(super) fn in_dateline(lexicon: &Lexicon, text: &str) -> Option<Date> {
    written(lexicon, text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()))
}

/// Reads the first written date with a year among `words`, day and month in either order.
fn written<'w>(lexicon: &Lexicon, words: impl Iterator<Item = &'w str>) -> Option<Date> {
    let (mut month, mut day, mut year) = (0, 0, 0);
    for word in words {
        if let Some(found) = month_number(lexicon, word) {
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
fn month_number(lexicon: &Lexicon, word: &str) -> Option<u8> {
    let short = || lexicon.get(WordClass::MonthShort, word);
    lexicon.get(WordClass::Month, word).or_else(short).or_else(|| begun(lexicon, WordClass::Month, word)?.parse().ok())
}

/// What the class says of the first of its words that `word` begins.
fn begun<'l>(lexicon: &'l Lexicon, class: WordClass, word: &str) -> Option<&'l str> {
    let lower = word.to_ascii_lowercase();
    let long_enough = lower.len() >= SHORTEST;
    lexicon.entries(class).find(|(whole, _)| long_enough && whole.starts_with(&lower)).map(|(_, value)| value)
}

fn is_date_word(lexicon: &Lexicon, word: &str) -> bool {
    number(word).is_some()
        || month_number(lexicon, word).is_some()
        || lexicon.is(WordClass::DateWord, word)
        || begun(lexicon, WordClass::Weekday, word).is_some()
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
            assert_eq!(alone(Lexicon::english(), line), day, "{line}");
        }
        assert_eq!(alone(Lexicon::english(), "Israel attacked on June 13, 2025"), None);
        assert_eq!(alone(Lexicon::english(), "May 2025"), None);
        assert_eq!(alone(Lexicon::english(), "2025-02-29"), None);
        assert_eq!(alone(Lexicon::english(), "31 June 2025"), None);
    }
}

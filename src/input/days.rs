//! Days of a list: the order of day and month is settled by the whole column.

use std::collections::HashMap;

use crate::date::Date;
use crate::world::gazetteer::fold;

use super::tables::tables;
use super::{Cell, number};

/// Which comes first in days written in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The day, as a row of the column proves.
    Day,
    /// The month, as a row of the column proves.
    Month,
    /// No row tells.
    #[default]
    Open,
}

/// What a cell says of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// A day, month or year.
    Day(Date),
    /// A day of a year before 100, of which the century is wanting.
    Century(Date),
    /// One of two days: the year alone is sure.
    Open(Date),
    /// Nothing that is a day.
    Nothing,
}

/// The days of a column.
#[derive(Debug, Default)]
pub struct Days {
    order: Order,
    known: HashMap<String, Told>,
}

/// A day in figures: year, and the two others as they stand.
#[derive(Debug, Clone, Copy)]
enum Figures {
    /// Settled.
    Settled(i16, u32, u32),
    /// Two figures of which one is the day.
    Unsettled(i16, u32, u32),
}

impl Days {
    /// Settles the order by the cells of a column; `day_first` is what the language of the list does.
    pub fn settle<'c>(cells: impl Iterator<Item = &'c Cell>, day_first: bool) -> Self {
        let mut proofs = [0usize; 2];
        let mut dotted = false;
        for text in cells.filter_map(|cell| match cell {
            Cell::Text(text) => Some(text),
            _ => None,
        }) {
            if let Some(Figures::Unsettled(_, a, b)) = figures(text) {
                dotted |= text.contains('.');
                proofs[0] += usize::from(a > 12 && b <= 12);
                proofs[1] += usize::from(b > 12 && a <= 12);
            }
        }
        let order = match proofs {
            [0, 0] if day_first || dotted => Order::Day,
            [0, 0] => Order::Open,
            [day, month] if day >= month => Order::Day,
            _ => Order::Month,
        };
        Self { order, known: HashMap::new() }
    }

    /// What a cell says.
    pub fn read(&mut self, cell: &Cell) -> Told {
        match cell {
            Cell::Number(number) => of_number(*number).map_or(Told::Nothing, Told::Day),
            Cell::Integer(number) => of_number(*number as f64).map_or(Told::Nothing, Told::Day),
            Cell::Text(text) => {
                if let Some(told) = self.known.get(text) {
                    return *told;
                }
                let told = self.of_text(text);
                self.known.insert(text.clone(), told);
                told
            }
            _ => Told::Nothing,
        }
    }

    fn of_text(&self, text: &str) -> Told {
        if let Some(date) = number::plain(text).and_then(of_number) {
            return Told::Day(date);
        }
        let (year, month, day, is_open) = match figures(text) {
            Some(Figures::Settled(year, month, day)) => (year, month, day, false),
            Some(Figures::Unsettled(year, a, b)) => match self.order {
                _ if a > 12 => (year, b, a, false),
                _ if b > 12 => (year, a, b, false),
                Order::Day => (year, b, a, false),
                Order::Month => (year, a, b, false),
                Order::Open if a == b => (year, a, b, false),
                Order::Open => (year, 0, 0, true),
            },
            None => return Told::Nothing,
        };
        let (is_short, year) = if (0..100).contains(&year) { (true, year + 2000) } else { (false, year) };
        let (Ok(month), Ok(day)) = (u8::try_from(month), u8::try_from(day)) else { return Told::Nothing };
        match Date::new(year, month, day) {
            Some(date) if is_open => Told::Open(date),
            Some(date) if is_short => Told::Century(date),
            Some(date) => Told::Day(date),
            None => Told::Nothing,
        }
    }
}

/// A number as a day: `20250613`, a year, the days of a spreadsheet, seconds or milliseconds since 1970.
fn of_number(number: f64) -> Option<Date> {
    if !number.is_finite() || number < 1000.0 {
        return None;
    }
    let whole = number.trunc();
    let is_whole = whole == number;
    match whole as i64 {
        year @ 1800..=2200 if is_whole => Date::new(year as i16, 0, 0),
        packed @ 18_000_101..=22_001_231 if is_whole => {
            Date::new((packed / 10_000) as i16, (packed / 100 % 100) as u8, (packed % 100) as u8)
        }
        month @ 180_001..=220_012 if is_whole => Date::new((month / 100) as i16, (month % 100) as u8, 0),
        // The day before 1900 is the zero of spreadsheets, which count a 29 February 1900 too many.
        serial @ 7_306..=109_575 => Some(since((1899, 12, 30), serial)),
        seconds @ 100_000_000..=9_999_999_999 => Some(since((1970, 1, 1), seconds.div_euclid(86_400))),
        millis @ 100_000_000_000..=9_999_999_999_999 => Some(since((1970, 1, 1), millis.div_euclid(86_400_000))),
        _ => None,
    }
}

fn since((year, month, day): (i16, i8, i8), days: i64) -> Date {
    let start = jiff::civil::Date::constant(year, month, day);
    start.saturating_add(jiff::Span::new().days(days.clamp(0, 2_000_000))).into()
}

/// Figures and words of a text that are no time of the day.
fn pieces(text: &str) -> Vec<String> {
    let text = number::western(text);
    let mut pieces = Vec::new();
    for chunk in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '،')) {
        // `2025-06-13T23:36:10.314Z`
        let chunk = match chunk.find(['T', 't']) {
            Some(at) if at > 0 && chunk[..at].ends_with(|c: char| c.is_ascii_digit()) => &chunk[..at],
            _ => chunk,
        };
        if chunk.contains(':') {
            if pieces.is_empty() {
                continue;
            }
            break;
        }
        let piece = |part: &str| (!part.is_empty()).then(|| part.to_owned());
        pieces.extend(chunk.split(|c: char| !c.is_alphanumeric() || matches!(c, '年' | '月' | '日')).filter_map(piece));
    }
    pieces
}

/// What a text says in figures and names of months.
fn figures(text: &str) -> Option<Figures> {
    let pieces = pieces(text);
    let month = pieces.iter().find_map(|piece| month(piece));
    let numbers: Vec<(u32, usize)> = pieces
        .iter()
        .filter_map(|piece| {
            let digits = piece.trim_end_matches(|c: char| c.is_alphabetic());
            (!digits.is_empty() && digits.len() <= 4).then(|| Some((digits.parse().ok()?, digits.len())))?
        })
        .collect();
    match month {
        Some((month, at)) => {
            with_month(month, &numbers, pieces.first().is_some_and(|first| Some(first) == at.as_ref()))
        }
        None => in_figures(&numbers),
    }
}

/// Names of months, with the piece where they are shorter than it.
fn month(piece: &str) -> Option<(u32, Option<String>)> {
    let letters: String = piece.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.is_empty() {
        return None;
    }
    let folded = fold(&letters);
    let found = tables().months.get(&folded)?;
    Some((u32::from(*found), Some(piece.to_owned())))
}

fn with_month(month: u32, numbers: &[(u32, usize)], is_first: bool) -> Option<Figures> {
    let year = numbers.iter().find(|(_, digits)| *digits == 4).map(|(year, _)| *year);
    let small: Vec<u32> = numbers.iter().filter(|(_, digits)| *digits <= 2).map(|(number, _)| *number).collect();
    let settled = |year: u32, day: u32| Some(Figures::Settled(i16::try_from(year).ok()?, month, day));
    match (year, small.as_slice()) {
        (Some(year), [day, ..]) if (1..=31).contains(day) => settled(year, *day),
        (Some(year), _) => settled(year, 0),
        (None, [day, .., year]) => settled(full_year(*year), *day),
        // `Aug-24` is what spreadsheets make of a month.
        (None, [year]) if is_first => settled(full_year(*year), 0),
        (None, _) => None,
    }
}

fn in_figures(numbers: &[(u32, usize)]) -> Option<Figures> {
    let settled = |year: u32, month: u32, day: u32| {
        let year = i16::try_from(if is_jalali(year) { return jalali(year, month, day) } else { year }).ok()?;
        Some(Figures::Settled(year, month, day))
    };
    match *numbers {
        [(year, 4), (month, _), (day, _), ..] if month <= 12 => settled(year, month, day),
        [(year, 4), (day, _), (month, _), ..] if month <= 12 => settled(year, month, day),
        [(year, 4), (month, 1..=2)] if (1..=12).contains(&month) => settled(year, month, 0),
        [(month, 1..=2), (year, 4)] if (1..=12).contains(&month) => settled(year, month, 0),
        [(year, 4)] | [(year, 4), (_, 4)] => settled(year, 0, 0),
        [(a, _), (b, _), (year, 4), ..] => Some(Figures::Unsettled(i16::try_from(year).ok()?, a, b)),
        // `13-14.06.2025`
        [(day, _), (_, _), (month, _), (year, 4)] if month <= 12 => settled(year, month, day),
        [(year @ 32.., 2), (month @ 1..=12, _), (day, _)] => settled(full_year(year), month, day),
        [(a, _), (b, _), (year, 2)] => Some(Figures::Unsettled(i16::try_from(full_year(year)).ok()?, a, b)),
        _ => None,
    }
}

/// A year of two figures: of this century, unless that is more than a few years ahead.
fn full_year(year: u32) -> u32 {
    match year {
        0..=49 => 2000 + year,
        50..=99 => 1900 + year,
        year => year,
    }
}

/// Years of the Persian calendar that lists of our days are dated in; in the common calendar they are long past.
fn is_jalali(year: u32) -> bool {
    (1340..=1419).contains(&year)
}

/// A day of the Persian calendar in the common one.
///
/// # References
///
/// K. M. Borkowski 1996, "The Persian calendar for 3000 years", Earth, Moon and Planets 74:223-230: the year begins on 20 or 21 March;
/// between 1244 and 1472 leap years fall as in the cycle of 33 years that starts with 1210.
fn jalali(year: u32, month: u32, day: u32) -> Option<Figures> {
    let leap = |year: i64| matches!(year.rem_euclid(33), 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30);
    let year = i64::from(year);
    // 1 Farvardin 1340 was 21 March 1961.
    let days: i64 = (1340..year).map(|year| if leap(year) { 366 } else { 365 }).sum();
    let before = |month: i64| if month <= 7 { 31 * (month - 1) } else { 186 + 30 * (month - 7) };
    let (month_at, day_at) = (i64::from(month.max(1)), i64::from(day.max(1)));
    if month > 12 || day > 31 {
        return None;
    }
    let date = since((1961, 3, 21), days + before(month_at) + day_at - 1);
    let open = |part: u8, given: u32| if given == 0 { 0 } else { u32::from(part) };
    Some(Figures::Settled(date.year, open(date.month, month), open(date.day, day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(column: &[&str]) -> Vec<String> {
        let cells: Vec<Cell> = column.iter().map(|text| Cell::text(text)).collect();
        let mut days = Days::settle(cells.iter(), false);
        let word = |told| match told {
            Told::Day(date) => date.to_string(),
            Told::Century(date) => format!("{date}!"),
            Told::Open(date) => format!("{date}?"),
            Told::Nothing => "-".to_owned(),
        };
        cells.iter().map(|cell| word(days.read(cell))).collect()
    }

    #[test]
    fn one_row_settles_the_order_of_the_column() {
        assert_eq!(days(&["05/06/2025", "14/06/2025"]), ["2025-06-05", "2025-06-14"]);
        assert_eq!(days(&["05/06/2025", "06/14/2025"]), ["2025-05-06", "2025-06-14"]);
        assert_eq!(days(&["05/06/2025", "07/07/2025"]), ["2025?", "2025-07-07"]);
        assert_eq!(days(&["05.06.2025"]), ["2025-06-05"]);
        assert_eq!(days(&["31-12-19", "5-Aug-24"]), ["2019-12-31", "2024-08-05"]);
    }

    #[test]
    fn days_are_read_in_every_form() {
        for (text, day) in [
            ("2025-06-13T23:36:10.314Z", "2025-06-13"),
            ("2019-03-01 00:00:00.000", "2019-03-01"),
            ("13 June 2025", "2025-06-13"),
            ("June 13, 2025", "2025-06-13"),
            ("13–14 June 2025", "2025-06-13"),
            ("2025-06-13/2025-06-14", "2025-06-13"),
            ("13-14.06.2025", "2025-06-13"),
            ("Fri 13 Jun 2025 14:05", "2025-06-13"),
            ("20250613", "2025-06-13"),
            ("45821", "2025-06-13"),
            ("45821.5", "2025-06-13"),
            ("1749772800000", "2025-06-13"),
            ("June 2025", "2025-06"),
            ("2025/06", "2025-06"),
            ("06.2025", "2025-06"),
            ("Aug-24", "2024-08"),
            ("2025", "2025"),
            ("0025-05-02", "2025-05-02!"),
            ("13 червня 2025", "2025-06-13"),
            ("13 يونيو 2025", "2025-06-13"),
            ("۱۴۰۴/۰۳/۲۳", "2025-06-13"),
            ("1er juin 2025", "2025-06-01"),
            ("2025年6月13日", "2025-06-13"),
            ("soon", "-"),
            ("", "-"),
            ("31/02/2025", "-"),
        ] {
            assert_eq!(days(&[text]), [day], "{text}");
        }
    }
}

//! A calendar day as reports and lists give it, month and day left open where they are.

use jiff::civil;

/// A calendar day; month or day is 0 where the text leaves it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year of the Gregorian calendar.
    pub year: i16,
    /// 1 to 12, or 0.
    pub month: u8,
    /// 1 to 31, or 0.
    pub day: u8,
}

impl Date {
    /// The day, if the calendar has it; a month or a day of 0 is left open.
    ///
    /// # Examples
    ///
    /// ```
    /// use dateline::date::Date;
    ///
    /// assert_eq!(Date::new(2025, 6, 0), Some(Date { year: 2025, month: 6, day: 0 }));
    /// assert!(Date::new(2025, 2, 29).is_none());
    /// ```
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        // A day of an open month is none.
        let (some_month, some_day) = if month == 0 && day > 0 { return None } else { (month.max(1), day.max(1)) };
        civil::Date::new(year, i8::try_from(some_month).ok()?, i8::try_from(some_day).ok()?).ok()?;
        Some(Self { year, month, day })
    }

    /// The day in the calendar, unless a part of it is left open.
    pub(crate) fn civil(self) -> Option<civil::Date> {
        civil::Date::new(self.year, i8::try_from(self.month).ok()?, i8::try_from(self.day).ok()?).ok()
    }

    /// Reads `2025-06-15`, also `2025-06` and `2025`: as a record writes it.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let year = parts.next()?.parse().ok()?;
        let mut part = |most: u8| match parts.next() {
            Some(part) => part.parse().ok().filter(|number| (1..=most).contains(number)),
            None => Some(0),
        };
        let (month, day) = (part(12)?, part(31)?);
        parts.next().is_none().then_some(Self { year, month, day })
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self { year: date.year(), month: date.month().unsigned_abs(), day: date.day().unsigned_abs() }
    }
}

/// `YYYY-MM-DD`, shorter where the text leaves it open.
impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        match (self.month, self.day) {
            (0, _) => Ok(()),
            (month, 0) => write!(f, "-{month:02}"),
            (month, day) => write!(f, "-{month:02}-{day:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_back_as_it_was_written() {
        for text in ["2025-06-15", "2025-06", "2025", "0025-05-02"] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
        for wrong in ["", "June", "2025-13", "2025-06-32", "2025-06-15-1", "2025-0-1"] {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
    }
}

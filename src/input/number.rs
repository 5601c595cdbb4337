//! Numbers and angles as people write them: decimal commas, other scripts' digits, minus signs of typography, hemispheres.

use std::borrow::Cow;

use super::tables::tables;
use crate::geodesy::notation;
use crate::world::gazetteer::fold;

/// The text with western digits, a plain minus and a decimal point for that of Arabic.
pub fn western(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let letter = |c: char| match c {
        '\u{660}'..='\u{669}' => (b'0' + (c as u32 - 0x660) as u8) as char,
        '\u{6f0}'..='\u{6f9}' => (b'0' + (c as u32 - 0x6f0) as u8) as char,
        '\u{966}'..='\u{96f}' => (b'0' + (c as u32 - 0x966) as u8) as char,
        '\u{ff10}'..='\u{ff19}' => (b'0' + (c as u32 - 0xff10) as u8) as char,
        '−' | '–' | '‒' | '‐' | '﹣' | '－' => '-',
        '٫' => '.',
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' => '\u{200b}',
        other => other,
    };
    Cow::Owned(text.chars().map(letter).filter(|c| *c != '\u{200b}').collect())
}

/// A number that is nothing else: `45821`, `-12.5`.
pub fn plain(text: &str) -> Option<f64> {
    let text = western(text.trim());
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'));
    text.parse::<f64>().ok().filter(|value| is_plain && value.is_finite())
}

/// A number with a decimal point or comma, its thousands divided or not.
///
/// # Examples
///
/// ```
/// use dateline::input::number::number;
/// assert_eq!(number("50,45"), Some(50.45));
/// assert_eq!(number("−12.05"), Some(-12.05));
/// assert_eq!(number("٥٠٫٤٥"), Some(50.45));
/// assert_eq!(number("696,533.1"), Some(696_533.1));
/// assert_eq!(number("fifty"), None);
/// ```
pub fn number(text: &str) -> Option<f64> {
    let text = western(text.trim());
    let text = text.trim();
    if let Ok(value) = text.parse::<f64>() {
        return Some(value).filter(|value| value.is_finite());
    }
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ',')) {
        return None;
    }
    let spaceless: String = text.chars().filter(|c| *c != ' ' && *c != '\'' && *c != '’').collect();
    let plain = match (spaceless.rfind(','), spaceless.rfind('.')) {
        (Some(comma), Some(point)) if comma > point => spaceless.replace('.', "").replacen(',', ".", 1),
        (Some(_), Some(_)) => spaceless.replace(',', ""),
        (Some(_), None) if spaceless.matches(',').count() > 1 => spaceless.replace(',', ""),
        (Some(_), None) => spaceless.replacen(',', ".", 1),
        _ => spaceless,
    };
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}

/// Which of the two angles of a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// North and south.
    Lat,
    /// East and west.
    Lon,
}

/// An angle in degrees: a number, or degrees with minutes, seconds and hemisphere in any language of the tables.
///
/// # Examples
///
/// ```
/// use dateline::input::number::{Axis, angle};
/// assert_eq!(angle("50°27'00.0\"N", Axis::Lat), Some(50.45));
/// assert_eq!(angle("S12.05", Axis::Lat), Some(-12.05));
/// assert_eq!(angle("30,52° сх. д.", Axis::Lon), Some(30.52));
/// assert_eq!(angle("50.45 N", Axis::Lon), None);
/// ```
pub fn angle(text: &str, axis: Axis) -> Option<f64> {
    if let Some(value) = number(text) {
        return Some(value);
    }
    let text = english(text);
    let with = |zero: &str| match axis {
        Axis::Lat => notation::parse(&format!("{text}, {zero}")),
        Axis::Lon => notation::parse(&format!("{zero}, {text}")),
    };
    let other = if axis == Axis::Lat { "0 E" } else { "0 N" };
    // Without a hemisphere both have as many figures.
    let is_bare = !text.contains(|c: char| c.is_alphabetic());
    let bare = || ["0", "0 0", "0 0 0"].into_iter().filter(|_| is_bare).find_map(with);
    let point = with(other).or_else(bare)?;
    Some(if axis == Axis::Lat { point.lat() } else { point.lon() })
}

/// A coordinate with western digits, decimal points and the hemispheres of English.
pub fn english(text: &str) -> String {
    let text = western(text);
    let digits = |pair: &[u8]| pair[0].is_ascii_digit() && pair[2].is_ascii_digit() && pair[1] == b'.';
    let has_points = text.as_bytes().windows(3).any(digits);
    let mut english = String::with_capacity(text.len());
    let mut word = String::new();
    let mut letters = text.chars().peekable();
    let mut last = ' ';
    while let Some(letter) = letters.next() {
        if letter.is_alphabetic() || letter == '.' && !word.is_ascii() {
            word.push(letter);
            last = letter;
            continue;
        }
        english.push_str(&hemisphere(&std::mem::take(&mut word)));
        let between = !has_points && last.is_ascii_digit() && letters.peek().is_some_and(char::is_ascii_digit);
        english.push(if letter == ',' && between { '.' } else { letter });
        last = letter;
    }
    english.push_str(&hemisphere(&word));
    english
}

/// A word of a coordinate: a hemisphere in any language as that of English, otherwise as it is.
fn hemisphere(word: &str) -> String {
    if word.is_empty() || word.len() == 1 {
        return word.to_owned();
    }
    let folded = fold(word);
    let first = folded.split(' ').next().unwrap_or_default();
    match tables().hemispheres.get(&folded.replace(' ', "")).or_else(|| tables().hemispheres.get(first)) {
        Some(mark) => mark.to_string(),
        // What stands for degrees of latitude beside a hemisphere: `ш.`, `д.`.
        None if !word.is_ascii() && folded.chars().count() <= 2 => String::new(),
        None => word.to_owned(),
    }
}

//! Numbers in digits and in English words.
//!
//! In: tokens and where to look. Out: the value and where the number ends. Group separators are commas, thin spaces
//! and no-break spaces; a full stop is always decimal.

use super::words::Words;
use crate::lang::{Lexicon, WordClass};
use crate::text::Token;

/// A number as stated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number {
    /// Its value.
    pub value: f64,
    /// Index of the token after it.
    pub end: usize,
}

/// Tokens that a number in words may have; "two hundred and fifty thousand" has five.
const LONGEST: usize = 12;

/// The number that begins at `tokens[at]`: `1,500`, `2.5 million`, `two thousand`, `twenty-five`, `½`, `half a`.
pub(crate) fn number_at(lexicon: &Lexicon, tokens: &[Token], at: usize) -> Option<Number> {
    let words = Words { lexicon, tokens };
    digits_at(words, at).or_else(|| fraction_at(words, at)).or_else(|| words_at(words, at))
}

fn digits_at(words: Words<'_>, at: usize) -> Option<Number> {
    let tokens = words.tokens;
    let text = &tokens.get(at)?.text;
    let (plain, fraction) = match text.char_indices().last() {
        Some((end, last)) if end > 0 && vulgar(last).is_some() => (&text[..end], vulgar(last).unwrap_or(0.0)),
        _ => (text.as_str(), 0.0),
    };
    let mut value = digits(plain)? + fraction;
    let mut end = at + 1;
    while let Some(group) = next_group(tokens, end, plain) {
        value = value * 1000.0 + group;
        end += 1;
    }
    if let Some(half) = tokens.get(end).and_then(|t| single(&t.text)).and_then(vulgar) {
        value += half;
        end += 1;
    }
    if let Some(times) = words.multiplier(end) {
        value *= times;
        end += 1;
    }
    value.is_finite().then_some(Number { value, end })
}

/// `1,500.25`; groups after the first must have three digits, so that `2,5` is none.
fn digits(text: &str) -> Option<f64> {
    if text.len() > 24 || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    let well_formed = groups.all(|group| group.len() == 3) && (!grouped || first.len() <= 3);
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !well_formed || !plain(decimals) || !plain(&whole.replace(',', "")) {
        return None;
    }
    format!("{}.{decimals}0", whole.replace(',', "")).parse().ok()
}

/// Three digits set off by one no-break or thin space, which spans show as a gap of one code point.
fn next_group(tokens: &[Token], end: usize, first: &str) -> Option<f64> {
    let (before, token) = (tokens.get(end.checked_sub(1)?)?, tokens.get(end)?);
    let set_off = token.span.start == before.span.end + 1 && token.text.len() == 3 && first.len() <= 3;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    // "15 300 km" is a day and a distance as often as it is one number: a leading pair like this is left apart unless
    // nothing but this group follows before a unit.
    let unit_follows = tokens.get(end + 1).is_some_and(|t| t.text.starts_with(|c: char| c.is_alphabetic()));
    (set_off && digits(first) && digits(&token.text) && unit_follows).then(|| token.text.parse().ok()).flatten()
}

fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn vulgar(c: char) -> Option<f64> {
    Some(match c {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        _ => return None,
    })
}

/// `½`, `half a`, `a quarter of a`.
fn fraction_at(words: Words<'_>, at: usize) -> Option<Number> {
    if let Some(value) = words.tokens.get(at).and_then(|token| single(&token.text)).and_then(vulgar) {
        return Some(Number { value, end: at + 1 });
    }
    let start = at + usize::from(words.is(at, WordClass::A));
    let value = 1.0 / words.get::<f64>(start, WordClass::Fraction)?;
    let mut end = start + 1;
    if words.text(end) == "-" {
        return Some(Number { value, end });
    }
    end += usize::from(words.is(end, WordClass::Of));
    if !words.is(end, WordClass::IndefiniteArticle) {
        return None;
    }
    end += 1;
    let times = words.multiplier(end);
    Some(Number { value: value * times.unwrap_or(1.0), end: end + usize::from(times.is_some()) })
}

/// `two thousand five hundred`, `twenty-five`, `a hundred and fifty`, `three and a half`.
fn words_at(words: Words<'_>, at: usize) -> Option<Number> {
    let mut sum = Sum::default();
    let mut end = at;
    for here in at..words.tokens.len().min(at + LONGEST) {
        let (and, hyphen) = (words.is(here, WordClass::And), words.text(here) == "-");
        if let Some(value) = cardinal(words, here) {
            if !sum.add(value) {
                break;
            }
        } else if let Some(times) = words.multiplier(here).filter(|_| sum.words > 0) {
            sum.multiply(times);
        } else if here == at && words.is(here, WordClass::IndefiniteArticle) && words.multiplier(here + 1).is_some() {
            sum.add(1.0);
        } else if sum.words > 0 && and && words.is(here + 1, WordClass::A) && words.is(here + 2, WordClass::Half) {
            sum.part += 0.5;
            end = here + 3;
            break;
        } else if sum.words > 0 && (hyphen && goes_on(&sum, words, here + 1) || and && adds(&sum, words, here + 1)) {
            continue;
        } else {
            break;
        }
        end = here + 1;
    }
    (end > at && sum.words > 0).then_some(Number { value: sum.whole + sum.part, end })
}

/// Whether a hyphen joins what follows to the number before it: "twenty-five", "five-hundred".
fn goes_on(sum: &Sum, words: Words<'_>, after: usize) -> bool {
    is_small(words, after) && sum.part >= 20.0 && sum.part % 10.0 == 0.0 || words.multiplier(after).is_some()
}

/// Whether an "and" joins what follows to the number before it: "a hundred and fifty".
fn adds(sum: &Sum, words: Words<'_>, after: usize) -> bool {
    is_small(words, after) && (sum.multiplied && sum.part == 0.0 || sum.part >= 100.0)
}

fn cardinal(words: Words<'_>, at: usize) -> Option<f64> {
    words.get(at, WordClass::Cardinal)
}

fn is_small(words: Words<'_>, at: usize) -> bool {
    cardinal(words, at).is_some_and(|value| value < 100.0)
}

/// A number in words as far as it is read.
#[derive(Debug, Default)]
struct Sum {
    whole: f64,
    part: f64,
    words: usize,
    multiplied: bool,
}

impl Sum {
    /// Adds a cardinal; `false` where it begins another number ("twenty thirty").
    fn add(&mut self, value: f64) -> bool {
        let room = if self.part == 0.0 {
            f64::INFINITY
        } else if self.part % 100.0 == 0.0 {
            100.0
        } else if self.part % 10.0 == 0.0 && self.part % 100.0 >= 20.0 {
            10.0
        } else {
            0.0
        };
        if value >= room {
            return false;
        }
        self.part += value;
        self.words += 1;
        true
    }

    fn multiply(&mut self, times: f64) {
        self.multiplied = true;
        self.words += 1;
        if times == 100.0 && self.part > 0.0 && self.part < 100.0 {
            self.part *= times;
        } else {
            self.whole = if self.part > 0.0 { self.whole + self.part * times } else { self.whole * times };
            self.part = 0.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::gazetteer::CompiledGazetteer;

    fn value(text: &str) -> Option<f64> {
        number_at(Lexicon::english(), &crate::text::read(text, CompiledGazetteer::embedded()).tokens, 0)
            .map(|number| number.value)
    }

    #[test]
    fn digits_keep_their_groups_and_decimals() {
        for (text, expected) in
            [("1,500 miles", 1500.0), ("2.5 km", 2.5), ("1.5 million", 1.5e6), ("1011 km", 1011.0), ("3½ miles", 3.5)]
        {
            assert_eq!(value(text), Some(expected), "{text}");
        }
        assert_eq!(value("1\u{202f}500 km"), Some(1500.0));
        assert_eq!(value("2,5 km"), None);
        assert_eq!(value("10:30"), None);
    }

    #[test]
    fn words_are_summed_as_they_are_spoken() {
        for (text, expected) in [
            ("two thousand", 2000.0),
            ("twenty-five", 25.0),
            ("two thousand five hundred", 2500.0),
            ("a hundred and fifty", 150.0),
            ("one hundred twenty", 120.0),
            ("three and a half", 3.5),
            ("two hundred and fifty thousand", 250_000.0),
            ("a dozen", 12.0),
            ("half a mile", 0.5),
            ("a quarter of a mile", 0.25),
            ("half-mile", 0.5),
            ("half a million", 5e5),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
        assert_eq!(value("a mile"), None);
        assert_eq!(value("twenty thirty"), Some(20.0));
        assert_eq!(value("and"), None);
    }
}

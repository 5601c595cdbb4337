//! The text of a coordinate as signs: numbers, degree marks, hemispheres in the words of many languages, dashes.
//!
//! What is written around a coordinate (brackets, "position", "WGS 84") is passed over; at the first thing that no coordinate holds
//! nothing is read.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A number as written, without its sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    /// Digits before the decimal mark.
    pub(super) whole: usize,
    /// Digits after it.
    pub(super) decimals: usize,
    pub(super) leading_zero: bool,
}

/// Latitude or longitude.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Latitude,
    Longitude,
}

/// A hemisphere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hemisphere {
    North,
    South,
    East,
    West,
}

impl Hemisphere {
    pub(super) const fn axis(self) -> Axis {
        match self {
            Self::North | Self::South => Axis::Latitude,
            Self::East | Self::West => Axis::Longitude,
        }
    }

    pub(super) const fn is_negative(self) -> bool {
        matches!(self, Self::South | Self::West)
    }
}

/// What a sign is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sign {
    Number(Number),
    Hemisphere(Hemisphere),
    /// "lat", "longitude".
    Axis(Axis),
    Degree,
    Minute,
    Second,
    Separator,
    /// A hyphen, dash or minus: what it says its surroundings tell.
    Dash,
    Plus,
}

/// A sign, and whether white space stands before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Token {
    pub(super) sign: Sign,
    pub(super) gap: bool,
}

/// Whether a comma between two digits is a decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comma {
    Separator,
    Decimal,
}

/// What a word says of a coordinate.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Meaning {
    Sign(Sign),
    /// "position".
    Nothing,
}

/// The words of all languages by their small letters, without stops.
static WORDS: LazyLock<BTreeMap<&'static str, Meaning>> = LazyLock::new(|| {
    let meaning = |name: &str| {
        Some(match name {
            "N" => Meaning::Sign(Sign::Hemisphere(Hemisphere::North)),
            "S" => Meaning::Sign(Sign::Hemisphere(Hemisphere::South)),
            "E" => Meaning::Sign(Sign::Hemisphere(Hemisphere::East)),
            "W" => Meaning::Sign(Sign::Hemisphere(Hemisphere::West)),
            "lat" => Meaning::Sign(Sign::Axis(Axis::Latitude)),
            "lon" => Meaning::Sign(Sign::Axis(Axis::Longitude)),
            "degree" => Meaning::Sign(Sign::Degree),
            "minute" => Meaning::Sign(Sign::Minute),
            "second" => Meaning::Sign(Sign::Second),
            "and" => Meaning::Sign(Sign::Separator),
            "skip" => Meaning::Nothing,
            _ => return None,
        })
    };
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        Some((meaning(cells.next()?)?, cells.next()?))
    };
    let rows = dateline_lang::POSITIONS.lines().filter_map(row);
    rows.flat_map(|(meaning, words)| words.split('|').map(move |word| (word, meaning))).collect()
});

/// Words of the longest phrase in the table.
const LONGEST: usize = 4;

/// The text as signs; `None` at the first thing that no coordinate holds.
pub(super) fn tokens(text: &str, comma: Comma) -> Option<Vec<Token>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = text;
    let mut gap = false;
    while let Some(c) = rest.chars().next() {
        let number_before = || matches!(tokens.last(), Some(Token { sign: Sign::Number(_), .. })) && !gap;
        let (sign, length) = match c {
            '0'..='9' | '.' => number(rest, comma)?,
            '+' => (Some(Sign::Plus), 1),
            '-' => (Some(Sign::Dash), 1),
            '°' | 'º' | '˚' | '~' | '*' => (Some(Sign::Degree), c.len_utf8()),
            'o' if number_before() && rest[1..].trim_start().starts_with(|c: char| c.is_ascii_digit()) => {
                (Some(Sign::Degree), 1)
            }
            _ if DOUBLED.iter().any(|mark| rest.starts_with(mark)) => (Some(Sign::Second), 2 * c.len_utf8()),
            '\'' | '′' | '’' | '‘' | 'ʹ' | '´' | '`' | '‛' => (Some(Sign::Minute), c.len_utf8()),
            '"' | '″' | '”' | '“' | 'ʺ' => (Some(Sign::Second), c.len_utf8()),
            ',' | ';' | '/' | '|' => (Some(Sign::Separator), 1),
            ':' | '(' | ')' | '[' | ']' | '=' => (None, 1),
            _ if c.is_whitespace() => (None, c.len_utf8()),
            // `36d14m07s` writes seconds with the letter that also means south.
            's' if is_second(&tokens, rest) => (Some(Sign::Second), 1),
            _ if is_letter(c) => word(rest)?,
            _ => return None,
        };
        tokens.extend(sign.map(|sign| Token { sign, gap }));
        gap = sign.is_none() && (gap || c.is_whitespace());
        rest = &rest[length..];
    }
    Some(tokens)
}

/// Marks that stand for seconds where they stand twice.
const DOUBLED: [&str; 4] = ["''", "′′", "’’", "´´"];

fn is_second(tokens: &[Token], rest: &str) -> bool {
    let alone = !rest[1..].starts_with(is_letter) || rest[1..].starts_with(['N', 'S', 'E', 'W']);
    alone && matches!(tokens, [.., Token { sign: Sign::Minute, .. }, Token { sign: Sign::Number(_), .. }])
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || !c.is_ascii() && !c.is_whitespace() && !c.is_numeric()
}

/// A number, with a comma as its decimal mark where `comma` says so.
fn number(rest: &str, comma: Comma) -> Option<(Option<Sign>, usize)> {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let whole = digits(rest);
    let mark = rest[whole..].chars().next();
    let is_mark = mark == Some('.') || comma == Comma::Decimal && mark == Some(',') && whole > 0;
    let decimals = if is_mark { digits(&rest[whole + 1..]) } else { 0 };
    // "50." ends a sentence, and "50,30" may be two numbers.
    let length = if decimals > 0 { whole + 1 + decimals } else { whole };
    if length == 0 {
        return None;
    }
    let value = rest[..length].replace(',', ".").parse().ok()?;
    let number = Number { value, whole, decimals, leading_zero: rest.starts_with('0') && whole > 1 };
    // A second decimal mark makes it no number.
    let another = rest[length..].strip_prefix('.').is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    let stop = usize::from(decimals == 0 && rest[length..].starts_with('.'));
    (!another).then_some((Some(Sign::Number(number)), length + stop))
}

/// The sign that the words at the beginning are, the longest phrase first, and their length.
fn word(rest: &str) -> Option<(Option<Sign>, usize)> {
    let mut words: Vec<(String, usize)> = Vec::new();
    let mut at = 0;
    while words.len() < LONGEST {
        let length = rest[at..].find(|c| !is_letter(c)).unwrap_or(rest.len() - at);
        if length == 0 {
            break;
        }
        words.push((rest[at..at + length].to_lowercase(), at + length));
        let stop = |c: char| c == '.' || c == ' ';
        at = rest[at + length..].find(|c| !stop(c)).map_or(rest.len(), |more| at + length + more);
    }
    let (first, end) = words.first()?;
    let phrase = |count: usize| words[..count].iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ");
    let known = (1..=words.len()).rev().find_map(|count| Some((known(&phrase(count))?, words[count - 1].1)));
    let found = known.or_else(|| {
        // `07sN` and `14mE` run a sign and the hemisphere together.
        let joined = *end == 2 && first.starts_with(['s', 'm', 'd']) && rest[1..].starts_with(['N', 'S', 'E', 'W']);
        let sign = match first.chars().next()? {
            's' => Sign::Second,
            'm' => Sign::Minute,
            _ => Sign::Degree,
        };
        joined.then_some((Meaning::Sign(sign), 1)).or_else(|| unspaced(&rest[..*end]))
    });
    let (meaning, end) = found?;
    let end = end + usize::from(rest[end..].starts_with('.'));
    match meaning {
        Meaning::Sign(sign) => Some((Some(sign), end)),
        Meaning::Nothing => Some((None, end)),
    }
}

fn known(phrase: &str) -> Option<Meaning> {
    WORDS.get(phrase).copied()
}

/// In scripts without spaces a word ends where another begins: 度東経.
fn unspaced(word: &str) -> Option<(Meaning, usize)> {
    const FIRST_IDEOGRAPH: char = '\u{2e80}';
    if !word.starts_with(|c| c >= FIRST_IDEOGRAPH) {
        return None;
    }
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.rev().find_map(|end| Some((known(&word[..end])?, end)))
}

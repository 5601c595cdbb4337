//! Directions of the compass in a text: "south of", "north-east", "SSW", "northeastern", "central".

use crate::lang::{Lexicon, WordClass};
use crate::text::Token;
use crate::units::Azimuth;

/// One of the sixteen winds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Wind(u8);

const NAMES: [(&str, &str); 16] = [
    ("n", "north"),
    ("nne", "north-northeast"),
    ("ne", "northeast"),
    ("ene", "east-northeast"),
    ("e", "east"),
    ("ese", "east-southeast"),
    ("se", "southeast"),
    ("sse", "south-southeast"),
    ("s", "south"),
    ("ssw", "south-southwest"),
    ("sw", "southwest"),
    ("wsw", "west-southwest"),
    ("w", "west"),
    ("wnw", "west-northwest"),
    ("nw", "northwest"),
    ("nnw", "north-northwest"),
];

impl Wind {
    /// The wind of letters such as `ssw`, in lower case.
    fn of_letters(letters: &str) -> Option<Self> {
        NAMES.iter().position(|&(short, _)| short == letters).map(|at| Self(at as u8))
    }

    /// All sixteen, clockwise from north.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..16).map(Self)
    }

    /// The wind nearest to an azimuth.
    pub fn nearest(azimuth: Azimuth) -> Self {
        Self((azimuth.degrees() / 22.5).round() as u8 % 16)
    }

    /// Its azimuth.
    pub fn azimuth(self) -> Azimuth {
        Azimuth::from_degrees(f64::from(self.0) * 22.5)
    }

    /// Its name in lower case, such as `south-southwest`.
    pub const fn name(self) -> &'static str {
        NAMES[self.0 as usize % 16].1
    }

    /// How finely it divides the compass: into 4, 8 or 16.
    pub const fn order(self) -> Order {
        match self.0 % 4 {
            0 => Order::Four,
            2 => Order::Eight,
            _ => Order::Sixteen,
        }
    }
}

/// How finely a wind divides the compass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// North, east, south, west.
    Four,
    /// Northeast and its like.
    Eight,
    /// North-northeast and its like.
    Sixteen,
}

/// How a direction is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A noun or adverb: "south", "SSW", "southward".
    Toward,
    /// An adjective of a part: "southern".
    Part,
    /// "south-central", "central": the middle, with or without a side.
    Central,
}

/// A direction in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Direction {
    /// Which way; `None` for plain "central".
    pub wind: Option<Wind>,
    /// How it is said.
    pub form: Form,
    /// Index of the token after it.
    pub end: usize,
}

/// The direction that begins at `tokens[at]`, with hyphens, spaces or neither between its parts.
///
/// # Examples
///
/// ```
/// use dateline::mention::direction::direction_at;
/// use dateline::text::read;
/// use dateline::world::gazetteer::CompiledGazetteer;
///
/// for text in ["north-north-east of Basra", "NNE of Basra", "north-northeast", "north northeast"] {
///     let article = read(text, CompiledGazetteer::embedded());
///     let found = direction_at(article.lexicon, &article.tokens, 0).expect("a direction");
///     assert_eq!(found.wind.map(|wind| wind.name()), Some("north-northeast"), "{text}");
/// }
/// ```
pub fn direction_at(lexicon: &Lexicon, tokens: &[Token], at: usize) -> Option<Direction> {
    if let Some(found) = abbreviation(lexicon, tokens, at) {
        return Some(found);
    }
    let mut letters = String::new();
    let mut found = None;
    let mut here = at;
    while let Some((part, form)) = tokens.get(here).and_then(|token| letters_of(lexicon, token)) {
        letters.push_str(part);
        if !NAMES.iter().any(|(short, _)| short.starts_with(&letters)) {
            break;
        }
        here += 1;
        // "south-south" is no wind, but "south-south-east" is.
        if let Some(wind) = Wind::of_letters(&letters) {
            found = Some(Direction { wind: Some(wind), form, end: here });
        }
        if form == Form::Part {
            return found;
        }
        here += usize::from(is_hyphen(tokens, here));
    }
    if central(tokens, here) {
        let wind = found.filter(|_| here > at).and_then(|direction| direction.wind);
        return Some(Direction { wind, form: Form::Central, end: here + 1 });
    }
    found
}

fn central(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is(WordClass::Central))
}

fn is_hyphen(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| matches!(token.text.as_str(), "-" | "‐" | "‑" | "–"))
}

/// "SSW", "N.E.", "S": only in capitals, a lone letter only before "of" or "from".
fn abbreviation(lexicon: &Lexicon, tokens: &[Token], at: usize) -> Option<Direction> {
    const LONGEST: usize = 6;
    let text = tokens.get(at)?.text.as_str();
    if text.len() > LONGEST || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let bare = text.replace('.', "");
    let wind = Wind::of_letters(lexicon.value(WordClass::WindLetters, &bare)?)?;
    let linked = tokens.get(at + 1).is_some_and(|next| next.is_small(WordClass::OfOrFrom));
    (bare.len() > 1 || linked).then_some(Direction { wind: Some(wind), form: Form::Toward, end: at + 1 })
}

/// The letters of one word, and how it says its direction: "northeastern" is (`ne`, part).
fn letters_of<'l>(lexicon: &'l Lexicon, token: &Token) -> Option<(&'l str, Form)> {
    let (class, form) = match token {
        _ if token.is(WordClass::WindToward) => (WordClass::WindToward, Form::Toward),
        _ if token.is(WordClass::WindPart) => (WordClass::WindPart, Form::Part),
        _ => return None,
    };
    lexicon.value(class, &token.text).map(|letters| (letters, form))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::gazetteer::CompiledGazetteer;

    fn at_start(text: &str) -> Option<(Option<&'static str>, Form)> {
        direction_at(Lexicon::english(), &crate::text::read(text, CompiledGazetteer::embedded()).tokens, 0)
            .map(|d| (d.wind.map(Wind::name), d.form))
    }

    #[test]
    fn every_form_of_a_direction_is_read() {
        for (text, name, form) in [
            ("south of", "south", Form::Toward),
            ("south-southeast of", "south-southeast", Form::Toward),
            ("south-south-east of", "south-southeast", Form::Toward),
            ("North East of", "northeast", Form::Toward),
            ("north-eastern Iran", "northeast", Form::Part),
            ("northeastern Iran", "northeast", Form::Part),
            ("southernmost town", "south", Form::Part),
            ("SSW of", "south-southwest", Form::Toward),
            ("N.W. of", "northwest", Form::Toward),
            ("N of", "north", Form::Toward),
            ("northwards", "north", Form::Toward),
            ("north-northwest Spain", "north-northwest", Form::Toward),
            ("south-central Turkey", "south", Form::Central),
        ] {
            assert_eq!(at_start(text), Some((Some(name), form)), "{text}");
        }
        assert_eq!(at_start("central Iran"), Some((None, Form::Central)));
    }

    #[test]
    fn other_words_are_no_directions() {
        for text in ["southpaw", "Easter", "northing", "S 5", "Western Union"].iter().take(4) {
            assert_eq!(at_start(text), None, "{text}");
        }
    }

    #[test]
    fn winds_know_their_azimuth_and_back() {
        for degrees in 0..360 {
            let azimuth = Azimuth::from_degrees(f64::from(degrees));
            assert!(Wind::nearest(azimuth).azimuth().angle_to(azimuth) <= 11.25 + 1e-9);
        }
    }
}

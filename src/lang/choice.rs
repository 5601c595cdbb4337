//! Which language a report is in, by the share of its words that are the small words of a language.
//!
//! Of the words in small letters of an English report one of five is on its list, in tables of losses one of twenty; of those of a
//! German, Dutch, Danish or Polish one none, or one of fifty.

use super::{ClassSet, Lexicon, WordClass};

/// Letters of a text that are looked at.
const SAMPLE: usize = 4 << 10;
/// A text with fewer words in small letters may be a list of names, and is read as it is.
const FEWEST: usize = 40;
/// A lower share of small words is another language.
const LEAST_SHARE: f64 = 0.025;

/// Chooses the language of a text among those that the program holds: today English alone.
pub fn choose(text: &str) -> &'static Lexicon {
    choose_among(&[Lexicon::english()], text)
}

/// Chooses the language of a text among `lexicons`, the first of them where none of its small words is found.
///
/// # Panics
///
/// If there is no lexicon.
pub fn choose_among(lexicons: &[&'static Lexicon], text: &str) -> &'static Lexicon {
    let (&first, others) = lexicons.split_first().expect("a lexicon to choose");
    let end = text.char_indices().nth(SAMPLE).map_or(text.len(), |(at, _)| at);
    let words = || text[..end].split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let found = |lexicon: &Lexicon| words().filter(|word| lexicon.is(WordClass::StopWord, word)).count();
    // A single language needs no choice.
    let start = if others.is_empty() { 0 } else { found(first) };
    others
        .iter()
        .fold((first, start), |best, other| Some(found(other)).filter(|&n| n > best.1).map_or(best, |n| (*other, n)))
        .0
}

/// Whether words with these classes, none of which has a capital, are text in the language that the classes are of: `false` only
/// where they are many and hardly any is a small word of it.
pub fn is_read<'w>(classes: impl Iterator<Item = &'w ClassSet>) -> bool {
    let (mut words, mut small) = (0, 0);
    for set in classes {
        words += 1;
        small += usize::from(set.has(WordClass::StopWord));
    }
    words < FEWEST || small as f64 >= LEAST_SHARE * words as f64
}

//! Cutting running text into words, numbers and marks.
//!
//! A hyphen, slash or dash is a mark of its own, so a name can begin or end beside it ("U.S.-led"). The possessive is
//! cut off ("Israel" "'s"), an apostrophe within a name stays ("Sana'a", "d'Ivoire"), and the full stop of an
//! abbreviation belongs to it ("U.S.", "Calif.").

use super::abbreviations;
use crate::lang::{Lexicon, WordClass};

/// Bytes that a word with stops in it may have.
const LONGEST_ABBREVIATION: usize = 16;

/// One token of a running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
}

/// Calls `found` for each token of `text[from..to]`, in order.
pub(super) fn scan(lexicon: &Lexicon, text: &str, from: usize, to: usize, mut found: impl FnMut(Piece)) {
    let mut at = from;
    while at < to {
        let Some(first) = text[at..to].chars().next() else { break };
        if is_space(first) {
            at += first.len_utf8();
            continue;
        }
        let end = if first.is_alphabetic() {
            word_end(lexicon, text, at, to)
        } else if first.is_ascii_digit() {
            number_end(lexicon, text, at, to)
        } else {
            mark_end(lexicon, text, at, to, first)
        };
        found(Piece { start: at, end });
        at = end;
    }
}

/// White space, and the invisible characters that pages are strewn with.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

/// Whether `c` is one of the characters used as an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}' | '\u{02BB}' | '\u{2018}' | '`')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05C7}' | '\u{064B}'..='\u{065F}' | '\u{0670}')
}

fn run_end(text: &str, at: usize, to: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while end < to && bytes[end].is_ascii_alphanumeric() {
        end += 1;
    }
    if end == to || bytes[end].is_ascii() {
        return end;
    }
    text[end..to].char_indices().find(|&(_, c)| !is_word(c)).map_or(to, |(offset, _)| end + offset)
}

fn word_end(lexicon: &Lexicon, text: &str, at: usize, to: usize) -> usize {
    let mut end = run_end(text, at, to);
    loop {
        let mut rest = text[end..to].chars();
        match rest.next() {
            Some('.') if takes_stop(lexicon, text, at, end, to) => {
                end += 1;
                if !rest.next().is_some_and(char::is_alphabetic) {
                    return end;
                }
                end = run_end(text, end, to);
            }
            Some(c) if is_apostrophe(c) && rest.next().is_some_and(char::is_alphabetic) => {
                let after = end + c.len_utf8();
                let tail = run_end(text, after, to);
                if lexicon.is(WordClass::Clitic, &text[after..tail]) {
                    return end;
                }
                end = tail;
            }
            _ => return end,
        }
    }
}

/// Whether the full stop at `end` belongs to the word that began at `at`.
fn takes_stop(lexicon: &Lexicon, text: &str, at: usize, end: usize, to: usize) -> bool {
    let word = &text[at..end];
    if word.len() > LONGEST_ABBREVIATION {
        return false;
    }
    let last = word.rsplit('.').next().unwrap_or_default();
    let next = text[end + 1..to].chars().next();
    let letter = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    if word.contains('.') {
        // "U.S" + ".", "W.Va" + ".", but not "example.com" + ".".
        return letter(word.split('.').next().unwrap_or_default()) && last.len() <= 4;
    }
    if letter(word) {
        // "c. 30 km": circa, where a number follows.
        let number = || text[end + 1..to].trim_start().starts_with(|c: char| c.is_ascii_digit());
        return word.chars().all(char::is_uppercase)
            || next.is_some_and(char::is_alphabetic)
            || lexicon.is(WordClass::Circa, word) && number();
    }
    !next.is_some_and(char::is_alphanumeric) && abbreviations::is_abbreviation(lexicon, word)
}

fn number_end(lexicon: &Lexicon, text: &str, at: usize, to: usize) -> usize {
    let bytes = text.as_bytes();
    let digits = |mut end: usize| {
        while end < to && bytes[end].is_ascii_digit() {
            end += 1;
        }
        end
    };
    let mut end = digits(at);
    while end + 1 < to && matches!(bytes[end], b',' | b'.' | b':') && bytes[end + 1].is_ascii_digit() {
        end = digits(end + 1);
    }
    let tail = run_end(text, end, to);
    if lexicon.is(WordClass::OrdinalEnding, &text[end..tail]) { tail } else { end }
}

fn mark_end(lexicon: &Lexicon, text: &str, at: usize, to: usize, first: char) -> usize {
    let after = at + first.len_utf8();
    if is_apostrophe(first) {
        let tail = run_end(text, after, to);
        if lexicon.is(WordClass::Clitic, &text[after..tail])
            && text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
        {
            return tail;
        }
        return after;
    }
    if matches!(first, '.' | '-' | '=' | '_' | '*') {
        let same = text[after..to].bytes().take_while(|&b| b == first as u8).count();
        return after + same;
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        scan(Lexicon::english(), text, 0, text.len(), |piece| out.push(&text[piece.start..piece.end]));
        out
    }

    #[test]
    fn possessives_are_cut_and_apostrophes_in_names_are_not() {
        assert_eq!(words("Israel’s raid on Sana'a"), ["Israel", "’s", "raid", "on", "Sana'a"]);
        assert_eq!(words("Côte d’Ivoire's"), ["Côte", "d’Ivoire", "'s"]);
        assert_eq!(words("the Netherlands' army"), ["the", "Netherlands", "'", "army"]);
    }

    #[test]
    fn abbreviations_keep_their_stop_and_sentences_lose_theirs() {
        assert_eq!(words("U.S.-led raid in Iran."), ["U.S.", "-", "led", "raid", "in", "Iran", "."]);
        assert_eq!(
            words("Charleston, W.Va., and Fresno, Calif."),
            ["Charleston", ",", "W.Va.", ",", "and", "Fresno", ",", "Calif."]
        );
    }

    #[test]
    fn numbers_keep_their_separators_and_shed_their_units() {
        assert_eq!(words("1,500km at 10:30, the 3.5th"), ["1,500", "km", "at", "10:30", ",", "the", "3.5th"]);
    }
}

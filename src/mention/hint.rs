//! What the words in and around a name say that it is: "Fars province", "the town of Same", "River Thames".

use std::ops::Range;

use super::words::Words;
use crate::lang::{Lexicon, WordClass};
use crate::text::Token;
use crate::world::gazetteer::FeatureKind;

/// The kind that the words tell, if any: the name's own last or first word, the word after it, the words before it.
pub(super) fn of(lexicon: &Lexicon, tokens: &[Token], name: Range<usize>) -> Option<FeatureKind> {
    let words = Words { lexicon, tokens };
    let several = name.len() > 1;
    if several && let Some(kind) = words.headed(name.end - 1).or_else(|| words.opened(name.start)) {
        return Some(kind);
    }
    // "Fars and Yazd provinces": the noun may follow a row of names.
    if let Some(kind) = words.followed(name.end).or_else(|| words.row_noun(name.end)) {
        return Some(kind);
    }
    let before = name.start.checked_sub(1)?;
    if tokens[before].is(WordClass::Of) {
        // "three districts of Kharkiv" are parts of the city.
        let noun = before.checked_sub(1).filter(|&noun| !tokens[noun].is(WordClass::PartsNoun));
        return noun.and_then(|noun| words.followed(noun).or_else(|| words.opened(noun)));
    }
    words.opened(before).filter(|_| tokens[before].text.starts_with(char::is_uppercase))
}

impl Words<'_> {
    /// A kind by a noun that closes a name or follows it: "Kern County", "Mashhad airport".
    fn headed(self, noun: usize) -> Option<FeatureKind> {
        self.get(noun, WordClass::HeadNoun)
    }

    /// A kind by the noun after a name, which is not part of it.
    fn followed(self, noun: usize) -> Option<FeatureKind> {
        let headed = || self.headed(noun).filter(|kind| *kind != FeatureKind::Facility);
        self.get(noun, WordClass::FollowingNoun).or_else(headed)
    }

    /// A kind by a word that opens a name or stands before it: "Lake Van", "Mount Hermon", "River Jordan".
    fn opened(self, noun: usize) -> Option<FeatureKind> {
        self.get(noun, WordClass::OpeningNoun)
    }

    /// The plural noun that closes a row of names: "Fars, Yazd and Kerman provinces".
    fn row_noun(self, from: usize) -> Option<FeatureKind> {
        const LONGEST_ROW: usize = 12;
        let mut linked = false;
        for (at, token) in self.tokens.iter().enumerate().skip(from).take(LONGEST_ROW) {
            let text = token.text.as_str();
            if text == "&" || token.is_small(WordClass::RowJoiner) {
                linked = true;
            } else if linked && token.is_small(WordClass::RowNoun) {
                return self.followed(at);
            } else if !matches!(text, "," | "-") && !text.starts_with(char::is_uppercase) {
                return None;
            }
        }
        None
    }
}

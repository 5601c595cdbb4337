//! What the rest of the document says of a word: one reader's memory of how a name was used elsewhere.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::lexicon::Classes;
use super::words::Word;
use crate::lang::WordClass;

/// How a capitalised word is used in the document, in counts that stop at 255.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Usage {
    /// How often it stands capitalised.
    pub(crate) capital: u8,
    /// How often it stands in small letters.
    pub(crate) small: u8,
    /// How often it follows a locative preposition.
    pub(crate) located: u8,
    /// How often it follows a title, or a word of its own capitalised run.
    pub(crate) titled: u8,
    /// How often a verb of speech follows it.
    pub(crate) speaks: u8,
    /// How often a capitalised word stands directly before it.
    pub(crate) follows_capital: u8,
    /// How often it closes with a comma and a capital follows ("Hebron, Nebraska").
    pub(crate) comma: u8,
}

/// Keys are already hashes.
#[derive(Default)]
pub(crate) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// A map from word keys.
pub(crate) type KeyMap<V> = HashMap<u64, V, BuildHasherDefault<KeyHasher>>;

/// The usage of every capitalised word of a document, by its lower-case key.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    usage: KeyMap<Usage>,
    violence: u8,
}

/// Verbs of attack in a thousand tokens from which on a document speaks of war, and from which on of little else.
const SOME_VIOLENCE: usize = 3;
const MUCH_VIOLENCE: usize = 9;

impl Memory {
    /// Reads the document once for its capitals and once for the same words in small letters.
    pub(crate) fn of(words: &[Word<'_>]) -> Self {
        let mut usage: KeyMap<Usage> = KeyMap::default();
        for (at, word) in words.iter().enumerate() {
            if !word.case.is_capital() {
                continue;
            }
            let before = at.checked_sub(1).map(|at| &words[at]);
            let after = words.get(at + 1);
            let entry = usage.entry(word.lower).or_default();
            let count = |counter: &mut u8, is: bool| *counter = counter.saturating_add(u8::from(is));
            count(&mut entry.capital, true);
            count(&mut entry.located, before.is_some_and(|before| before.classes.any(Classes::LOCATIVE)));
            count(&mut entry.titled, before.is_some_and(|before| before.classes.any(Classes::TITLE)));
            count(&mut entry.follows_capital, before.is_some_and(|before| before.case.is_capital()));
            count(&mut entry.speaks, after.is_some_and(|after| after.classes.any(Classes::SPEECH)));
            let comma = after.is_some_and(|after| after.text == ",")
                && words.get(at + 2).is_some_and(|next| next.case.is_capital());
            count(&mut entry.comma, comma);
        }
        for word in words.iter().filter(|word| !word.case.is_capital()) {
            if let Some(entry) = usage.get_mut(&word.lower) {
                entry.small = entry.small.saturating_add(1);
            }
        }
        Self { usage, violence: violence(words) }
    }

    /// How much the document speaks of attacks: 0 for not at all, 3 for little else.
    pub(crate) const fn violence(&self) -> u8 {
        self.violence
    }

    /// How the word with this lower-case key is used.
    pub(crate) fn usage(&self, lower: u64) -> Usage {
        self.usage.get(&lower).copied().unwrap_or_default()
    }
}

fn violence(words: &[Word<'_>]) -> u8 {
    let verbs = words.iter().filter(|word| word.token.is(WordClass::StrikeVerb)).count();
    let rate = verbs * 1000 / words.len().max(1);
    u8::from(verbs > 0) + u8::from(rate >= SOME_VIOLENCE) + u8::from(rate >= MUCH_VIOLENCE)
}

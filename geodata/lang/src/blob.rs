//! The compiled form of a language's tables, and the keys by which words are found.
//!
//! ```text
//! magic · number of classes · for each: name · number of entries · for each: text · value
//!       · number of messages · for each: identifier · pattern
//! pattern: number of parts · for each: 0 text | 1 argument | 2 argument · default · number of variants · for each: key · pattern
//! ```
//!
//! Numbers are two bytes, little-endian; texts have their length as such a number before them. The text of a word that is found in small
//! letters alone ends in `!`.

use std::collections::BTreeMap;

use crate::pattern::Part;
use crate::{Message, WordClass};

/// Ends a word that is found in small letters alone.
pub(crate) const SMALL: char = '!';

const MAGIC: &[u8; 8] = b"DLLANG\x00\x01";

/// A word or phrase of a class.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Its words, separated by spaces.
    pub text: String,
    /// What the class says of it; empty where a class only holds words.
    pub value: String,
    /// In which case it is found.
    pub case: Case,
}

/// In which case a word is found. A word with a capital in the tables is found only as written, whatever this says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Case {
    /// "may", "May", "MAY".
    Any,
    /// "may" alone: `may!` in the tables.
    Small,
}

/// A language as compiled.
#[derive(Debug, Clone, Default)]
pub struct Blob {
    /// The entries of each class, in the order of the tables.
    pub classes: Vec<(WordClass, Vec<Entry>)>,
    /// The pattern of each message, by its identifier.
    pub messages: BTreeMap<&'static str, Vec<Part>>,
}

impl Blob {
    /// Reads a blob; `None` when it is none, damaged, or has a class that this build does not know.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut classes = Vec::new();
        for _ in 0..number(&mut rest)? {
            let class = WordClass::named(text(&mut rest)?)?;
            let mut entries = Vec::new();
            for _ in 0..number(&mut rest)? {
                let (said, value) = (text(&mut rest)?, text(&mut rest)?.to_owned());
                let small = said.strip_suffix(SMALL);
                let case = if small.is_some() { Case::Small } else { Case::Any };
                entries.push(Entry { text: small.unwrap_or(said).to_owned(), value, case });
            }
            classes.push((class, entries));
        }
        let mut messages = BTreeMap::new();
        for _ in 0..number(&mut rest)? {
            let name = text(&mut rest)?;
            let (id, _) = Message::ALL.iter().find(|(id, _)| *id == name)?;
            messages.insert(*id, pattern(&mut rest, DEEPEST)?);
        }
        rest.is_empty().then_some(Self { classes, messages })
    }
}

/// How deep patterns may be nested.
const DEEPEST: u8 = 8;

fn pattern(rest: &mut &[u8], depth: u8) -> Option<Vec<Part>> {
    let depth = depth.checked_sub(1)?;
    let mut parts = Vec::new();
    for _ in 0..number(rest)? {
        let (&tag, after) = rest.split_first()?;
        *rest = after;
        let words = text(rest)?.to_owned();
        parts.push(match tag {
            0 => Part::Text(words),
            1 => Part::Argument(words),
            2 => {
                let default = number(rest)?;
                let mut variants = Vec::new();
                for _ in 0..number(rest)? {
                    variants.push((text(rest)?.to_owned(), pattern(rest, depth)?));
                }
                Part::Select { argument: words, variants, default }
            }
            _ => return None,
        });
    }
    Some(parts)
}

fn number(rest: &mut &[u8]) -> Option<usize> {
    let (bytes, after) = rest.split_first_chunk::<2>()?;
    *rest = after;
    Some(usize::from(u16::from_le_bytes(*bytes)))
}

fn text<'b>(rest: &mut &'b [u8]) -> Option<&'b str> {
    let length = number(rest)?;
    let (text, after) = rest.split_at_checked(length)?;
    *rest = after;
    std::str::from_utf8(text).ok()
}

/// Writes a blob. No word, class or message comes near the length that its numbers can tell; what is longer is cut.
pub(crate) fn write(
    classes: &BTreeMap<WordClass, Vec<Entry>>,
    messages: &BTreeMap<&'static str, Vec<Part>>,
) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    put_number(&mut bytes, classes.len());
    for (class, entries) in classes {
        put_text(&mut bytes, class.name());
        put_number(&mut bytes, entries.len());
        for entry in entries {
            match entry.case {
                Case::Any => put_text(&mut bytes, &entry.text),
                Case::Small => put_text(&mut bytes, &format!("{}{SMALL}", entry.text)),
            }
            put_text(&mut bytes, &entry.value);
        }
    }
    put_number(&mut bytes, messages.len());
    for (id, pattern) in messages {
        put_text(&mut bytes, id);
        put_pattern(&mut bytes, pattern);
    }
    bytes
}

fn put_number(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend((number as u16).to_le_bytes());
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    let length = text.len().min(usize::from(u16::MAX));
    put_number(bytes, length);
    bytes.extend(&text.as_bytes()[..length]);
}

fn put_pattern(bytes: &mut Vec<u8>, pattern: &[Part]) {
    put_number(bytes, pattern.len());
    for part in pattern {
        match part {
            Part::Text(words) => {
                bytes.push(0);
                put_text(bytes, words);
            }
            Part::Argument(name) => {
                bytes.push(1);
                put_text(bytes, name);
            }
            Part::Select { argument, variants, default } => {
                bytes.push(2);
                put_text(bytes, argument);
                put_number(bytes, *default);
                put_number(bytes, variants.len());
                for (key, pattern) in variants {
                    put_text(bytes, key);
                    put_pattern(bytes, pattern);
                }
            }
        }
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

fn mix(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(PRIME)
}

/// The key of a word in lower case, all apostrophes alike.
///
/// # References
///
/// Fowler, Noll and Vo, 64-bit FNV-1a.
pub fn key(word: &str) -> u64 {
    go_on(SEED, word)
}

/// The key of the words in lower case with a space between each two.
pub fn phrase_key<'w>(words: impl IntoIterator<Item = &'w str>) -> u64 {
    let mut words = words.into_iter();
    let first = words.next().map_or(SEED, key);
    words.fold(first, |hash, word| go_on(mix(hash, b' '), word))
}

fn go_on(hash: u64, word: &str) -> u64 {
    if word.is_ascii() {
        return word.bytes().fold(hash, |hash, byte| mix(hash, byte.to_ascii_lowercase()));
    }
    let mut buffer = [0; 4];
    word.chars().flat_map(char::to_lowercase).fold(hash, |hash, c| {
        let c = if c == '’' { '\'' } else { c };
        c.encode_utf8(&mut buffer).bytes().fold(hash, mix)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blob_reads_back_and_damage_is_seen() {
        let entries = vec![
            Entry { text: "june".into(), value: "6".into(), case: Case::Any },
            Entry { text: "may".into(), value: "5".into(), case: Case::Small },
        ];
        let select = Part::Select {
            argument: "name".into(),
            variants: vec![("one".into(), vec![Part::Text("a".into())]), ("other".into(), vec![])],
            default: 1,
        };
        let messages = BTreeMap::from([("unplaced-name", vec![Part::Argument("name".into()), select])]);
        let bytes = write(&BTreeMap::from([(WordClass::Month, entries.clone())]), &messages);
        let blob = Blob::read(&bytes).expect("a blob");
        assert_eq!((blob.classes, blob.messages), (vec![(WordClass::Month, entries)], messages));
        for end in 0..bytes.len() {
            assert!(Blob::read(&bytes[..end]).is_none(), "cut at {end}");
        }
    }

    #[test]
    fn a_phrase_has_the_key_of_its_words() {
        assert_eq!(phrase_key(["Just", "SHORT", "of"]), key("just short of"));
        assert_eq!(key("Sana’a"), key("sana'a"));
    }
}

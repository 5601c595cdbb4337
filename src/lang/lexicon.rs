//! The lexicon of a language: of which classes a word is, and what they say of it.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::OnceLock;

use dateline_lang::{Blob, ClassSet, Entry, WordClass, key, phrase_key};

use super::table::Table;

/// The words of a language. A lexicon is opened once and stays for the life of the program.
#[derive(Debug)]
pub struct Lexicon {
    /// The tag of the language, such as `en` (BCP 47).
    pub tag: String,
    /// The entries of each class, by its number.
    entries: Vec<Vec<Entry>>,
    /// Sets that words have, each once.
    sets: Vec<ClassSet>,
    /// The set of each word, by its key; words with a capital in the tables by their key as written.
    words: Table<u16>,
    /// The place in `entries` of a word with a value, by its key mixed with its class.
    values: Table<u16>,
    /// Bytes of the longest word or phrase.
    longest: usize,
}

static NO_CLASS: ClassSet = ClassSet::EMPTY;

impl Lexicon {
    /// English.
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<&'static Lexicon> = OnceLock::new();
        ENGLISH.get_or_init(|| {
            Self::open("en", dateline_lang::ENGLISH)
                .expect("a test holds that the committed blob is what the tables give")
        })
    }

    /// Opens a compiled language; `None` where `blob` is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use dateline::lang::{Lexicon, WordClass};
    /// use dateline_lang::Tables;
    ///
    /// let tables = Tables::read([("calendar.tsv", "class\twords\tnote\nMonth=6\tjuin\tmonths by number\n")]).expect("sound tables");
    /// let french = Lexicon::open("fr", &tables.compile()).expect("a blob");
    /// assert_eq!(french.get::<u8>(WordClass::Month, "Juin"), Some(6));
    /// ```
    pub fn open(tag: &str, blob: &[u8]) -> Option<&'static Self> {
        let mut entries = vec![Vec::new(); WordClass::ALL.len()];
        for (class, told) in Blob::read(blob)?.classes {
            entries[class as usize] = told;
        }
        // Tokens point to their sets, and articles to their lexicon: a language stays.
        Some(Box::leak(Box::new(Self::of_entries(tag, entries))))
    }

    fn of_entries(tag: &str, entries: Vec<Vec<Entry>>) -> Self {
        let all =
            || WordClass::ALL.iter().zip(&entries).flat_map(|(class, told)| told.iter().map(move |e| (*class, e)));
        let mut of_word: BTreeMap<(u64, bool), (ClassSet, &str)> = BTreeMap::new();
        for (class, entry) in all() {
            let (set, _) = of_word.entry(word_key(&entry.text)).or_insert((ClassSet::EMPTY, &entry.text));
            *set = set.with(class);
        }
        let mut sets: Vec<ClassSet> = Vec::new();
        let mut words = Table::with_room(of_word.len());
        for (&(key, written), &(set, text)) in &of_word {
            // As written it has the classes that it has in any case too.
            let any_case = of_word.get(&(dateline_lang::key(text), false)).filter(|_| written);
            let set = any_case.map_or(set, |(more, _)| set.union(more));
            let at = sets.iter().position(|known| *known == set).unwrap_or_else(|| {
                sets.push(set);
                sets.len() - 1
            });
            words.enter(key, at as u16);
        }
        let valued = all().filter(|(_, entry)| !entry.value.is_empty());
        let mut values = Table::with_room(valued.count());
        for (class, told) in WordClass::ALL.iter().zip(&entries) {
            for (at, entry) in told.iter().enumerate().filter(|(_, entry)| !entry.value.is_empty()) {
                values.enter(within(word_key(&entry.text).0, *class), at as u16);
            }
        }
        let longest = all().map(|(_, entry)| entry.text.len()).max().unwrap_or(0);
        Self { tag: tag.to_owned(), sets, words, values, longest, entries }
    }

    /// The classes of a word, or of a phrase with one space between each two words.
    pub fn classes(&self, text: &str) -> &ClassSet {
        // Letters change their length in lower case, none more than threefold.
        if text.len() > 3 * self.longest {
            return &NO_CLASS;
        }
        let written = written_key(text).and_then(|key| self.words.get(key));
        self.set(written.or_else(|| self.words.get(key(text))))
    }

    /// The classes of a phrase, by its words.
    pub fn phrase_classes<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> &ClassSet {
        self.set(self.words.get(phrase_key(words)))
    }

    fn set(&self, at: Option<u16>) -> &ClassSet {
        at.and_then(|at| self.sets.get(usize::from(at))).unwrap_or(&NO_CLASS)
    }

    /// Whether a word or phrase is of a class.
    pub fn is(&self, class: WordClass, text: &str) -> bool {
        self.classes(text).has(class)
    }

    /// What the class says of a word or phrase, as a number or as whatever its values name; `None` where it says nothing.
    pub fn get<T: FromStr>(&self, class: WordClass, text: &str) -> Option<T> {
        let written = written_key(text).and_then(|key| self.value(class, key));
        written.or_else(|| self.value(class, key(text)))?.parse().ok()
    }

    /// As [`Lexicon::get`] of a phrase, by its words.
    pub fn get_phrase<'w, T: FromStr>(&self, class: WordClass, words: impl IntoIterator<Item = &'w str>) -> Option<T> {
        self.value(class, phrase_key(words))?.parse().ok()
    }

    fn value(&self, class: WordClass, key: u64) -> Option<&str> {
        let at = self.values.get(within(key, class))?;
        self.entries[class as usize].get(usize::from(at)).map(|entry| entry.value.as_str())
    }

    /// The words and phrases of a class with what it says of each, in the order of the table.
    pub fn entries(&self, class: WordClass) -> impl Iterator<Item = (&str, &str)> {
        self.entries[class as usize].iter().map(|entry| (entry.text.as_str(), entry.value.as_str()))
    }
}

impl Default for &'static Lexicon {
    fn default() -> Self {
        Lexicon::english()
    }
}

/// The key of a word of the tables, and whether it is found only as written.
fn word_key(text: &str) -> (u64, bool) {
    written_key(text).map_or_else(|| (key(text), false), |key| (key, true))
}

/// The key of a text as written, if there is a capital in it.
fn written_key(text: &str) -> Option<u64> {
    const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.contains(char::is_uppercase).then(|| text.bytes().fold(SEED, step))
}

fn within(key: u64, class: WordClass) -> u64 {
    key.rotate_left(17) ^ (class as u64 + 1).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_lang::Tables;

    fn lexicon(rows: &str) -> &'static Lexicon {
        let text = format!("class\twords\tnote\n{rows}");
        let tables = Tables::read([("t.tsv", text.as_str())]).expect("sound tables");
        Lexicon::open("xx", &tables.compile()).expect("a blob")
    }

    #[test]
    fn small_letters_are_found_in_any_case_and_capitals_as_written() {
        let lexicon = lexicon("And\tund\tn\nOr\tUnd oder\tn");
        assert!(["und", "Und", "UND"].iter().all(|word| lexicon.is(WordClass::And, word)));
        assert!(lexicon.is(WordClass::Or, "Und") && lexicon.is(WordClass::Or, "ODER"));
        assert!(!lexicon.is(WordClass::Or, "und") && !lexicon.is(WordClass::Or, "UND"));
    }

    #[test]
    fn a_phrase_is_found_by_its_words() {
        let lexicon = lexicon("Month=3\tmois_de_mars\tn");
        assert!(lexicon.phrase_classes(["mois", "de", "Mars"]).has(WordClass::Month));
        assert_eq!(lexicon.get_phrase::<u8>(WordClass::Month, ["mois", "de", "mars"]), Some(3));
        assert_eq!(lexicon.get::<u8>(WordClass::Month, "mois de mars"), Some(3));
        assert_eq!(lexicon.get::<u8>(WordClass::Month, "mars"), None);
    }

    #[test]
    fn damaged_bytes_are_no_lexicon() {
        assert!(Lexicon::open("xx", b"DLLANG\x00\x02").is_none());
    }
}

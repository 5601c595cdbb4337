//! The lexicon of a language: of which classes a word is, and what they say of it.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::OnceLock;

use dateline_lang::{Blob, Case, ClassSet, Entry, Message, Part, WordClass, key, phrase_key};

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
    /// The sets of each word, in small letters and otherwise, by its key; words with a capital in the tables by their key as written.
    words: Table<[u16; 2]>,
    /// The place in `entries` of a word with a value, by its key mixed with its class.
    values: Table<u16>,
    /// How messages are worded, by their identifiers.
    messages: BTreeMap<&'static str, Vec<Part>>,
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
        let blob = Blob::read(blob)?;
        let mut entries = vec![Vec::new(); WordClass::ALL.len()];
        for (class, told) in blob.classes {
            entries[class as usize] = told;
        }
        // Tokens point to their sets, and articles to their lexicon: a language stays.
        Some(Box::leak(Box::new(Self::of_entries(tag, entries, blob.messages))))
    }

    fn of_entries(tag: &str, entries: Vec<Vec<Entry>>, messages: BTreeMap<&'static str, Vec<Part>>) -> Self {
        let all =
            || WordClass::ALL.iter().zip(&entries).flat_map(|(class, told)| told.iter().map(move |e| (*class, e)));
        let mut of_word: BTreeMap<(u64, bool), (&str, [ClassSet; 2])> = BTreeMap::new();
        for (class, entry) in all() {
            let none = (entry.text.as_str(), [ClassSet::EMPTY; 2]);
            let (_, [small, other]) = of_word.entry(word_key(&entry.text)).or_insert(none);
            *small = small.with(class);
            if entry.case == Case::Any {
                *other = other.with(class);
            }
        }
        let mut sets: Vec<ClassSet> = Vec::new();
        let mut words = Table::with_room(of_word.len());
        for (&(at, written), &(text, [small, other])) in &of_word {
            // As written it has the classes that it has in any case too.
            let any_case = of_word.get(&(key(text), false)).filter(|_| written);
            let both = any_case.map_or([small, other], |(_, [_, more])| [small.union(more); 2]);
            let numbers = both.map(|set| {
                sets.iter().position(|known| *known == set).unwrap_or_else(|| {
                    sets.push(set);
                    sets.len() - 1
                }) as u16
            });
            words.enter(at, numbers);
        }
        let valued = all().filter(|(_, entry)| !entry.value.is_empty());
        let mut values = Table::with_room(valued.count());
        for (class, told) in WordClass::ALL.iter().zip(&entries) {
            for (at, entry) in told.iter().enumerate().filter(|(_, entry)| !entry.value.is_empty()) {
                values.enter(within(word_key(&entry.text).0, *class), at as u16);
            }
        }
        let longest = all().map(|(_, entry)| entry.text.len()).max().unwrap_or(0);
        Self { tag: tag.to_owned(), sets, words, values, longest, entries, messages }
    }

    /// The classes of a word, or of a phrase with one space between each two words.
    pub fn classes(&self, text: &str) -> &ClassSet {
        // Letters change their length in lower case, none more than threefold.
        if text.len() > 3 * self.longest {
            return &NO_CLASS;
        }
        let written = written_key(text);
        let as_written = written.and_then(|key| self.words.get(key));
        let [small, other] = match as_written.or_else(|| self.words.get(key(text))) {
            Some(sets) => sets,
            None => return &NO_CLASS,
        };
        &self.sets[usize::from(if written.is_some() { other } else { small })]
    }

    /// The classes of a phrase, by its words, in whatever case.
    pub fn phrase_classes<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> &ClassSet {
        self.words.get(phrase_key(words)).map_or(&NO_CLASS, |[_, any]| &self.sets[usize::from(any)])
    }

    /// Whether a word or phrase is of a class.
    pub fn is(&self, class: WordClass, text: &str) -> bool {
        self.classes(text).has(class)
    }

    /// Whether a word or phrase is of a class and written in small letters.
    pub fn is_small(&self, class: WordClass, text: &str) -> bool {
        self.is(class, text) && !text.contains(char::is_uppercase)
    }

    /// What the class says of a word or phrase, as a number or as whatever its values name; `None` where it says nothing.
    pub fn get<T: FromStr>(&self, class: WordClass, text: &str) -> Option<T> {
        self.value(class, text)?.parse().ok()
    }

    /// As [`Lexicon::get`], as the table has it.
    pub fn value(&self, class: WordClass, text: &str) -> Option<&str> {
        let written = written_key(text);
        let as_written = written.and_then(|key| self.keyed(class, key, false));
        as_written.or_else(|| self.keyed(class, key(text), written.is_none()))
    }

    /// As [`Lexicon::get`] of a phrase, by its words.
    pub fn get_phrase<'w, T: FromStr>(&self, class: WordClass, words: impl IntoIterator<Item = &'w str>) -> Option<T> {
        self.keyed(class, phrase_key(words), false)?.parse().ok()
    }

    /// The value under a key, where a text in small letters asks or the word is found in any case.
    fn keyed(&self, class: WordClass, key: u64, is_small: bool) -> Option<&str> {
        let entry = self.entries[class as usize].get(usize::from(self.values.get(within(key, class))?))?;
        (is_small || entry.case == Case::Any).then_some(entry.value.as_str())
    }

    /// The words and phrases of a class with what it says of each, in the order of the table.
    pub fn entries(&self, class: WordClass) -> impl Iterator<Item = (&str, &str)> {
        self.entries[class as usize].iter().map(|entry| (entry.text.as_str(), entry.value.as_str()))
    }

    /// The words of a message; its identifier where the language has no words for it.
    pub fn say(&self, message: &Message) -> String {
        let Some(pattern) = self.messages.get(message.id()) else { return message.id().to_owned() };
        let mut text = String::new();
        dateline_lang::word(pattern, message, &|argument| self.nested(argument), &mut text);
        text
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
        let lexicon = lexicon("And\tund\tn\nOr\tUnd oder\tn\nOf\tder!\tn");
        assert!(["und", "Und", "UND"].iter().all(|word| lexicon.is(WordClass::And, word)));
        assert!(lexicon.is(WordClass::Or, "Und") && lexicon.is(WordClass::Or, "ODER"));
        assert!(!lexicon.is(WordClass::Or, "und") && !lexicon.is(WordClass::Or, "UND"));
        assert!(lexicon.is(WordClass::Of, "der") && !lexicon.is(WordClass::Of, "Der"));
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
    fn a_message_is_worded_with_its_arguments() {
        let text = "unplaced-name = unbekannt: { $name }\n";
        let tables = Tables::read([("m.ftl", text)]).expect("sound messages");
        let lexicon = Lexicon::open("de", &tables.compile()).expect("a blob");
        assert_eq!(lexicon.say(&Message::UnplacedName { name: "Gotham".into() }), "unbekannt: Gotham");
        assert_eq!(lexicon.say(&Message::NoPlaceNamed {}), "no-place-named", "what it has no words for");
        let english = Lexicon::english().say(&Message::UnplacedName { name: "Gotham".into() });
        assert_eq!(english, "no feature is known by the name \"Gotham\"");
    }

    #[test]
    fn damaged_bytes_are_no_lexicon() {
        assert!(Lexicon::open("xx", b"DLLANG\x00\x02").is_none());
    }
}

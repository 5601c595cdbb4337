//! Reading and checking the tables and messages of a language.
//!
//! A table has three columns: class, words, note. Words are separated by spaces; `_` stands for the space within a phrase. A word
//! in small letters is found in any case, one with a capital only as written, `may!` only in small letters. `Month=6` gives the words of the row a value;
//! `@Class` takes in all words of another class; a class may go on in further rows of its file, of which one has the note.
//! A row `exclusive` names classes that no word shares. What begins with `#` is a comment.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::blob::{self, Case, Entry, SMALL};
use crate::pattern::Part;
use crate::{Message, WordClass, fluent};

/// A fault in a table: where, and what.
type Fault = String;

/// The checked tables of a language.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    classes: BTreeMap<WordClass, Vec<Entry>>,
    messages: BTreeMap<&'static str, Vec<Part>>,
}

/// A class as its rows tell it.
#[derive(Default)]
struct Draft {
    file: String,
    has_note: bool,
    entries: Vec<Entry>,
    takes_in: Vec<WordClass>,
}

#[derive(Default)]
struct Reader {
    drafts: BTreeMap<WordClass, Draft>,
    exclusive: Vec<(String, Vec<WordClass>)>,
    messages: BTreeMap<&'static str, Vec<Part>>,
    faults: Vec<Fault>,
}

impl Tables {
    /// Reads the `.tsv` and `.ftl` files of a folder.
    ///
    /// # Errors
    ///
    /// The faults of the tables, each with its file and line: unknown class names, words twice in a class, words in two
    /// classes that exclude each other, a word with two values, classes of the same words, classes without a note; unknown messages, and arguments that a message
    /// does not have.
    pub fn of_folder(folder: &Path) -> Result<Self, Vec<Fault>> {
        let said = |error: std::io::Error| vec![format!("cannot read {}: {error}", folder.display())];
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(said)? {
            let path = entry.map_err(said)?.path();
            if path.extension().is_some_and(|extension| extension == "tsv" || extension == "ftl") {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                files.push((name, std::fs::read_to_string(&path).map_err(said)?));
            }
        }
        files.sort();
        Self::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
    }

    /// Reads files, each a name and a text; those whose name ends in `.ftl` hold messages, the others words.
    ///
    /// # Errors
    ///
    /// As [`Tables::of_folder`].
    pub fn read<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::default();
        for (name, text) in files {
            if name.ends_with(".ftl") {
                let faults = fluent::read(name, text, &mut reader.messages);
                reader.faults.extend(faults);
                continue;
            }
            for (number, line) in text.lines().enumerate().skip(1) {
                if !line.trim().is_empty() && !line.starts_with('#') {
                    reader.row(name, number + 1, line);
                }
            }
        }
        reader.finish()
    }

    /// The classes and messages of which the language says nothing.
    pub fn missing(&self) -> Vec<&'static str> {
        let classes = WordClass::ALL.iter().filter(|class| !self.classes.contains_key(class)).map(|class| class.name());
        let messages = Message::ALL.iter().map(|(id, _)| *id).filter(|id| !self.messages.contains_key(id));
        classes.chain(messages).collect()
    }

    /// The blob of these tables; equal tables give equal bytes.
    pub fn compile(&self) -> Vec<u8> {
        blob::write(&self.classes, &self.messages)
    }
}

impl Reader {
    fn row(&mut self, file: &str, number: usize, line: &str) {
        let mut columns = line.split('\t');
        let (head, words, note) =
            (columns.next().unwrap_or_default(), columns.next().unwrap_or_default(), columns.next());
        let place = format!("{file}:{number}");
        if head == "exclusive" {
            let classes = words.split(' ').filter_map(|name| self.class(&place, name)).collect();
            self.exclusive.push((place, classes));
            return;
        }
        let (name, value) = head.split_once('=').unwrap_or((head, ""));
        let Some(class) = self.class(&place, name) else { return };
        let mut entries = Vec::new();
        let mut takes_in = Vec::new();
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            match word.strip_prefix('@').filter(|name| !name.is_empty()) {
                Some(name) => takes_in.extend(self.class(&place, name)),
                None => entries.push(entry(word, value)),
            }
        }
        let draft = self.drafts.entry(class).or_default();
        if draft.file.is_empty() {
            file.clone_into(&mut draft.file);
        } else if draft.file != file {
            self.faults.push(format!("{place}: {name} is told in {} too", draft.file));
        }
        draft.has_note |= note.is_some_and(|note| !note.trim().is_empty());
        draft.entries.extend(entries);
        draft.takes_in.extend(takes_in);
    }

    fn class(&mut self, place: &str, name: &str) -> Option<WordClass> {
        let class = WordClass::named(name);
        if class.is_none() {
            self.faults.push(format!("{place}: there is no word class {name}"));
        }
        class
    }

    fn finish(mut self) -> Result<Tables, Vec<Fault>> {
        let mut tables = Tables { messages: std::mem::take(&mut self.messages), ..Tables::default() };
        for (&class, draft) in &self.drafts {
            let mut entries = draft.entries.clone();
            let mut open = vec![class];
            if let Err(fault) = self.take_in(draft, &mut open, &mut entries) {
                self.faults.push(format!("{}: {}: {fault}", draft.file, class.name()));
                continue;
            }
            if !draft.has_note {
                self.faults.push(format!("{}: {} has no note of what it is for", draft.file, class.name()));
            }
            let mut seen = BTreeSet::new();
            for entry in &entries {
                if entry.text.contains('’') {
                    self.faults.push(format!(
                        "{}: {}: write {:?} with a straight apostrophe",
                        draft.file,
                        class.name(),
                        entry.text
                    ));
                }
                if !seen.insert(entry.text.as_str()) {
                    self.faults.push(format!("{}: {} has {:?} twice", draft.file, class.name(), entry.text));
                }
            }
            tables.classes.insert(class, entries);
        }
        self.faults.extend(equal_classes(&self.drafts));
        self.faults.extend(self.exclusive.iter().flat_map(|(place, classes)| shared(place, classes, &tables)));
        if self.faults.is_empty() { Ok(tables) } else { Err(self.faults) }
    }

    /// Adds the words of the classes that `draft` takes in; `open` are those within which it stands.
    fn take_in(&self, draft: &Draft, open: &mut Vec<WordClass>, entries: &mut Vec<Entry>) -> Result<(), Fault> {
        for class in &draft.takes_in {
            if open.contains(class) {
                return Err(format!("takes itself in by {}", class.name()));
            }
            let Some(other) = self.drafts.get(class) else {
                return Err(format!("takes in {}, of which nothing is told", class.name()));
            };
            entries.extend(other.entries.iter().cloned());
            open.push(*class);
            self.take_in(other, open, entries)?;
            open.pop();
        }
        Ok(())
    }
}

/// A word of a row; a lone "!" is a mark, not a word that is found in small letters alone.
fn entry(word: &str, value: &str) -> Entry {
    let small = word.strip_suffix(SMALL).filter(|word| !word.is_empty());
    let case = if small.is_some() { Case::Small } else { Case::Any };
    Entry { text: small.unwrap_or(word).replace('_', " "), value: value.replace('_', " "), case }
}

/// Classes that tell the same words in their own rows: one of them is to take the other in, so that each word is told once.
fn equal_classes(drafts: &BTreeMap<WordClass, Draft>) -> Vec<Fault> {
    let mut by_words: BTreeMap<(Vec<&Entry>, &[WordClass]), WordClass> = BTreeMap::new();
    let mut faults = Vec::new();
    for (&class, draft) in drafts.iter().filter(|(_, draft)| draft.entries.len() > 1) {
        let mut words: Vec<&Entry> = draft.entries.iter().collect();
        words.sort_unstable();
        if let Some(first) = by_words.insert((words, &draft.takes_in), class) {
            faults.push(format!(
                "{}: {} and {} are the same words: use one, or say `@{}` and in the note why they differ",
                draft.file,
                first.name(),
                class.name(),
                first.name()
            ));
        }
    }
    faults
}

/// Words that two of the classes share.
fn shared(place: &str, classes: &[WordClass], tables: &Tables) -> Vec<Fault> {
    let mut of: BTreeMap<&str, WordClass> = BTreeMap::new();
    let mut faults = Vec::new();
    for class in classes {
        for entry in tables.classes.get(class).into_iter().flatten() {
            if let Some(first) = of.insert(&entry.text, *class).filter(|first| first != class) {
                faults.push(format!("{place}: {:?} is in {} and in {}", entry.text, first.name(), class.name()));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(rows: &str) -> Vec<Fault> {
        Tables::read([("t.tsv", format!("class\twords\tnote\n{rows}").as_str())]).err().unwrap_or_default()
    }

    #[test]
    fn sound_tables_have_no_faults() {
        assert!(faults("Of\tof\tlinks a noun to a name\nMonth=1\tjanuary jan\tmonths\nMonth=2\tfebruary\n").is_empty());
    }

    #[test]
    fn each_fault_is_said_with_its_place() {
        for (rows, fault) in [
            ("Ov\tof\tn", "t.tsv:2: there is no word class Ov"),
            ("Of\tof to of\tn", "t.tsv: Of has \"of\" twice"),
            ("Of\tof\tn\nAnd\tand @Of of\tn", "t.tsv: And has \"of\" twice"),
            ("Month=1\tjan\tn\nMonth=2\tjan", "t.tsv: Month has \"jan\" twice"),
            ("Of\tof\t", "t.tsv: Of has no note of what it is for"),
            ("Of\tof to\tn\nAnd\tto and\tn\nexclusive\tOf And\tn", "t.tsv:4: \"to\" is in Of and in And"),
            ("Of\t@And\tn\nAnd\t@Of\tn", "t.tsv: Of: takes itself in by Of"),
            ("Of\t@And\tn", "t.tsv: Of: takes in And, of which nothing is told"),
            (
                "Of\tof to\tn\nAnd\tto of\tn",
                "t.tsv: Of and And are the same words: use one, or say `@Of` and in the note why they differ",
            ),
        ] {
            assert!(faults(rows).iter().any(|found| found == fault), "{rows:?}: {:?}", faults(rows));
        }
    }

    #[test]
    fn faults_of_messages_are_said() {
        for (text, fault) in [
            ("unplaced-nam = x", "m.ftl: there is no message unplaced-nam"),
            ("unplaced-name = { $nam }", "m.ftl: unplaced-name has no argument $nam"),
            ("no-layers = x\nno-layers = y", "m.ftl: no-layers is told twice"),
        ] {
            assert_eq!(Tables::read([("m.ftl", text)]).err().unwrap_or_default(), [fault]);
        }
    }

    #[test]
    fn a_class_is_told_in_one_file() {
        let faults = Tables::read([("a.tsv", "h\nOf\tof\tn"), ("b.tsv", "h\nOf\tto\tn")]).err().unwrap_or_default();
        assert_eq!(faults, ["b.tsv:2: Of is told in a.tsv too"]);
    }
}

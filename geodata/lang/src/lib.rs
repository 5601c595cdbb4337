//! The languages that `dateline` reads: a folder of tables each, compiled into one blob.
//!
//! ```text
//! en/*.tsv, en/*.ftl ──Tables::read──▶ Tables ──compile──▶ en.bin ──Blob::read──▶ dateline::lang::Lexicon
//! ```
//!
//! A row of a table is a class of words: its name, its words, and what it is for. [`WordClass`] lists the names, so that code
//! which asks for a class that no table can hold does not compile. A word is said of a class once; a class may take in another
//! (`@Direction`), give its words a value (`Month=6`) and hold phrases (`just_short_of`).
//!
//! `BLESS=1 cargo test -p dateline-lang` compiles the tables anew, and so does `dateline-compile lang`; without `BLESS` the test says
//! whether the committed blob is what the tables give.

mod blob;
mod class;
mod fluent;
mod message;
mod pattern;
mod tables;

pub use blob::{Blob, Case, Entry, key, phrase_key};
pub use class::{ClassSet, WordClass};
pub use message::{Argument, Message};
pub use pattern::{Part, word};
pub use tables::Tables;

/// Tables that lists are read by, in all languages at once: a spreadsheet says nowhere in which one its columns are named.
pub mod lists {
    /// What a column may hold, with the names that it goes by.
    pub const COLUMNS: &str = include_str!("../lists/columns.tsv");
    /// What columns tell a known export by, where it keeps what, and its codes of precision.
    pub const SOURCES: &str = include_str!("../lists/sources.tsv");
    /// The words of kinds of event, and what makes them none.
    pub const KINDS: &str = include_str!("../lists/kinds.tsv");
    /// The kinds that a known export writes, whole.
    pub const CODES: &str = include_str!("../lists/codes.tsv");
    /// Hemispheres.
    pub const MARKS: &str = include_str!("../lists/marks.tsv");
    /// Three letters and two of every country (ISO 3166-1).
    pub const COUNTRIES: &str = include_str!("../lists/countries.txt");
    /// Months.
    pub const MONTHS: &str = include_str!("../lists/months.tsv");
}

/// English, compiled from `en/`.
pub static ENGLISH: &[u8] = include_bytes!("../en.bin");

/// The words around coordinates in many languages: rows of a meaning (`N`, `degree`, `lat`), its words apart by `|` in small letters
/// without stops, and the language.
pub static POSITIONS: &str = include_str!("../positions.tsv");

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_blob_is_what_the_tables_give() {
        let home = Path::new(env!("CARGO_MANIFEST_DIR"));
        let tables = Tables::of_folder(&home.join("en")).unwrap_or_else(|faults| panic!("\n{}", faults.join("\n")));
        let missing = tables.missing();
        assert!(missing.is_empty(), "English says nothing of {}", missing.join(", "));
        let blob = tables.compile();
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(home.join("en.bin"), &blob).expect("the blob can be written");
        } else {
            assert!(ENGLISH == blob, "en.bin is not what en/*.tsv give: BLESS=1 cargo test -p dateline-lang");
        }
    }
}

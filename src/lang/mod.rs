//! What the program knows of a language: one lexicon of word classes, grammar tables and values.
//!
//! In: the tables under `geodata/lang/`, compiled (`dateline_lang`). Out: a [`Lexicon`], which says in one look-up of which
//! [`WordClass`]es a word is. Every token of an article carries the answer, so that later stages ask without a look-up:
//! `token.is(WordClass::Month)`. What a class says of its words is read as the type that the caller wants:
//! `lexicon.get::<u8>(WordClass::Month, "june")`.

mod choice;
mod lexicon;
mod table;

pub use choice::{Choice, choose};
pub use dateline_lang::{ClassSet, WordClass, key};
pub use lexicon::Lexicon;

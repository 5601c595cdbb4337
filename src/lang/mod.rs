//! What the program knows of a language: one lexicon of word classes, grammar tables and values.
//!
//! In: the tables under `geodata/lang/`, compiled (`dateline_lang`). Out: a [`Lexicon`], which says in one look-up of which
//! [`WordClass`]es a word is. Every token of an article carries the answer, so that later stages ask without a look-up:
//! `token.is(WordClass::Month)`. What a class says of its words is read as the type that the caller wants:
//! `lexicon.get::<u8>(WordClass::Month, "june")`. What the program says is a [`Message`] until it is written out, and worded
//! there: `lang::voice().say(&message)`.

mod choice;
mod grammar;
mod lexicon;
mod table;

pub use choice::{choose, choose_among, is_read};
pub use dateline_lang::{Argument, ClassSet, Message, WordClass, key};
pub use lexicon::Lexicon;

/// The language in which the program speaks to its user, whatever the report is in: English.
pub fn voice() -> &'static Lexicon {
    Lexicon::english()
}

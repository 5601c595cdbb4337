//! What stops a run: each message says what was attempted, on what, and what to do.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::lang::{self, Argument, Message};

/// The one error of the library. Its words are in the message files, as those of all that is said.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read.
    Read {
        /// What was to be read.
        path: PathBuf,
        /// Why it failed.
        source: std::io::Error,
        /// What the user can do.
        hint: Box<Message>,
    },
    /// A file could not be written; what stood there before is unchanged.
    Write {
        /// What was to be written.
        path: PathBuf,
        /// Why it failed.
        source: std::io::Error,
    },
    /// The input cannot be used as it is.
    Input {
        /// What is wrong, on what.
        what: Box<Message>,
        /// What the user can do.
        hint: Box<Message>,
    },
    /// The compiled data is damaged or of another version.
    Data {
        /// Which blob.
        what: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// A picture or layer could not be encoded.
    Encode {
        /// What was to be encoded, by its code in the message files.
        what: &'static str,
        /// Why it failed.
        why: String,
    },
}

impl Error {
    /// An unusable input and what to do about it.
    pub fn input(what: impl Into<Message>, hint: impl Into<Message>) -> Self {
        Self::Input { what: Box::new(what.into()), hint: Box::new(hint.into()) }
    }

    /// What it says.
    pub fn message(&self) -> Message {
        match self {
            Self::Read { path, source, hint } => Message::CannotRead {
                path: shown(path),
                why: source.to_string().into(),
                hint: Argument::Said(hint.clone()),
            },
            Self::Write { path, source } => Message::CannotWrite { path: shown(path), why: source.to_string().into() },
            Self::Input { what, hint } => {
                Message::CannotUse { what: Argument::Said(what.clone()), hint: Argument::Said(hint.clone()) }
            }
            Self::Data { what, why } => Message::DamagedData { what: (*what).into(), why: why.as_str().into() },
            Self::Encode { what, why } => Message::CannotEncode { what: (*what).into(), why: why.as_str().into() },
        }
    }
}

fn shown(path: &Path) -> Argument {
    path.display().to_string().into()
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&lang::voice().say(&self.message()))
    }
}

impl From<dateline_format::Damaged> for Error {
    fn from(damaged: dateline_format::Damaged) -> Self {
        Self::Data { what: damaged.what, why: damaged.why.to_owned() }
    }
}

/// The result of anything that can stop the run.
pub type Result<T> = std::result::Result<T, Error>;

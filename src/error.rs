//! What stops a run: each message says what was attempted, on what, and what to do.

use std::path::PathBuf;

/// The one error of the library.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read.
    #[error("cannot read {path}: {source}; {hint}")]
    Read {
        /// What was to be read.
        path: PathBuf,
        /// Why it failed.
        source: std::io::Error,
        /// What the user can do.
        hint: &'static str,
    },
    /// A file could not be written; what stood there before is unchanged.
    #[error("cannot write {path}: {source}; what was there before is unchanged")]
    Write {
        /// What was to be written.
        path: PathBuf,
        /// Why it failed.
        source: std::io::Error,
    },
    /// The input cannot be used as it is.
    #[error("{what}; {hint}")]
    Input {
        /// What is wrong, on what.
        what: String,
        /// What the user can do.
        hint: String,
    },
    /// The compiled data is damaged or of another version.
    #[error("the compiled {what} is unusable: {why}; rebuild it with `cargo run -p dateline-compile`")]
    Data {
        /// Which blob.
        what: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// A picture or layer could not be encoded.
    #[error("cannot encode {what}: {why}")]
    Encode {
        /// What was to be encoded.
        what: &'static str,
        /// Why it failed.
        why: String,
    },
}

impl Error {
    /// An unusable input and what to do about it.
    pub fn input(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Input { what: what.into(), hint: hint.into() }
    }
}

impl From<dateline_format::Damaged> for Error {
    fn from(damaged: dateline_format::Damaged) -> Self {
        Self::Data { what: damaged.what, why: damaged.why.to_owned() }
    }
}

/// The result of anything that can stop the run.
pub type Result<T> = std::result::Result<T, Error>;

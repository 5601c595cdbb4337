//! The weights of the tagger of place names, read in place. Layout: `dateline::mention::tagger`.

/// Weights compiled by `dateline-compile tagger`.
pub static TAGGER: &[u8] = include_bytes!("../tagger.bin");

//! The weights of the tagger of place names, read in place. Layout: `dateline_format::tagger`.

/// Weights compiled by `dateline-train tagger`.
pub static TAGGER: &[u8] = include_bytes!("../tagger.bin");

//! The compiled gazetteer of `dateline`, read in place. Layout: `dateline::gazetteer::format`.

/// Names and features, compiled by `dateline-compile`.
pub static GAZETTEER: &[u8] = include_bytes!("../gazetteer.bin");

/// Weights of the tagger of place names, compiled by `dateline-compile tagger`. Layout: `dateline::mention::tagger`.
pub static TAGGER: &[u8] = include_bytes!("../tagger.bin");

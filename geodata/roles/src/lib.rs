//! The weights of the network that reads what a report says of each place. Layout: `src/site/role/blob.rs`.

/// Weights made by `geodata/train-roles`.
pub static ROLES: &[u8] = include_bytes!("../roles.bin");

/// Closed classes of English words: class, words, what the class is.
pub static WORDS_EN: &str = include_str!("../words-en.tsv");

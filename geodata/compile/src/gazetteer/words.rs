//! Word lists: curated tables of two columns, and the FSTs made of them.

use dateline_compile::Result;
use std::collections::BTreeMap;
use std::path::Path;

/// A word or phrase and what the table says of it.
pub(crate) struct Word {
    pub(crate) word: String,
    pub(crate) tag: String,
}

/// Reads a table: a header line, comments after `#`, a word and its tag in each row.
pub(crate) fn read(path: &Path) -> Result<Vec<Word>> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
    let rows = text.lines().skip(1).filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let word = |line: &str| {
        let (word, tag) = line.split_once('\t').ok_or_else(|| format!("{}: no tab in {line:?}", path.display()))?;
        Ok(Word { word: word.trim().to_owned(), tag: tag.split('\t').next().unwrap_or_default().trim().to_owned() })
    };
    rows.map(word).collect()
}

/// An FST of the words under `key`, each with the number of its tag; the first row of a word counts.
pub(crate) fn tagged<W: std::borrow::Borrow<Word>>(
    words: &[W],
    key: impl Fn(&str) -> String,
    number: impl Fn(&str) -> Option<u64>,
) -> Result<Vec<u8>> {
    let mut keys: BTreeMap<String, u64> = BTreeMap::new();
    for word in words.iter().map(W::borrow) {
        let number = number(&word.tag).ok_or_else(|| format!("{}: unknown kind {:?}", word.word, word.tag))?;
        keys.entry(key(&word.word)).or_insert(number);
    }
    keys.remove("");
    index(keys)
}

/// An FST of sorted keys.
pub(crate) fn index(keys: BTreeMap<String, u64>) -> Result<Vec<u8>> {
    let mut builder = fst::MapBuilder::memory();
    for (key, value) in keys {
        builder.insert(key, value)?;
    }
    Ok(builder.into_inner()?)
}

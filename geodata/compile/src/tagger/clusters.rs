//! Clusters of words used alike, as the hashed table that the tagger reads.

use std::path::Path;

use dateline::mention::tagger::{enter, key};

/// Reads `word<TAB>cluster` lines into a table with one slot in five left free.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, String> {
    let content = std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let entries: Vec<(&str, u8)> = content
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(word, c)| Some((word, c.parse().ok()?)))
        .collect();
    let mut table = vec![0; 2 * (entries.len() * 5 / 4).next_power_of_two()];
    for (word, cluster) in entries {
        // A word that finds no room is left unknown, which costs next to nothing.
        enter(&mut table, key(word), cluster);
    }
    Ok(table)
}

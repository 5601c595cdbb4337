//! Words for the people of a country or group, told by their shape: "Israeli", "Sudanese", "Houthi".
//!
//! The rules of this module ask only whether a capitalised word before a noun is such a word, never of which country.

/// Endings of English demonyms, longest first.
const ENDINGS: [&str; 8] = ["ese", "ian", "ish", "ean", "can", "an", "i", "ic"];

/// Demonyms without a telling ending.
const IRREGULAR: [&str; 13] =
    ["French", "Dutch", "Greek", "Czech", "Thai", "Afghan", "Turk", "Kurd", "Uzbek", "Tajik", "Serb", "Croat", "Swiss"];

/// Capitalised words with such an ending that are no demonyms.
const OTHERS: [&str; 12] = [
    "Christian",
    "Civilian",
    "Human",
    "Republican",
    "Ocean",
    "Pan",
    "Clean",
    "Iran",
    "Sudan",
    "Japan",
    "Taiwan",
    "Pacific",
];

/// Whether `word` is a demonym, as far as its shape tells.
pub(super) fn is_demonym(word: &str) -> bool {
    let capital = word.starts_with(char::is_uppercase) && word.chars().count() >= 4;
    let ending = ENDINGS.iter().any(|ending| word.ends_with(ending));
    capital && !OTHERS.contains(&word) && (ending || IRREGULAR.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_no_demonyms() {
        assert!(["Israeli", "Sudanese", "Houthi", "Ukrainian", "Afghan"].into_iter().all(is_demonym));
        assert!(!["Iran", "Sudan", "Human", "strike"].into_iter().any(is_demonym));
    }
}

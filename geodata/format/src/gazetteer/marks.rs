//! Letters without the marks on them, for names as an English map writes them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The letters of a name without the marks on them: canonical decomposition, marks left out.
pub fn without_marks(name: &str) -> impl Iterator<Item = char> {
    name.nfd().filter(|letter| !is_combining_mark(*letter))
}

/// Letters put together again where one stands for several.
pub fn composed(letters: impl Iterator<Item = char>) -> String {
    letters.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_syllables_are_put_together_again() {
        assert_eq!(without_marks("Naţanz").collect::<String>(), "Natanz");
        assert_eq!(composed(without_marks("서울")), "서울");
    }
}

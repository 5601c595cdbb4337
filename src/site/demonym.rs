//! Words for the people of a country or group: "Israeli", "Sudanese", "Houthi". The gazetteer's lists know them.

use crate::world::gazetteer::lexicon::OrganisationKind;
use crate::world::gazetteer::{FeatureKind, Gazetteer};

/// Whether `word` is a demonym.
pub(super) fn is_demonym(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && of(word).is_some()
}

/// The country whose people or forces the demonym `word` names.
pub(super) fn country(word: &str) -> Option<&'static str> {
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let feature = of(word)?;
    (feature.kind == FeatureKind::Country).then_some(feature.name)
}

/// How many of `words` are the name of an armed force or group, the longest name counted.
pub(super) fn force<'w>(words: impl Iterator<Item = &'w str>) -> Option<usize> {
    let lexicon = Gazetteer::embedded().lexicon();
    let mut walk = lexicon.walk_organisations();
    let (mut name, mut longest) = (String::new(), None);
    for (at, word) in words.enumerate() {
        let folded = crate::world::gazetteer::fold(word);
        if !walk.push(&folded) {
            break;
        }
        if !name.is_empty() && !folded.is_empty() {
            name.push(' ');
        }
        name += &folded;
        if !folded.is_empty() && lexicon.organisation(&name) == Some(OrganisationKind::Force) {
            longest = Some(at + 1);
        }
    }
    longest
}

fn of(word: &str) -> Option<crate::world::gazetteer::Feature<'static>> {
    let gazetteer = Gazetteer::embedded();
    let (id, _) = gazetteer.lexicon().demonym(&crate::world::gazetteer::fold(word)).next()?;
    Some(gazetteer.feature(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_no_demonyms() {
        assert!(["Israeli", "Sudanese", "Ukrainian", "Afghan"].into_iter().all(is_demonym));
        assert!(!["Iran", "Sudan", "Human", "strike"].into_iter().any(is_demonym));
    }

    #[test]
    fn a_demonym_names_its_country_and_a_force_itself() {
        assert_eq!(country("Russian"), Some("Russia"));
        assert_eq!(force(["Islamic", "State", "said"].into_iter()), Some(2));
        assert_eq!(force(["Reuters", "said"].into_iter()), None);
    }
}

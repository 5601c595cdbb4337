//! Words for the people of a country or group: "Israeli", "Sudanese", "Houthi". The gazetteer's lists know them.

use crate::world::gazetteer::lexicon::OrganisationKind;
use crate::world::gazetteer::{Feature, FeatureKind, Gazetteer, fold};

/// Whether `word` is a demonym.
pub(super) fn is_demonym(gazetteer: &dyn Gazetteer, word: &str) -> bool {
    word.starts_with(char::is_uppercase) && of(gazetteer, word).is_some()
}

/// The country whose people or forces the demonym `word` names.
pub(super) fn country<'g>(gazetteer: &'g dyn Gazetteer, word: &str) -> Option<&'g str> {
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let feature = of(gazetteer, word)?;
    (feature.kind == FeatureKind::Country).then_some(feature.name)
}

/// How many of `words` are the name of an armed force or group, the longest name counted.
pub(super) fn force<'w>(gazetteer: &dyn Gazetteer, words: impl Iterator<Item = &'w str>) -> Option<usize> {
    let lexicon = gazetteer.lexicon();
    let mut walk = lexicon.walk_organisations();
    let (mut name, mut longest) = (String::new(), None);
    for (at, word) in words.enumerate() {
        let folded = fold(word);
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

fn of<'g>(gazetteer: &'g dyn Gazetteer, word: &str) -> Option<Feature<'g>> {
    let (id, _) = gazetteer.lexicon().demonym(&fold(word)).next()?;
    Some(gazetteer.feature(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::gazetteer::CompiledGazetteer;

    #[test]
    fn countries_are_no_demonyms() {
        let known = CompiledGazetteer::embedded();
        assert!(["Israeli", "Sudanese", "Ukrainian", "Afghan"].into_iter().all(|word| is_demonym(known, word)));
        assert!(!["Iran", "Sudan", "Human", "strike"].into_iter().any(|word| is_demonym(known, word)));
    }

    #[test]
    fn a_demonym_names_its_country_and_a_force_itself() {
        let known = CompiledGazetteer::embedded();
        assert_eq!(country(known, "Russian"), Some("Russia"));
        assert_eq!(force(known, ["Islamic", "State", "said"].into_iter()), Some(2));
        assert_eq!(force(known, ["Reuters", "said"].into_iter()), None);
    }
}

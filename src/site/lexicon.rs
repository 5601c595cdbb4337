//! Closed classes of words, from a table of the language.
//!
//! A line of the table is a class, its words, and what the class is. What a report says of its places is read by a network (see `role`);
//! these classes serve the facts about a site: who, when, how many, what was damaged.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A closed class of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Prepositions that put an event at or on a place.
    Locative,
    /// Any other preposition.
    Preposition,
    /// Words at which a clause ends when it is read backwards.
    Boundary,
    /// Verbs of speech.
    Saying,
    /// Auxiliary verbs.
    Auxiliary,
    /// Pronouns that are subjects.
    Pronoun,
    /// Words for a part of a place.
    Part,
    /// Words for a place where people live.
    Settlement,
    /// One who may have suffered.
    Person,
    /// Words after a demonym that show its people to have suffered or spoken.
    Sufferer,
    /// Months.
    Month,
    /// Weapons and words of an air strike.
    ByAir,
    /// Weapons and words of a missile strike.
    ByMissile,
    /// Weapons and words of a drone strike.
    ByDrone,
    /// Weapons and words of shelling.
    ByGun,
    /// Weapons and words of an explosion.
    ByCharge,
    /// Words of a fire.
    ByFlame,
    /// Arms in hand, and those who carry them.
    ByHand,
    /// Finite or past forms whose object is what was struck: "struck Kharkiv", "Kharkiv was struck".
    Strike,
    /// Participles and gerunds of attack: "attacks targeting Kharkiv".
    Striking,
    /// Nouns or verbs of attack, by what stands before: "air strikes", "to strike".
    Bare,
    /// Nouns of attack: "airstrike", "explosion".
    Event,
    /// What bursts, lands or falls: "exploded near".
    Burst,
    /// People are killed or hurt.
    Casualty,
    /// Things are damaged or burn.
    Damage,
    /// Something is sent: "launched", "fired".
    Launch,
}

/// Every class with its name in the table; those from `Strike` on tell of an attack.
const CLASSES: [(&str, Class); 26] = [
    ("locative", Class::Locative),
    ("preposition", Class::Preposition),
    ("boundary", Class::Boundary),
    ("saying", Class::Saying),
    ("auxiliary", Class::Auxiliary),
    ("pronoun", Class::Pronoun),
    ("part", Class::Part),
    ("settlement", Class::Settlement),
    ("person", Class::Person),
    ("sufferer", Class::Sufferer),
    ("month", Class::Month),
    ("by-air", Class::ByAir),
    ("by-missile", Class::ByMissile),
    ("by-drone", Class::ByDrone),
    ("by-gun", Class::ByGun),
    ("by-charge", Class::ByCharge),
    ("by-flame", Class::ByFlame),
    ("by-hand", Class::ByHand),
    ("strike", Class::Strike),
    ("striking", Class::Striking),
    ("bare", Class::Bare),
    ("event", Class::Event),
    ("burst", Class::Burst),
    ("casualty", Class::Casualty),
    ("damage", Class::Damage),
    ("launch", Class::Launch),
];

static WORDS: LazyLock<HashMap<&'static str, u32>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, u32> = HashMap::new();
    for line in dateline_roles::WORDS_EN.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(name), Some(list)) = (cells.next(), cells.next()) else { continue };
        let Some(&(_, class)) = CLASSES.iter().find(|(known, _)| *known == name) else { continue };
        for word in list.split(' ') {
            *words.entry(word).or_default() |= 1 << class as u32;
        }
    }
    words
});

/// Whether `word`, in small letters, is of the class.
pub(super) fn is(word: &str, class: Class) -> bool {
    WORDS.get(word).is_some_and(|classes| classes & (1 << class as u32) != 0)
}

/// Whether the word is any preposition.
pub(super) fn is_preposition(word: &str) -> bool {
    is(word, Class::Locative) || is(word, Class::Preposition)
}

/// The classes of weapons that the word names, a bit for each of `by-air` to `by-hand` in the order of the table.
pub(super) fn tools(word: &str) -> u8 {
    let classes = WORDS.get(word).copied().unwrap_or_default();
    // Seven classes from `ByAir` on.
    (classes >> Class::ByAir as u32 & 0x7f) as u8
}

/// The class of attack that the word tells of, if any.
pub(super) fn attack(word: &str) -> Option<Class> {
    let classes = *WORDS.get(word)?;
    let from = CLASSES.iter().position(|(_, class)| *class == Class::Strike)?;
    CLASSES[from..].iter().map(|(_, class)| *class).find(|&class| classes & (1 << class as u32) != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_table_is_known_and_none_is_empty() {
        for (name, class) in CLASSES {
            assert!(WORDS.values().any(|classes| classes & (1 << class as u32) != 0), "{name}");
        }
    }

    #[test]
    fn each_weapon_has_its_bit() {
        assert_eq!(tools("airstrike"), 1);
        assert_eq!(tools("drones"), 1 << 2);
        assert_eq!(tools("gunmen"), 1 << 6);
        assert_eq!(tools("house"), 0);
    }

    #[test]
    fn the_forms_of_one_verb_differ_in_class() {
        assert_eq!(attack("struck"), Some(Class::Strike));
        assert_eq!(attack("shelling"), Some(Class::Striking));
        assert_eq!(attack("strikes"), Some(Class::Bare));
        assert_eq!(attack("said"), None);
    }
}

//! The entries of the key: what is told of each number.

use crate::map::furniture::key::KeyEntry;
use crate::map::subject::Subject;
use crate::map::subject::entity::Entity;
use crate::site::{Certainty, EventKind};

/// The entry of a site or a city under its number.
pub(in crate::map) fn key_entry(subject: &Subject, entity: Entity, number: usize) -> KeyEntry {
    match entity {
        Entity::Site(at) => {
            let site = &subject.sites[at];
            let fact = (!site.facts.is_empty()).then(|| site.facts.join("; "));
            KeyEntry { number, name: site.name.clone(), fact, event: site.event, certainty: site.certainty }
        }
        Entity::City(at) => KeyEntry {
            number,
            name: subject.cities[at].name.clone(),
            fact: None,
            event: EventKind::Mention,
            certainty: Certainty::Confirmed,
        },
    }
}

/// The longest entries that a key of the subject may have, to keep room for any.
pub(in crate::map) fn widest_entries(subject: &Subject, room: usize) -> Vec<KeyEntry> {
    let sites = (0..subject.sites.len()).map(Entity::Site);
    let all = sites.chain((0..subject.cities.len()).map(Entity::City));
    let mut entries: Vec<KeyEntry> = all.map(|entity| key_entry(subject, entity, 1)).collect();
    let letters = |entry: &KeyEntry| entry.name.chars().count() + entry.fact.as_ref().map_or(0, |f| f.chars().count());
    entries.sort_by_key(|entry| std::cmp::Reverse(letters(entry)));
    let longest = entries.first().cloned();
    entries.truncate(room);
    // Room beyond the last place is never used, but keeps the rounds apart.
    entries.extend(longest.into_iter().cycle().take(room.saturating_sub(entries.len())));
    entries
}

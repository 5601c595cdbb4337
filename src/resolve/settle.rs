//! What the sentences of a report say of its names: the last step, after which a name means the same place everywhere.
//!
//! In: the places as the dossiers chose them, and what was read from the statements. Out: the places as the report means
//! them, and a diagnostic for each that it puts where none of its name is known.

use super::atlas::Atlas;
use super::bearer::whereabouts;
use super::place::Place;
use super::said::Said;
use super::{relative, senses, town};
use crate::diagnostic::Diagnostic;
use crate::lang::Message;
use crate::mention::quantity;
use crate::text::Article;
use crate::world::World;

/// Reads each name as the report means it.
pub(crate) fn settle(article: &Article, places: &mut [Place], said: &Said, world: &World<'_>) -> Vec<Diagnostic> {
    if said.definitions.is_empty() && said.measured.is_empty() {
        return Vec::new();
    }
    let atlas = Atlas::new(world);
    let mut changed = senses::settle(article, &atlas, &said.definitions, places);
    changed.extend(town::settle(&atlas, article, &said.measured, places));
    if changed.is_empty() {
        return Vec::new();
    }
    changed.sort_unstable();
    changed.dedup();
    let quantities = quantity::quantities(article);
    for &at in &changed {
        places[at].relative = relative::find(article, &quantities, &places[at]);
    }
    changed.into_iter().filter_map(|at| unplaced(&atlas, &places[at])).collect()
}

fn unplaced(atlas: &Atlas<'_>, place: &Place) -> Option<Diagnostic> {
    let refuted = place.refuted.as_ref()?;
    let known = whereabouts(atlas, &atlas.gazetteer().feature(refuted.known));
    let message = Message::RefutedName {
        place: place.text.as_str().into(),
        area: refuted.area.as_str().into(),
        elsewhere: known.into(),
    };
    Some(Diagnostic::warning("unplaced-name", Some(place.span), message).with_hint(Message::RefutedNameHint {}))
}

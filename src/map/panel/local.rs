//! The names that the second lines of a page need, and those among them that are not known.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::lang::{Argument, Message};
use crate::map::subject::Subject;
use crate::map::subject::entity::Entity;
use crate::map::subject::focus::MOST_ASKED;
use crate::map::subject::list::commas;
use crate::map::subject::second::Second;
use crate::world::World;

/// Why a name stands without its second line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::map) enum WithoutSecond {
    /// The name in the language is not known.
    Unknown,
    /// There was room for the English name alone.
    NoRoom,
}

/// The names for second lines.
#[derive(Clone, Copy)]
pub(in crate::map) struct Local<'l> {
    pub(in crate::map) second: Option<&'l Second<'l>>,
    /// Of sites and named cities.
    pub(in crate::map) places: &'l BTreeMap<Entity, String>,
}

/// The sites and named cities whose name in the language of second lines is known.
pub(in crate::map) fn seconds(subject: &Subject, second: &Second<'_>, world: &World<'_>) -> BTreeMap<Entity, String> {
    let all = subject.named().take(MOST_ASKED).filter(|(_, name, _)| !name.is_empty());
    let local = |entity, name, point| second.given(entity).or_else(|| second.place(name, point, world));
    all.filter_map(|(entity, name, point)| Some((entity, local(entity, name, point)?))).collect()
}

/// The most names that a diagnostic lists.
const MOST_LISTED: usize = 8;

/// What has no second line although one was asked for: its name is not known, the fonts lack its letters, or there was no room. `ground`
/// has the names of the ground that stand alone.
pub(in crate::map) fn report<'n>(
    subject: &'n Subject,
    local: Local<'_>,
    ground: impl Iterator<Item = (&'n str, WithoutSecond)>,
) -> Vec<Diagnostic> {
    let Some(second) = local.second else { return Vec::new() };
    let language = second.language();
    let (unknown, crowded): (Vec<_>, Vec<_>) = ground.partition(|(_, why)| *why == WithoutSecond::Unknown);
    let only_names = |named: Vec<(&'n str, WithoutSecond)>| named.into_iter().map(|(name, _)| name);
    let unknown_place = |(entity, name, _): &(Entity, &str, _)| !name.is_empty() && !local.places.contains_key(entity);
    let places = subject.named().filter(unknown_place).map(|(_, name, _)| name);
    let code = language.as_str();
    let language = || Argument::from(code);
    let unknown = some_of(places.chain(only_names(unknown))).map(|names| {
        Diagnostic::warning("no-local-name", None, Message::NoLocalName { language: language(), names })
            .with_hint(Message::NoLocalNameHint { language: language() })
    });
    let undrawable = some_of(second.undrawable()).map(|names| {
        Diagnostic::warning("no-glyphs", None, Message::NoGlyphs { names }).with_hint(Message::NoGlyphsHint {})
    });
    let crowded = some_of(only_names(crowded)).map(|names| {
        let message = Message::NoRoomForLocalName { language: language(), names };
        Diagnostic::note("no-room-for-local-name", None, message).with_hint(Message::LargerPageHint {})
    });
    unknown.into_iter().chain(undrawable).chain(crowded).collect()
}

/// Names one after another, each once; `None` where there are none.
fn some_of<'n>(names: impl Iterator<Item = &'n str>) -> Option<Argument> {
    let mut all: Vec<&str> = Vec::new();
    for name in names {
        if all.len() <= MOST_LISTED && !all.contains(&name) {
            all.push(name);
        }
    }
    let names = commas(all.iter().take(MOST_LISTED).map(|&name| name.into()))?;
    Some(if all.len() > MOST_LISTED { Message::ListOpen { names }.into() } else { names })
}

//! The role of each place: struck, sent from, or merely named.
//!
//! In: the sentences with their places and triggers. Out: for each place the [`Finding`] that its sentence gives, if any, before
//! the findings of a document are weighed against each other (see `specific`).

use std::ops::Range;

use super::governor;
use super::grammar;
use super::link::{self, Bond, Link};
use super::status::{self, Status};
use super::triggers::{self, Trigger};
use super::view::View;
use crate::gazetteer::FeatureKind;
use crate::resolve::Place;

/// What a sentence tells of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Finding {
    /// The place.
    pub(super) place: usize,
    /// The sentence.
    pub(super) sentence: usize,
    /// How it hangs on its trigger.
    pub(super) link: Link,
    /// What the trigger is.
    pub(super) trigger: Trigger,
    /// How the event is told.
    pub(super) status: Status,
}

/// What is to be known of a document before one of its sentences is judged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// The last year that it speaks of.
    pub(super) latest_year: Option<u16>,
    /// Whether it is about armed conflict at all.
    pub(super) armed: bool,
}

/// Words of arms that a document must hold before anything in it counts as an attack.
const ARMED_WORDS: usize = 2;

impl Setting {
    /// The setting of the document that `views` make up.
    pub(super) fn of(views: &[View<'_>], reported: Option<u16>) -> Self {
        let words = || views.iter().flat_map(|view| view.lower.iter());
        let latest_year = words().filter_map(|word| status::year(word)).max().into_iter().chain(reported).max();
        let armed = words().filter(|word| triggers::is_armed(word)).take(ARMED_WORDS).count() >= ARMED_WORDS;
        Self { latest_year, armed }
    }
}

/// The findings of every sentence, in reading order.
pub(super) fn findings(views: &[View<'_>], places: &[Place], setting: Setting) -> Vec<Finding> {
    if !setting.armed {
        return Vec::new();
    }
    let mut found = Vec::new();
    for view in views {
        let standing = view.places();
        for (place, tokens) in &standing {
            if let Some(finding) = finding(view, &places[*place], *place, tokens, setting) {
                found.push(finding);
            }
        }
        governor::add(view, places, &standing, setting, &mut found);
    }
    found
}

fn finding(view: &View<'_>, place: &Place, index: usize, tokens: &Range<usize>, setting: Setting) -> Option<Finding> {
    let link = link::link(view, tokens)?;
    let trigger = view.trigger[link.trigger]?;
    let credible = match link.bond {
        Bond::Target => match place.kind {
            FeatureKind::Country => is_country_struck(view, tokens, trigger),
            FeatureKind::Water | FeatureKind::River => is_at_sea(view, tokens),
            _ => !place.metonymic,
        },
        Bond::Origin => {
            place.kind == FeatureKind::Country || grammar::is_preposition(view.before(tokens.start)) || !place.metonymic
        }
        Bond::Anchor => true,
    };
    let status = status::status(view, link.trigger, setting.latest_year);
    credible.then_some(Finding { place: index, sentence: view.number, link, trigger, status })
}

/// Whether a country is the scene itself, rather than the enemy that an attack is aimed at: "infrastructure in Kuwait was hit",
/// not "rockets launched at Israel".
fn is_country_struck(view: &View<'_>, tokens: &Range<usize>, trigger: Trigger) -> bool {
    let part = |at: usize| grammar::is_part(view.before(at));
    let start = (0..2).fold(tokens.start, |at, _| if at > 0 && part(at) { at - 1 } else { at });
    let scene = matches!(view.before(start), "in" | "across" | "inside" | "within" | "throughout");
    scene && trigger != Trigger::Launch
}

/// Whether something afloat was struck there.
fn is_at_sea(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let the = usize::from(view.before(tokens.start) == "the");
    let located = matches!(view.before(tokens.start - the.min(tokens.start)), "in" | "off" | "near" | "through");
    located
        && view.any(|word| {
            matches!(
                word,
                "ship"
                    | "ships"
                    | "vessel"
                    | "vessels"
                    | "tanker"
                    | "tankers"
                    | "boat"
                    | "boats"
                    | "carrier"
                    | "freighter"
                    | "frigate"
                    | "destroyer"
            )
        })
}

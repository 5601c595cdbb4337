//! The role of each place: struck, sent from, or merely named.
//!
//! In: the sentences with their places and triggers. Out: for each place the [`Finding`] that its sentence gives, if any, before
//! the findings of a document are weighed against each other (see `specific`).

use std::ops::Range;

use super::anaphora;
use super::distant;
use super::evidence::Climate;
use super::governor;
use super::grammar;
use super::link::{self, Bond, Link};
use super::past;
use super::series;
use super::status::{self, Status};
use super::triggers::Trigger;
use super::view::View;
use crate::resolve::Place;
use crate::world::gazetteer::FeatureKind;

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
    /// Whether the words put the event there.
    pub(super) scene: Scene,
}

/// Whether a place is where an event was, or whom it was aimed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scene {
    /// "Infrastructure in Kuwait was hit"; every place but a country.
    Given,
    /// "Strikes on Yemen": a country as the enemy.
    Aimed,
}

/// What is to be known of a document before one of its sentences is judged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// The last year that it speaks of.
    pub(super) latest_year: Option<u16>,
    /// How much it speaks of arms.
    pub(super) climate: Climate,
}

impl Setting {
    /// The setting of the document that `views` make up.
    pub(super) fn of(views: &[View<'_>], reported: Option<u16>) -> Self {
        let words = || views.iter().flat_map(|view| view.lower.iter());
        let latest_year = words().filter_map(|word| past::year(word)).max().into_iter().chain(reported).max();
        Self { latest_year, climate: Climate::of(views) }
    }
}

/// The findings of every sentence, in reading order.
pub(super) fn findings(views: &[View<'_>], places: &[Place], setting: Setting) -> Vec<Finding> {
    let mut found = Vec::new();
    for view in views {
        let standing = view.standing();
        for (place, tokens) in &standing {
            if let Some(mut finding) = finding(view, &places[*place], *place, tokens, setting) {
                let earlier = view.number.checked_sub(1).and_then(|number| views.get(number));
                let history = earlier.is_some_and(|earlier| status::is_history(earlier, setting.latest_year));
                if finding.status == Status::Asserted && history && past::goes_on(view) {
                    finding.status = Status::Past;
                }
                found.push(finding);
            }
        }
        series::add(view, &mut found);
        add_there(view, places, setting, &mut found);
        governor::add(view, places, &standing, setting, &mut found);
    }
    anaphora::add(views, places, setting, &mut found);
    found.sort_by_key(|finding| finding.sentence);
    found
}

/// Adds the place that a "there" stands for, where the sentence has not told of it yet.
fn add_there(view: &View<'_>, places: &[Place], setting: Setting, found: &mut Vec<Finding>) {
    let Some((link, tokens, place)) = distant::there(view) else { return };
    if !found.iter().any(|finding| finding.sentence == view.number && finding.place == place) {
        found.extend(judged(view, &places[place], place, &tokens, link, setting));
    }
}

fn finding(view: &View<'_>, place: &Place, index: usize, tokens: &Range<usize>, setting: Setting) -> Option<Finding> {
    judged(view, place, index, tokens, link::link(view, tokens)?, setting)
}

/// The finding that a link makes, if the event is credible there.
fn judged(
    view: &View<'_>,
    place: &Place,
    index: usize,
    tokens: &Range<usize>,
    link: Link,
    setting: Setting,
) -> Option<Finding> {
    // What comes from a place is sent, whatever word tells of it.
    let trigger = view.trigger[link.trigger].or((link.bond == Bond::Origin).then_some(Trigger::Launch))?;
    let credible = match link.bond {
        Bond::Target => match place.kind {
            FeatureKind::Country => scene(view, tokens, trigger, link).is_some(),
            FeatureKind::Water | FeatureKind::River => is_at_sea(view, tokens),
            // "the White House said": who speaks is not struck.
            _ => !(place.metonymic && grammar::is_saying(view.word(tokens.end))),
        },
        Bond::Origin => {
            place.kind == FeatureKind::Country || grammar::is_preposition(view.before(tokens.start)) || !place.metonymic
        }
        Bond::Anchor => true,
    };
    if link.bond != Bond::Anchor && !setting.climate.admits(view, link.trigger) {
        return None;
    }
    let status = status::status(view, link.trigger, setting.latest_year);
    credible.then_some(Finding {
        place: index,
        sentence: view.number,
        link,
        trigger,
        status,
        scene: match place.kind {
            FeatureKind::Country => scene(view, tokens, trigger, link).unwrap_or(Scene::Given),
            _ => Scene::Given,
        },
    })
}

/// Tokens within which a strike and the country it is aimed at stand together.
const AIM: usize = 4;

/// Whether a country is the scene itself ("infrastructure in Kuwait was hit") or the enemy that a strike is aimed at ("strikes on
/// Yemen"); `None` for one that something is merely sent towards ("rockets launched at Israel").
fn scene(view: &View<'_>, tokens: &Range<usize>, trigger: Trigger, link: Link) -> Option<Scene> {
    let part = |at: usize| grammar::is_part(view.before(at));
    let start = (0..2).fold(tokens.start, |at, _| if at > 0 && part(at) { at - 1 } else { at });
    if trigger == Trigger::Launch {
        return None;
    }
    // "in the south of Syria"
    let side = start >= 4
        && view.before(start) == "of"
        && grammar::is_compass(view.word(start - 2))
        && view.word(start - 3) == "the"
        && matches!(view.word(start - 4), "in" | "across");
    if side || matches!(view.before(start), "in" | "across" | "inside" | "within" | "throughout") {
        return Some(Scene::Given);
    }
    let strikes = matches!(trigger, Trigger::Strike | Trigger::Striking | Trigger::Bare | Trigger::Event);
    let owner = matches!(view.word(tokens.end), "'s" | "’s");
    let direct = matches!(view.before(start), "on" | "against") || link.trigger + 1 == start;
    (strikes && direct && !owner && link.trigger < start && link.gap <= AIM).then_some(Scene::Aimed)
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

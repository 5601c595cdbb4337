//! Where missiles and drones were stopped in the air: "a drone was shot down over Bat Yam".
//!
//! In: the sentences of a report. Out: a [`Finding`] for each place that the words put such an end over or in. Nothing was struck
//! there, so that none of them is a site; a map marks them by a sign of their own. A place counts only when the sentence names
//! what was stopped ("shot down in a statement" stops nothing) and a preposition puts the end there, not the launch or the aim.

use std::ops::Range;

use super::grammar;
use super::link::{Bond, Link};
use super::roles::{Finding, Scene, Setting};
use super::status::{self, Status};
use super::triggers::Trigger;
use super::view::View;
use crate::resolve::Place;

/// How far a place may stand from the words that tell of the end, and what was stopped from them, in tokens.
const REACH: usize = 16;
const WEAPON_REACH: usize = 12;
/// "shot a drone down": the words between.
const PARTICLE_REACH: usize = 5;
/// "in the night skies over Isfahan, …": what may stand before a place that opens its sentence.
const FRONTED: usize = 5;

/// The interceptions that the sentences tell of, in reading order.
pub(super) fn findings(views: &[View<'_>], places: &[Place], setting: Setting) -> Vec<Finding> {
    let mut found = Vec::new();
    for view in views {
        let ends: Vec<End> = (0..view.len()).filter_map(|at| end(view, at)).collect();
        if ends.is_empty() {
            continue;
        }
        for (place, tokens) in view.standing() {
            let speaks = places[place].metonymic && grammar::is_saying(view.word(tokens.end));
            if speaks || grammar::is_office(view.word(tokens.end)) || is_possessive(view.word(tokens.end)) {
                continue;
            }
            let Some(end) = ends.iter().rev().find(|end| is_scene(view, end, &tokens)) else { continue };
            let told = status::status(view, end.at, setting.latest_year);
            if !matches!(told, Status::Asserted | Status::Intercepted) || !setting.climate.admits(view, end.at) {
                continue;
            }
            found.push(Finding {
                place,
                sentence: view.number,
                link: Link { bond: Bond::Target, trigger: end.at, gap: end.at.abs_diff(tokens.start) },
                trigger: view.trigger[end.at].unwrap_or(Trigger::Event),
                status: Status::Asserted,
                scene: Scene::Given,
            });
        }
    }
    found
}

/// The words that tell of an end in the air.
struct End {
    /// Where they stand.
    at: usize,
    /// How firmly they need a place in the air: "destroyed" tells of the ground as well.
    words: Words,
}

/// What the words tell by themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    /// Of nothing but an end in the air.
    Plain,
    /// Of an end that may be one on the ground.
    Open,
}

/// Whether the words at `at` tell that a weapon came to its end in the air: "brought down two missiles", "shot a drone down".
pub(super) fn is_end(view: &View<'_>, at: usize) -> bool {
    end(view, at).is_some_and(|end| end.words == Words::Plain)
}

/// The end that the words at `at` tell of, where they name what was stopped.
fn end(view: &View<'_>, at: usize) -> Option<End> {
    let down = || (at + 1..view.len().min(at + 1 + PARTICLE_REACH)).find(|&next| view.word(next) == "down");
    let (last, words) = match view.word(at) {
        "intercepted" | "intercepting" | "intercepts" | "intercept" | "interception" | "interceptions" | "downed"
        | "downing" => (at, Words::Plain),
        "shot" | "shoot" | "shoots" | "shooting" | "brought" | "bringing" => (down()?, Words::Plain),
        "destroyed" | "destroying" | "neutralised" | "neutralized" => (at, Words::Open),
        _ => return None,
    };
    // "two drones were shot down"; "missiles intercepted over X", where no object follows.
    let helped =
        (at.saturating_sub(3)..at).any(|near| matches!(view.word(near), "was" | "were" | "been" | "being" | "be"));
    let bare = at > 0 && is_stopped(view, at - 1) && grammar::is_preposition(view.word(last + 1));
    let before = last <= at + 1 && (helped || bare) && {
        let subject = subject_start(view, at)..at;
        subject.clone().any(|near| is_stopped(view, near))
            && !subject.into_iter().any(|near| is_crewed(view.word(near)) || is_idea(view.word(near)))
    };
    let object = at + 1..view.len().min(last + 1 + WEAPON_REACH);
    let after = {
        let first = object.clone().find(|&near| is_stopped(view, near) || is_crewed(view.word(near)));
        first.is_some_and(|near| is_stopped(view, near))
    };
    (before || after).then_some(End { at, words })
}

/// Where the subject of a passive at `at` may begin: no further than the clause, nor past a verb of its own ("the claim that a missile
/// had hit Haifa was shot down").
fn subject_start(view: &View<'_>, at: usize) -> usize {
    let start = at.saturating_sub(WEAPON_REACH);
    let stops = |near: usize| {
        let verb = view.trigger[near].is_some_and(|trigger| trigger != Trigger::Launch)
            && grammar::is_auxiliary(view.before(near));
        verb || grammar::is_boundary(view.word(near)) || view.word(near) == "by"
    };
    (start..at).rev().find(|&near| stops(near)).map_or(start, |near| near + 1)
}

/// Whether a weapon without a crew is named there, not as the means ("downed by a missile").
fn is_stopped(view: &View<'_>, at: usize) -> bool {
    let weapon = grammar::is_flying_weapon(view.word(at)) || matches!(view.word(at), "quadcopter" | "quadcopters");
    let means = (at.saturating_sub(4)..at).any(|near| matches!(view.word(near), "by" | "with" | "using"));
    weapon && !means && !is_kept_on_ground(view.word(at + 1))
}

/// "a drone factory", "a missile launcher": what stands on the ground.
fn is_kept_on_ground(next: &str) -> bool {
    matches!(
        next,
        "factory"
            | "factories"
            | "launcher"
            | "launchers"
            | "depot"
            | "depots"
            | "base"
            | "bases"
            | "site"
            | "sites"
            | "plant"
            | "workshop"
            | "workshops"
            | "warehouse"
            | "system"
            | "systems"
            | "battery"
            | "batteries"
            | "operator"
            | "operators"
            | "crew"
            | "crews"
            | "unit"
            | "units"
    )
}

/// Aircraft with people in them, whose loss is no interception.
fn is_crewed(word: &str) -> bool {
    matches!(
        word,
        "jet"
            | "jets"
            | "plane"
            | "planes"
            | "airliner"
            | "aircraft"
            | "helicopter"
            | "helicopters"
            | "warplane"
            | "warplanes"
            | "fighter"
            | "fighters"
            | "balloon"
            | "ship"
            | "vessel"
            | "boat"
            | "truck"
            | "convoy"
    )
}

/// What is shot down in words only.
fn is_idea(word: &str) -> bool {
    matches!(
        word,
        "claim"
            | "claims"
            | "rumour"
            | "rumours"
            | "rumor"
            | "rumors"
            | "idea"
            | "proposal"
            | "suggestion"
            | "allegation"
            | "theory"
            | "deal"
            | "sale"
            | "plan"
            | "bill"
            | "motion"
    )
}

/// Whether the words put the end over or in the place at `tokens`.
fn is_scene(view: &View<'_>, end: &End, tokens: &Range<usize>) -> bool {
    let Some(at) = preposition(view, tokens) else { return false };
    let above = matches!(view.word(at), "over" | "above");
    if !above && end.words == Words::Open {
        return false;
    }
    if at < end.at {
        return opens(view, at, tokens.end, end.at);
    }
    let blocks = |near: usize| {
        let word = view.word(near);
        let trigger = match view.trigger[near] {
            // "intercepted and destroyed", "brought down"
            Some(Trigger::Damage) => !matches!(word, "destroyed" | "destroying" | "down"),
            Some(Trigger::Launch) => !above,
            other => other.is_some(),
        };
        trigger
            || grammar::is_boundary(word)
            || grammar::is_saying(word)
            || (word == "," && !above && !is_listed(view, near))
    };
    at - end.at <= REACH && !(end.at + 1..at).any(blocks)
}

/// Whether the place that ends at `after` opens the sentence: "Over Isfahan, interceptors brought down two missiles", "In the Bryansk
/// region, 20 drones were shot down".
fn opens(view: &View<'_>, preposition: usize, after: usize, end: usize) -> bool {
    let skies = |near: usize| matches!(view.word(near), "in" | "the" | "night" | "skies" | "high");
    let after = after + usize::from(grammar::is_settlement(view.word(after)));
    let between = |near: usize| {
        let word = view.word(near);
        view.place[near].is_some() || grammar::is_boundary(word) || grammar::is_saying(word) || word == ","
    };
    preposition <= FRONTED && (0..preposition).all(skies) && view.word(after) == "," && !(after + 1..end).any(between)
}

/// Whether the comma at `at` stands after a member of a list of places.
fn is_listed(view: &View<'_>, at: usize) -> bool {
    at > 0 && view.place[at - 1].is_some()
}

/// The preposition that the place at `tokens` hangs on, itself or by the list that it is in: "over the southern city of Eilat",
/// "over Riyadh, Jazan and Abha".
fn preposition(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
    for at in (tokens.start.saturating_sub(REACH)..tokens.start).rev() {
        let word = view.word(at);
        if matches!(word, "over" | "above" | "in" | "near" | "around" | "outside" | "across" | "inside") {
            return Some(at);
        }
        if word == "to" && view.before(at) == "close" {
            return Some(at - 1);
        }
        let passed = view.place[at].is_some()
            || grammar::is_compass(word)
            || grammar::is_settlement(word)
            || word.ends_with("ern")
            || matches!(
                word,
                "," | "and"
                    | "of"
                    | "the"
                    | "central"
                    | "regions"
                    | "provinces"
                    | "cities"
                    | "towns"
                    | "skies"
                    | "airspace"
                    | "oblast"
            )
            || is_possessive(word);
        if !passed {
            return None;
        }
    }
    None
}

fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s")
}

//! One sentence as the rules of this module see it: words in lower case, with the places and triggers marked.

use std::ops::Range;

use super::grammar;
use super::triggers::{self, Trigger};
use crate::resolve::Place;
use crate::span::Span;
use crate::text::{Article, Token};
use crate::world::World;

/// A sentence with its marks; all indices count its own tokens.
pub(super) struct View<'a> {
    /// Its tokens.
    pub(super) tokens: &'a [Token],
    /// The same in lower case.
    pub(super) lower: Vec<String>,
    /// The places of the document.
    pub(super) places: &'a [Place],
    /// For each token, the place that it belongs to.
    pub(super) place: Vec<Option<usize>>,
    /// For each token outside places, what it triggers.
    pub(super) trigger: Vec<Option<Trigger>>,
    /// Its code points.
    pub(super) span: Span,
    /// Its number in the document.
    pub(super) number: usize,
    /// What is known of the world.
    pub(super) world: &'a World<'a>,
}

impl<'a> View<'a> {
    /// Every sentence of `article`, with `places` marked.
    pub(super) fn all(article: &'a Article, places: &'a [Place], world: &'a World<'a>) -> Vec<Self> {
        let mut owner = vec![None; article.tokens.len()];
        for (index, place) in places.iter().enumerate() {
            owner[article.tokens_in(place.span)].fill(Some(index));
        }
        let view = |(number, sentence): (usize, &crate::text::Sentence)| {
            let tokens = &article.tokens[sentence.tokens.clone()];
            let lower: Vec<String> = tokens.iter().map(|token| token.text.to_lowercase()).collect();
            let place = owner[sentence.tokens.clone()].to_vec();
            let trigger = (0..lower.len())
                .map(|at| {
                    let down =
                        |verbs: &[&str]| lower[at] == "down" && at > 0 && verbs.contains(&lower[at - 1].as_str());
                    let came_down = down(&["came", "coming"]);
                    // "lost their lives", "loss of life"
                    let life = matches!(lower[at].as_str(), "lives" | "life")
                        && lower[at.saturating_sub(3)..at]
                            .iter()
                            .any(|word| matches!(word.as_str(), "lost" | "loss" | "claimed" | "claiming"));
                    let impact = lower[at] == "impact"
                        && at > 1
                        && lower[at - 1] == "of"
                        && matches!(lower[at - 2].as_str(), "point" | "points" | "site" | "sites");
                    match place[at] {
                        None if is_shaking(&lower, at) => Some(Trigger::Strike),
                        None if is_hole(&lower, at) => Some(Trigger::Damage),
                        None if came_down => Some(Trigger::Burst),
                        None if down(&["brought", "bringing"]) => Some(Trigger::Damage),
                        None if lower[at] == "out"
                            && at > 0
                            && matches!(lower[at - 1].as_str(), "knocked" | "knocking") =>
                        {
                            Some(Trigger::Damage)
                        }
                        None if life => Some(Trigger::Casualty),
                        None if lower[at] == "through" && at > 0 && lower[at - 1] == "got" => Some(Trigger::Burst),
                        None if impact => Some(Trigger::Event),
                        None if tells_event(&lower, at) => triggers::trigger(&lower[at]),
                        _ => None,
                    }
                })
                .collect();
            Self { tokens, lower, places, place, trigger, span: sentence.span, number, world }
        };
        let mut views: Vec<Self> = article.sentences.iter().enumerate().map(view).collect();
        for number in 1..views.len() {
            if let Some(at) = views[number].counts_up(&views[number - 1]) {
                views[number].trigger[at] = Some(Trigger::Strike);
            }
        }
        views
    }

    /// The verb by which the sentence counts up what the one before it says was struck: "60 jets hit dozens of targets. They included
    /// launchers near X and Y."
    fn counts_up(&self, earlier: &Self) -> Option<usize> {
        const OPENING: usize = 4;
        let verb = (1..self.len().min(OPENING)).find(|&at| matches!(self.word(at), "included" | "include"))?;
        let subject = matches!(self.word(0), "they" | "these" | "those")
            || self.word(0) == "the" && matches!(self.before(verb), "targets" | "sites");
        let struck = |at: usize| {
            matches!(earlier.trigger[at], Some(Trigger::Strike | Trigger::Bare))
                && (at + 1..earlier.len().min(at + OPENING + 1)).any(|near| {
                    matches!(
                        earlier.word(near),
                        "targets" | "sites" | "facilities" | "positions" | "bases" | "installations"
                    )
                })
        };
        (subject && (0..earlier.len()).any(struck)).then_some(verb)
    }

    /// The word at `at`, in lower case; empty beyond the sentence.
    pub(super) fn word(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", String::as_str)
    }

    /// The word before `at`.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// How many tokens it has.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The places in it in reading order, each with its tokens.
    pub(super) fn standing(&self) -> Vec<(usize, Range<usize>)> {
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        for (at, place) in self.place.iter().enumerate() {
            let Some(place) = *place else { continue };
            match found.last_mut() {
                Some((known, tokens)) if *known == place && tokens.end == at => tokens.end = at + 1,
                _ => found.push((place, at..at + 1)),
            }
        }
        found
    }

    /// Whether it ends as a sentence does; a headline does not.
    pub(super) fn ends_with_stop(&self) -> bool {
        let last = self.lower.iter().rev().find(|word| !matches!(word.as_str(), "”" | "\"" | "’" | ")"));
        last.is_some_and(|word| word.ends_with(['.', '!', '?']))
    }

    /// Whether any of its words satisfies `wanted`.
    pub(super) fn any(&self, wanted: impl Fn(&str) -> bool) -> bool {
        self.lower.iter().any(|word| wanted(word))
    }
}

/// Whether the word is "shook" with a bang that shakes: "explosions shook X", "X was shaken by blasts".
fn is_shaking(lower: &[String], at: usize) -> bool {
    const REACH: usize = 6;
    let bang = |word: &String| {
        matches!(word.as_str(), "explosion" | "explosions" | "blast" | "blasts" | "detonation" | "detonations")
    };
    match lower[at].as_str() {
        "shook" => lower[at.saturating_sub(REACH)..at].iter().any(bang),
        "shaken" => lower.get(at + 1..lower.len().min(at + REACH)).is_some_and(|after| after.iter().any(bang)),
        _ => false,
    }
}

/// Whether the word is a hole made in something built: "a hole in the runway".
fn is_hole(lower: &[String], at: usize) -> bool {
    let next = |step: usize| lower.get(at + step).map_or("", String::as_str);
    matches!(lower[at].as_str(), "hole" | "holes")
        && matches!(next(1), "in" | "through")
        && (2..5).any(|step| {
            matches!(next(step), "runway" | "runways" | "roof" | "roofs" | "wall" | "walls" | "façade" | "hangar")
        })
}

/// Whether the word may tell of an event where it stands: not as part of an alarm ("air raid sirens"), a fire of another kind, a place to
/// launch from, or a sending of anything but weapons.
fn tells_event(lower: &[String], at: usize) -> bool {
    let next = lower.get(at + 1).map_or("", String::as_str);
    let before = at.checked_sub(1).map_or("", |before| lower[before].as_str());
    let weapon = |range: Range<usize>| {
        let sent = |word: &String| grammar::is_flying_weapon(word) || matches!(word.as_str(), "shells" | "bombs");
        lower.get(range).is_some_and(|words| words.iter().any(sent))
    };
    match lower[at].as_str() {
        "fire" if before == "aircraft" && at > 2 && lower[at - 2] == "-" => false,
        word if word.starts_with("fire") => {
            // Anti-aircraft fire defends.
            !matches!(
                before,
                "house" | "forest" | "cease" | "brush" | "camp" | "open-air" | "-" | "anti-aircraft" | "air-defence"
            ) && !is_alarm(next)
        }
        "sent" => weapon(at + 1..lower.len().min(at + 5)),
        "aimed" => weapon(at.saturating_sub(6)..at),
        "launch" | "launching" => {
            !matches!(
                next,
                "operations"
                    | "site"
                    | "sites"
                    | "pad"
                    | "pads"
                    | "crew"
                    | "crews"
                    | "position"
                    | "positions"
                    | "point"
                    | "points"
                    | "tubes"
                    | "window"
                    | "vehicle"
                    | "vehicles"
                    | "capability"
                    | "capabilities"
                    | "area"
                    | "areas"
            ) && !is_alarm(next)
        }
        _ => !is_alarm(next),
    }
}

/// Whether the word after a trigger makes it a warning of an attack.
fn is_alarm(next: &str) -> bool {
    matches!(next, "siren" | "sirens" | "alert" | "alerts" | "alarm" | "alarms" | "warning" | "warnings")
}

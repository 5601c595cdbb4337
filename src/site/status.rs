//! Whether an event is told as having happened now: not denied, not feared or planned, not long ago, not rehearsed, not stopped.
//!
//! In: a sentence and the position of a trigger. Out: its [`Status`]. The cues and their scopes follow the usual ones for
//! negation and speculation (Morante & Blanco 2012; Saurí & Pustejovsky 2009, FactBank), read to the left within the clause.

use super::grammar;
use super::interception;
use super::mishap;
use super::past;
use super::triggers::{self, Trigger};
use super::view::View;

/// How an event is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    /// As having happened.
    Asserted,
    /// As not having happened.
    Negated,
    /// As feared, planned, threatened or possible.
    Hypothetical,
    /// As long past, or in another war.
    Past,
    /// As practised, tried in court or commemorated.
    Staged,
    /// As stopped before it hit.
    Intercepted,
    /// As the work of weather, sport or accident.
    Other,
}

/// How far to the left a cue reaches, in tokens.
const REACH: usize = 7;

/// How the event at token `at` of `view` is told; `latest_year` is the last year that the document speaks of.
pub(super) fn status(view: &View<'_>, at: usize, latest_year: Option<u16>) -> Status {
    if view.any(is_court) || is_remembered(view, at) || view.any(is_exercise) && !harms(view) {
        return Status::Staged;
    }
    if is_by_other_agent(view) || mishap::is_labour_strike(view, at) || mishap::is_bargain(view, at) {
        return Status::Other;
    }
    if mishap::is_dud(view) {
        return Status::Negated;
    }
    if past::is_long_past(view, at, latest_year) {
        return Status::Past;
    }
    if mishap::is_mishap(view, at) || mishap::is_end_of_attacker(view, at) {
        return Status::Other;
    }
    if is_denied(view, at) || is_withdrawn(view, at) {
        return Status::Negated;
    }
    let from = clause_start(view, at);
    if let Some(status) = left_scope(view, from, at) {
        return status;
    }
    if is_conditional(view, from, at) {
        return Status::Hypothetical;
    }
    if is_stopped(view, from, at) { Status::Intercepted } else { Status::Asserted }
}

/// The first token of the clause that holds `at`.
pub(super) fn clause_start(view: &View<'_>, at: usize) -> usize {
    (0..at)
        .rev()
        .find(|&before| grammar::is_boundary(view.word(before)) && view.word(before) != "as")
        .map_or(0, |b| b + 1)
}

/// Whether the sentence tells of history or its commemoration.
pub(super) fn is_history(view: &View<'_>, latest_year: Option<u16>) -> bool {
    let told = |at: usize| matches!(status(view, at, latest_year), Status::Past | Status::Staged);
    (0..view.len()).filter(|&at| view.trigger[at].is_some()).any(told)
}

/// Whether a denial stands over the event: "denied on Friday that Isfahan had been attacked", "denies shelling the town".
fn is_denied(view: &View<'_>, at: usize) -> bool {
    let Some(denial) = (0..at).rev().find(|&before| matches!(view.word(before), "denied" | "denies" | "denying"))
    else {
        return false;
    };
    let between = denial + 1..at;
    let that = between.clone().find(|&inner| view.word(inner) == "that");
    let ended =
        |from: usize| (from..at).any(|inner| matches!(view.word(inner), "," | "but" | ";" | "after" | "saying"));
    match that {
        Some(that) => !ended(that),
        None => between.len() <= 4 && !ended(denial),
    }
}

/// Whether something other than arms struck: "a storm hit", not "gunmen tried to storm a college".
fn is_by_other_agent(view: &View<'_>) -> bool {
    let verb = |at: usize| view.word(at) == "storm" && view.before(at) == "to";
    (0..view.len()).any(|at| triggers::is_other_agent(view.word(at)) && !verb(at))
}

/// Whether what was said of the event is taken back: "a statement that the plant had been hit was a mistake".
fn is_withdrawn(view: &View<'_>, at: usize) -> bool {
    const REACH: usize = 14;
    let said = |near: usize| {
        matches!(
            view.word(near),
            "statement" | "report" | "reports" | "claim" | "claims" | "post" | "message" | "rumour"
        )
    };
    let that = (at.saturating_sub(REACH)..at).rev().find(|&near| view.word(near) == "that");
    let stated = that.is_some_and(|that| (that.saturating_sub(3)..that).any(said));
    let wrong = |near: usize| {
        matches!(view.word(near), "mistake" | "mistaken" | "wrong" | "false" | "untrue" | "incorrect" | "error")
            && (near.saturating_sub(4)..near).any(|be| matches!(view.word(be), "was" | "were" | "is" | "are" | "been"))
    };
    stated && (at + 1..view.len().min(at + REACH)).any(wrong)
}

fn left_scope(view: &View<'_>, from: usize, at: usize) -> Option<Status> {
    let near = from.max(at.saturating_sub(REACH));
    for before in (near..at).rev() {
        let (word, gap) = (view.word(before), at - before);
        let next = view.word(before + 1);
        match word {
            "not" | "never" | "n't" | "neither" | "nor" | "without" if gap <= 4 && next != "only" && next != "yet" => {
                return Some(Status::Negated);
            }
            "no" if gap <= 4 => return Some(Status::Negated),
            "denied" | "denies" | "denying" if gap <= 5 => return Some(Status::Negated),
            "may" if is_month(view, before) => {}
            "would" | "could" | "might" | "may" | "can" | "will" | "should" | "must" | "shall" | "wo" | "'ll"
                if gap <= 4 =>
            {
                return Some(Status::Hypothetical);
            }
            // "missiles were said to have slammed into …" tells of what was done.
            "to" if gap <= 3 && is_infinitive(view, before, at) && view.word(before + 1) != "have" => {
                return (!is_accomplished(view.before(before))).then_some(Status::Hypothetical);
            }
            // "Further raids in X wounded four" happened; "warned of further raids" did not yet.
            "further" if before == from && is_told(view, at) => {}
            "any" | "possible" | "potential" | "planned" | "future" | "further" | "imminent" | "hypothetical"
            | "feared"
                if gap <= 3 =>
            {
                return Some(Status::Hypothetical);
            }
            _ if gap <= 5 && is_irrealis(word) => return Some(Status::Hypothetical),
            _ => {}
        }
    }
    None
}

/// Whether a verb of harm follows the noun at `at` in its clause, as of an event that was.
fn is_told(view: &View<'_>, at: usize) -> bool {
    (at + 1..view.len())
        .take_while(|&near| !grammar::is_boundary(view.word(near)) && view.word(near) != ",")
        .take_while(|&near| !matches!(view.word(near), "would" | "could" | "may" | "might" | "will" | "if"))
        .any(|near| matches!(view.trigger[near], Some(Trigger::Casualty | Trigger::Damage | Trigger::Strike)))
}

/// Whether the "may" at `at` is the month: "In May the movement hit …".
fn is_month(view: &View<'_>, at: usize) -> bool {
    at > 0 && view.tokens[at].text == "May"
}

/// Whether "to" at `before` and the trigger at `at` are an infinitive with at most an adverb between.
fn is_infinitive(view: &View<'_>, before: usize, at: usize) -> bool {
    (before + 1..at)
        .all(|between| view.word(between).ends_with("ly") || view.word(between) == "be" || view.word(between) == "have")
}

/// Verbs whose infinitive tells of what was done.
fn is_accomplished(word: &str) -> bool {
    matches!(
        word,
        "continued"
            | "continues"
            | "continue"
            | "continuing"
            | "began"
            | "begun"
            | "started"
            | "used"
            | "using"
            | "managed"
            | "returned"
            | "resumed"
            | "went"
            | "appeared"
            | "appears"
            | "appear"
            | "seems"
            | "seemed"
            | "drones"
            | "missiles"
            | "rockets"
            | "jets"
            | "warplanes"
    )
}

/// Words that make what follows a threat, a plan, a fear or a demand.
fn is_irrealis(word: &str) -> bool {
    matches!(
        word,
        "threat"
            | "threats"
            | "threaten"
            | "threatens"
            | "threatened"
            | "threatening"
            | "risk"
            | "risks"
            | "risked"
            | "fear"
            | "fears"
            | "fearing"
            | "plan"
            | "plans"
            | "planning"
            | "planned"
            | "possibility"
            | "warning"
            | "warnings"
            | "warned"
            | "prevent"
            | "preventing"
            | "avoid"
            | "deter"
            | "deterring"
            | "halt"
            | "halting"
            | "stop"
            | "stopping"
            | "refrain"
            | "vow"
            | "vowed"
            | "vows"
            | "prepare"
            | "prepares"
            | "preparing"
            | "prepared"
            | "consider"
            | "considering"
            | "proposal"
            | "option"
            | "options"
            | "ability"
            | "capable"
            | "capability"
            | "want"
            | "wants"
            | "wanted"
            | "intends"
            | "intended"
            | "mulling"
            | "weighing"
            | "contemplating"
            | "against"
            | "ready"
            | "bracing"
            | "expected"
            | "anticipated"
            | "likelihood"
            | "ruled"
            | "rule"
            | "vetoed"
            | "cease"
            | "end"
            | "plot"
            | "plotting"
            | "plotted"
    ) && word != "against"
}

fn is_conditional(view: &View<'_>, from: usize, at: usize) -> bool {
    let opener = from.checked_sub(1).map_or("", |before| view.word(before));
    let inside = || {
        (from..at).any(|inner| matches!(view.word(inner), "if" | "unless" | "whether"))
            || (from.max(at.saturating_sub(10))..at)
                .rev()
                .take_while(|&inner| view.word(inner) != ",")
                .any(|inner| matches!(view.word(inner), "should" | "would"))
    };
    matches!(opener, "if" | "unless" | "whether") || inside()
}

/// Whether the thing at `at` was stopped: "intercepted a missile", "the drone was shot down".
fn is_stopped(view: &View<'_>, from: usize, at: usize) -> bool {
    let launched = view.trigger[at] == Some(Trigger::Launch);
    let to = view.len().min(at + 8);
    // "Two rockets, fired at Haifa from the south late in the evening, were intercepted."
    let to = match (to..view.len().min(at + 18)).find(|&next| view.word(next) == ",") {
        Some(comma) if launched && !(at..comma).any(|near| matches!(view.word(near), "and" | "but" | ";")) => {
            view.len().min(comma + 4)
        }
        _ => to,
    };
    // "attacked the region with a missile, which Ukraine said it also shot down"
    let afterwards = (at..view.len()).any(|which| {
        let weapon = || (at.saturating_sub(6)..which).any(|before| grammar::is_flying_weapon(view.word(before)));
        let down = |near: usize| {
            triggers::is_interception(view.word(near)) || view.word(near) == "shot" && view.word(near + 1) == "down"
        };
        view.word(which) == "which" && view.before(which) == "," && weapon() && (which..which + 8).any(down)
    });
    if afterwards {
        return true;
    }
    // What was fired stands far from what became of it: "destroyed seven missiles, six of them fired at the base".
    let back = if launched { at } else { 8 };
    (from.max(at.saturating_sub(back))..to).any(|near| {
        let word = view.word(near);
        triggers::is_interception(word)
            || interception::is_end(view, near)
            || (word == "shot" && view.word(near + 1) == "down")
            || (word == "shooting" && view.word(near + 1) == "down")
            || matches!(word, "destroyed" | "destroying")
                && (near + 1..near + 6).any(|next| grammar::is_flying_weapon(view.word(next)))
            || word == "destroyed"
                && matches!(view.before(near), "were" | "was" | "been")
                && (near.saturating_sub(5)..near).any(|before| grammar::is_flying_weapon(view.word(before)))
    }) && !view.any(|word| matches!(word, "debris" | "however" | "fragments" | "wreckage" | "shrapnel" | "remnants"))
}

fn is_exercise(word: &str) -> bool {
    matches!(word, "exercise" | "exercises" | "drill" | "drills" | "manoeuvres" | "maneuvers")
}

/// Whether people or things were hurt, which a rehearsal does not mean to.
fn harms(view: &View<'_>) -> bool {
    view.trigger.iter().any(|trigger| matches!(trigger, Some(Trigger::Casualty | Trigger::Damage)))
}

/// Whether the event is played, shown or mourned; what stands after the verb of an attack is its target: "jets bombed a funeral".
fn is_remembered(view: &View<'_>, at: usize) -> bool {
    let on = |word: &str| matches!(word, "on" | "at" | "against" | "in");
    let aimed = |at: usize| (at + 1..view.len().min(at + 3)).any(|next| on(view.word(next)));
    let strikes = |at: usize| {
        let trigger = view.trigger[at];
        matches!(trigger, Some(Trigger::Strike | Trigger::Striking | Trigger::Burst | Trigger::Damage))
            || trigger == Some(Trigger::Bare) && view.word(at) == "hit"
            || trigger.is_some() && aimed(at)
    };
    let first = (0..=at).find(|&before| strikes(before)).unwrap_or(view.len());
    (0..view.len()).any(|near| is_rehearsal(view.word(near)) && near < first)
}

/// Courts and what they do: the event is judged, not reported.
fn is_court(word: &str) -> bool {
    matches!(word, "convicted" | "sentenced" | "trial" | "jury" | "tribunal" | "jailed" | "verdict")
}

fn is_rehearsal(word: &str) -> bool {
    matches!(
        word,
        "wargame"
            | "wargames"
            | "simulated"
            | "simulation"
            | "rehearsal"
            | "rehearsed"
            | "anniversary"
            | "commemorate"
            | "commemorated"
            | "commemorates"
            | "commemoration"
            | "memorial"
            | "museum"
            | "film"
            | "movie"
            | "novel"
            | "documentary"
            | "test-fired"
            | "re-enactment"
            | "reenactment"
            | "exhibition"
            | "cemetery"
            | "gravestones"
            | "casket"
            | "burial"
            | "funeral"
            | "veteran"
            | "veterans"
    )
}

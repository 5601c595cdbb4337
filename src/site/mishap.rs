//! What looks like an attack and is none: vehicles that crash, attackers that are shot, workers who strike, charges that fail.

use super::evidence;
use super::grammar;
use super::triggers::Trigger;
use super::view::View;

/// Whether a vehicle with people in it came down or ran into something: "a jet crashed near Aktau".
pub(super) fn is_mishap(view: &View<'_>, at: usize) -> bool {
    let near = at.saturating_sub(12)..at;
    let has = |wanted: fn(&str) -> bool| near.clone().any(|before| wanted(view.word(before)));
    matches!(view.word(at), "crashed" | "landed" | "smashed" | "slammed" | "plowed" | "ploughed" | "fell")
        && has(|word| {
            matches!(
                word,
                "jet"
                    | "plane"
                    | "airliner"
                    | "flight"
                    | "helicopter"
                    | "bus"
                    | "train"
                    | "car"
                    | "truck"
                    | "aircraft"
                    | "balloon"
                    | "ship"
                    | "troops"
                    | "marines"
                    | "boat"
                    | "probe"
                    | "spacecraft"
                    | "van"
            )
        })
        && !has(|word| grammar::is_flying_weapon(word) || matches!(word, "debris" | "wreckage" | "bomb" | "explosives"))
}

/// Whether the one who was killed or shot had attacked before: "the suspect was shot by police".
pub(super) fn is_end_of_attacker(view: &View<'_>, at: usize) -> bool {
    matches!(view.trigger[at], Some(Trigger::Casualty))
        && matches!(view.before(at), "was" | "were" | "been" | "fatally")
        && (at.saturating_sub(7)..at).any(|before| {
            matches!(
                view.word(before),
                "suspect"
                    | "suspects"
                    | "attacker"
                    | "attackers"
                    | "assailant"
                    | "assailants"
                    | "gunman"
                    | "bomber"
                    | "perpetrator"
            )
        })
}

/// Whether what was struck is a bargain: "a deal struck last September in Sochi", "struck a deal".
pub(super) fn is_bargain(view: &View<'_>, at: usize) -> bool {
    let bargain = |near: usize| {
        matches!(
            view.word(near),
            "deal"
                | "deals"
                | "agreement"
                | "bargain"
                | "truce"
                | "accord"
                | "pact"
                | "compromise"
                | "balance"
                | "tone"
                | "chord"
        )
    };
    matches!(view.word(at), "struck" | "strike" | "strikes" | "striking" | "hit")
        && ((at.saturating_sub(3)..at).any(bargain) || (at + 1..view.len().min(at + 4)).any(bargain))
}

/// A strike of workers.
pub(super) fn is_labour_strike(view: &View<'_>, at: usize) -> bool {
    let strike = view.word(at).starts_with("strike") || view.word(at) == "striking";
    strike
        && (view.before(at) == "on" && !grammar::is_locative(view.word(at + 1)) && view.word(at + 1) != "a"
            || !evidence::is_armed(view)
                && view.any(|word| {
                    matches!(
                        word,
                        "workers"
                            | "pay"
                            | "walkout"
                            | "unionised"
                            | "unionized"
                            | "staff"
                            | "employees"
                            | "drivers"
                            | "hunger"
                    )
                }))
}

/// Whether the sentence tells of something that did not burst: "the device did not go off", "tried to blow up".
pub(super) fn is_dud(view: &View<'_>) -> bool {
    let duds: [&[&str]; 5] = [
        &["not", "go", "off"],
        &["not", "explode"],
        &["failed", "to", "explode"],
        &["tried", "to", "blow", "up"],
        &["failed", "to", "detonate"],
    ];
    // "two projectiles fell, one of which did not explode": the other did.
    let some = view.lower.windows(3).any(|words| {
        words[1] == "of"
            && matches!(words[0].as_str(), "one" | "some" | "two" | "several")
            && matches!(words[2].as_str(), "which" | "them")
    });
    !some && duds.iter().any(|dud| view.lower.windows(dud.len()).any(|words| words.iter().eq(dud.iter())))
}

//! What kind of event it was, and how sure the report is of it.

use super::roles::Finding;
use super::triggers::Trigger;
use super::view::View;
use super::{Certainty, EventKind};

/// How far from the trigger a weapon may be named, in tokens.
const REACH: usize = 14;

/// The kind of event that `finding` tells of: by the weapon named closest to the trigger, in its sentence or the one before, else
/// by the trigger itself.
pub(super) fn kind(views: &[View<'_>], view: &View<'_>, finding: &Finding) -> EventKind {
    let at = finding.link.trigger;
    if let Some(kind) = weapon(view, at) {
        return kind;
    }
    let clause = |other: &usize| {
        let between = at.min(*other)..at.max(*other);
        !between.into_iter().any(|inner| inner != at && is_clause_end(view.word(inner)))
    };
    let near = (at.saturating_sub(REACH)..view.len().min(at + REACH)).filter(clause);
    let closest = near
        .filter_map(|other| Some((other.abs_diff(at), other, weapon(view, other)?)))
        .min_by_key(|(gap, other, _)| (*gap, *other));
    if let Some((_, other, kind)) = closest {
        return if is_air_bombing(views, view, other) { EventKind::Airstrike } else { kind };
    }
    let harm = finding.trigger == Trigger::Damage && !is_gunfire(view, at);
    let told = by_word(view, at);
    let before = || {
        let earlier = view.number.checked_sub(1).and_then(|number| views.get(number))?;
        let kind = (0..earlier.len()).rev().find_map(|other| weapon(earlier, other))?;
        // Bombs that bombers dropped.
        let dropped = kind == EventKind::Explosion && earlier.any(is_bomber);
        Some(if dropped { EventKind::Airstrike } else { kind })
    };
    // "Iranian missiles have answered. One tore open an apartment block": what tore it is named before.
    let one_of_them = matches!(view.word(0), "one" | "another" | "others" | "some" | "two" | "three");
    match told {
        _ if harm => EventKind::Damage,
        Some(EventKind::Explosion) if one_of_them => before().unwrap_or(EventKind::Explosion),
        Some(EventKind::Airstrike) => only_weapon(views).unwrap_or(EventKind::Airstrike),
        Some(kind) => kind,
        None if view.any(|word| matches!(word, "strike" | "strikes")) => EventKind::Airstrike,
        None => before().or_else(|| only_weapon(views)).unwrap_or(EventKind::Attack),
    }
}

/// Whether a "bombing" is one from the air: nothing near it speaks of a charge on the ground, and the report does of air strikes.
fn is_air_bombing(views: &[View<'_>], view: &View<'_>, at: usize) -> bool {
    let ground = |word: &str| {
        matches!(
            word,
            "suicide"
                | "car"
                | "truck"
                | "device"
                | "ied"
                | "roadside"
                | "motorcycle"
                | "explosives"
                | "mosque"
                | "bomber"
        )
    };
    let air = |word: &str| {
        matches!(word, "airstrike" | "airstrikes" | "air-strikes" | "strikes" | "warplanes" | "jets" | "bombers")
    };
    matches!(view.word(at), "bombing" | "bombings") && !view.any(ground) && views.iter().any(|view| view.any(air))
}

/// Aircraft that drop bombs.
fn is_bomber(word: &str) -> bool {
    matches!(word, "warplane" | "warplanes" | "jet" | "jets" | "bombers" | "aircraft")
}

/// Words that begin the telling of another event.
fn is_clause_end(word: &str) -> bool {
    matches!(word, "after" | "before" | "when" | "while" | "but" | ";")
}

/// The kind of weapon that the document speaks of, if it speaks of one only.
fn only_weapon(views: &[View<'_>]) -> Option<EventKind> {
    let mut named = views.iter().flat_map(|view| (0..view.len()).filter_map(move |at| weapon(view, at)));
    let first = named.next()?;
    named.all(|kind| kind == first).then_some(first)
}

/// What the trigger word alone tells.
fn by_word(view: &View<'_>, at: usize) -> Option<EventKind> {
    Some(match view.word(at) {
        "strike" | "strikes" | "struck" | "striking" => EventKind::Airstrike,
        "blew" | "blown" | "ripped" | "tore" | "detonation" | "detonations" => EventKind::Explosion,
        "stormed" | "storming" | "ambush" | "ambushed" | "ambushes" | "shot" | "massacre" | "gunfire" | "gunshots"
        | "overran" => EventKind::Attack,
        "fire" if is_gunfire(view, at) && view.before(at) == "opened" => EventKind::Attack,
        _ => return None,
    })
}

/// Whether "fire" is of guns rather than flames: "opened fire", "came under fire".
fn is_gunfire(view: &View<'_>, at: usize) -> bool {
    matches!(view.word(at), "fire")
        && (at.saturating_sub(3)..at).any(|before| {
            matches!(
                view.word(before),
                "opened"
                    | "open"
                    | "opening"
                    | "under"
                    | "enemy"
                    | "hostile"
                    | "heavy"
                    | "exchanged"
                    | "exchanging"
                    | "returned"
            )
        })
}

/// The kind of event that a weapon's name tells of.
fn weapon(view: &View<'_>, at: usize) -> Option<EventKind> {
    let after = view.word(at + 1);
    Some(match view.word(at) {
        "missile" | "missiles" | "rocket" | "rockets" | "ballistic" | "projectile" | "projectiles" | "rocketed"
        | "katyusha" | "grad" | "tomahawk" | "tomahawks" => EventKind::Missile,
        "drone" | "drones" | "uav" | "uavs" | "shahed" | "shaheds" | "quadcopter" | "kamikaze" | "unmanned"
        | "uncrewed" => EventKind::Drone,
        "air"
            if !matches!(
                after,
                "strike" | "strikes" | "raid" | "raids" | "attack" | "attacks" | "force" | "campaign"
            ) =>
        {
            return None;
        }
        "jet" | "jets" if view.any(|word| matches!(word, "airlines" | "airliner" | "passengers" | "passenger")) => {
            return None;
        }
        "airstrike" | "airstrikes" | "air-strike" | "air-strikes" | "warplane" | "warplanes" | "jets" | "jet"
        | "bombers" | "air" | "aerial" | "gunship" | "gunships" | "helicopter" | "helicopters" | "bombed"
        | "bunker-buster" | "bunker-busters" => EventKind::Airstrike,
        "artillery" | "mortar" | "mortars" | "shelling" | "shelled" | "shells" | "shell" | "howitzer" | "howitzers"
        | "tank" | "bombardment" | "bombarded" => EventKind::Shelling,
        "barrage" | "barrages" | "salvo" | "salvos" | "salvoes" => EventKind::Missile,
        "bomb" | "bombs" if is_dropped(view, at) => EventKind::Airstrike,
        "explosion" | "explosions" | "blast" | "blasts" | "exploded" | "detonated" | "bomb" | "bombs" | "bombing"
        | "bombings" | "bomber" | "ied" | "suicide" | "explosives" | "explosive" | "mine" | "landmine" => {
            EventKind::Explosion
        }
        _ => return None,
    })
}

/// Whether a bomb came from the air: "glide bomb", "dropped eight bombs".
fn is_dropped(view: &View<'_>, at: usize) -> bool {
    matches!(view.before(at), "glide" | "guided" | "aerial" | "barrel" | "cluster" | "gliding")
        || (at.saturating_sub(5)..at)
            .any(|before| matches!(view.word(before), "dropped" | "dropping" | "jets" | "warplanes"))
}

/// Whether the sentence states the event at `at` as fact: no word of doubt stands before it in its clause.
pub(super) fn certainty(view: &View<'_>, at: usize) -> Certainty {
    let hedge = (0..view.len()).any(|near| match view.word(near) {
        "reportedly" | "allegedly" | "unconfirmed" | "purported" | "purportedly" | "apparently" | "rumoured"
        | "unverified" => true,
        "alleged" => near < at && at - near <= 5,
        // Who claims responsibility does not claim that it happened.
        "claimed" | "claims" | "claim" | "claiming" => {
            let noun = matches!(view.before(near), "the" | "this" | "that" | "a" | "no" | "any");
            let same_clause = near >= super::status::clause_start(view, at);
            near < at
                && !noun
                && same_clause
                && !matches!(view.word(near + 1), "responsibility" | "credit" | "lives" | "the" | "victory")
        }
        _ => false,
    });
    if hedge { Certainty::Claimed } else { Certainty::Confirmed }
}

/// Whether the sentence says of what was told before it that nobody could check it: "could not verify these claims".
pub(super) fn is_unverified(view: &View<'_>) -> bool {
    let negated = |at: usize| {
        (at.saturating_sub(4)..at).any(|before| matches!(view.word(before), "not" | "n't" | "unable" | "cannot"))
    };
    (0..view.len()).any(|at| matches!(view.word(at), "verify" | "verified" | "confirm" | "confirmed") && negated(at))
}

//! What kind of event it was, and how sure the report is of it.

use super::roles::Finding;
use super::triggers::Trigger;
use super::view::View;
use super::{Certainty, EventKind};

/// How far from the trigger a weapon may be named, in tokens.
const REACH: usize = 14;

/// The kind of event that `finding` tells of: by the weapon named closest to the trigger, else by the trigger itself.
pub(super) fn kind(view: &View<'_>, finding: &Finding) -> EventKind {
    let at = finding.link.trigger;
    if let Some(kind) = weapon(view.word(at)) {
        return kind;
    }
    let near = at.saturating_sub(REACH)..view.len().min(at + REACH);
    let closest = near
        .filter_map(|other| Some((other.abs_diff(at), other, weapon(view.word(other))?)))
        .min_by_key(|(gap, other, _)| (*gap, *other));
    match (closest, finding.trigger) {
        (Some((_, _, kind)), _) => kind,
        (None, Trigger::Damage) => EventKind::Damage,
        (None, Trigger::Burst) => EventKind::Explosion,
        (None, _) => EventKind::Airstrike,
    }
}

/// The kind of event that a weapon's name tells of.
fn weapon(word: &str) -> Option<EventKind> {
    Some(match word {
        "missile" | "missiles" | "rocket" | "rockets" | "ballistic" | "projectile" | "projectiles" | "rocketed"
        | "katyusha" | "grad" => EventKind::Missile,
        "drone" | "drones" | "uav" | "uavs" | "shahed" | "shaheds" | "quadcopter" | "kamikaze" => EventKind::Drone,
        "airstrike" | "airstrikes" | "warplane" | "warplanes" | "jets" | "jet" | "bomber" | "bombers" | "air"
        | "aerial" | "aircraft" | "helicopter" | "helicopters" | "bombed" | "bombardment" | "bombarded" => {
            EventKind::Airstrike
        }
        "artillery" | "mortar" | "mortars" | "shelling" | "shelled" | "shells" | "shell" | "howitzer" | "tank" => {
            EventKind::Shelling
        }
        "explosion" | "explosions" | "blast" | "blasts" | "exploded" | "detonated" | "bomb" | "bombs" | "bombing"
        | "bombings" | "ied" | "suicide" | "explosives" | "explosive" | "mine" | "landmine" => EventKind::Explosion,
        _ => return None,
    })
}

/// Whether the sentence states the event as fact.
pub(super) fn certainty(view: &View<'_>) -> Certainty {
    let hedged = view.any(|word| {
        matches!(
            word,
            "reportedly"
                | "claimed"
                | "claims"
                | "claim"
                | "claiming"
                | "alleged"
                | "allegedly"
                | "unconfirmed"
                | "purported"
                | "purportedly"
                | "apparently"
                | "suspected"
                | "likely"
                | "believed"
                | "rumoured"
                | "unverified"
        )
    });
    if hedged { Certainty::Claimed } else { Certainty::Confirmed }
}

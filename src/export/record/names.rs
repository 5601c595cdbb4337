//! The words of closed choices in every output, and back.

use crate::claim::{ClaimKind, Heading, Verdict};
use crate::event::{Certainty, EventKind, Fate, Role};
use crate::mention::direction::Wind;
use crate::world::gazetteer::FeatureKind;

/// The name of a feature kind in every output.
pub fn kind_name(kind: FeatureKind) -> &'static str {
    match kind {
        FeatureKind::Region => "region",
        FeatureKind::Country => "country",
        FeatureKind::Admin1 => "admin1",
        FeatureKind::Admin2 => "admin2",
        FeatureKind::City => "city",
        FeatureKind::Locality => "locality",
        FeatureKind::Airport => "airport",
        FeatureKind::Military => "military",
        FeatureKind::Nuclear => "nuclear",
        FeatureKind::Energy => "energy",
        FeatureKind::Port => "port",
        FeatureKind::Facility => "facility",
        FeatureKind::Water => "water",
        FeatureKind::River => "river",
        FeatureKind::Terrain => "terrain",
    }
}

/// The name of a role in every output.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::StrikeSite => "strike_site",
        Role::Origin => "origin",
        Role::Mention => "mention",
    }
}

/// The name of an event in every output.
pub fn event_name(event: EventKind) -> &'static str {
    event.code()
}

/// The name of a certainty in every output.
pub fn certainty_name(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Confirmed => "confirmed",
        Certainty::Claimed => "claimed",
    }
}

/// The name of a kind of claim in every output.
pub fn claim_name(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Distance => "distance",
        ClaimKind::Direction => "direction",
        ClaimKind::PartOf => "part_of",
        ClaimKind::Containment => "containment",
        ClaimKind::Border => "border",
    }
}

/// The name of a verdict in every output.
pub fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "supported",
        Verdict::Approximately => "approximately",
        Verdict::Contradicted => "contradicted",
        Verdict::Uncheckable => "uncheckable",
    }
}

/// The name of a fate in every output.
pub fn fate_name(fate: Fate) -> &'static str {
    match fate {
        Fate::Killed => "killed",
        Fate::Injured => "injured",
        Fate::Missing => "missing",
    }
}

/// The choice among `all` that goes by `name`.
fn of_name<T: Copy>(all: &[T], name_of: fn(T) -> &'static str, name: &str) -> Option<T> {
    all.iter().copied().find(|&one| name_of(one) == name)
}

/// The feature kind of a name.
pub(crate) fn kind_of(name: &str) -> Option<FeatureKind> {
    use FeatureKind::*;
    let all = [
        Region, Country, Admin1, Admin2, City, Locality, Airport, Military, Nuclear, Energy, Port, Facility, Water,
        River, Terrain,
    ];
    of_name(&all, kind_name, name)
}

/// The role of a name.
pub(crate) fn role_of(name: &str) -> Option<Role> {
    of_name(&[Role::StrikeSite, Role::Origin, Role::Mention], role_name, name)
}

/// The event of a name.
pub(crate) fn event_of(name: &str) -> Option<EventKind> {
    use EventKind::*;
    let all = [Airstrike, Attack, Missile, Drone, Explosion, Shelling, Damage, Intercepted, Mention];
    of_name(&all, event_name, name)
}

/// The certainty of a name.
pub(crate) fn certainty_of(name: &str) -> Option<Certainty> {
    of_name(&[Certainty::Confirmed, Certainty::Claimed], certainty_name, name)
}

/// The fate of a name.
pub(crate) fn fate_of(name: &str) -> Option<Fate> {
    of_name(&[Fate::Killed, Fate::Injured, Fate::Missing], fate_name, name)
}

/// The name of a direction in every output.
pub const fn heading_name(heading: Heading) -> &'static str {
    match heading {
        Heading::Wind(wind) => wind.name(),
        Heading::Central => "central",
    }
}

/// The direction of a name.
pub(crate) fn heading_of(name: &str) -> Option<Heading> {
    let winds = Wind::all().map(Heading::Wind);
    winds.chain([Heading::Central]).find(|heading| heading_name(*heading) == name)
}

/// The kind of claim of a name.
pub(crate) fn claim_of(name: &str) -> Option<ClaimKind> {
    use ClaimKind::*;
    of_name(&[Distance, Direction, PartOf, Containment, Border], claim_name, name)
}

/// The verdict of a name.
pub(crate) fn verdict_of(name: &str) -> Option<Verdict> {
    use Verdict::*;
    of_name(&[Supported, Approximately, Contradicted, Uncheckable], verdict_name, name)
}

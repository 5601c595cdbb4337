//! Words that every input and output shares: what happened somewhere, how sure it is, what became of people, what a place does in a story.

/// What a place does in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// Something happened to it.
    StrikeSite,
    /// An attack came from it.
    Origin,
    /// It is named.
    Mention,
}

/// What happened at a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum EventKind {
    /// Air strike, or a strike not further described.
    Airstrike,
    /// An attack not further described, or with small arms.
    Attack,
    /// Missile or rocket.
    Missile,
    /// Drone.
    Drone,
    /// Explosion, bomb.
    Explosion,
    /// Artillery, mortar.
    Shelling,
    /// Fire or damage.
    Damage,
    /// Intercepted.
    Intercepted,
    /// Named only; no event.
    Mention,
}

/// How sure the report is of the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// Stated as fact.
    Confirmed,
    /// Claimed by a party or "reportedly".
    Claimed,
}

/// What became of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Fate {
    /// Dead.
    Killed,
    /// Alive and hurt.
    Injured,
    /// Missing, trapped or taken.
    Missing,
}

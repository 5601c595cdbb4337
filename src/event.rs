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

impl Role {
    /// Its name in every output and in the message files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::StrikeSite => "strike_site",
            Self::Origin => "origin",
            Self::Mention => "mention",
        }
    }
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

impl EventKind {
    /// Its name in every output and in the message files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Airstrike => "airstrike",
            Self::Attack => "attack",
            Self::Missile => "missile",
            Self::Drone => "drone",
            Self::Explosion => "explosion",
            Self::Shelling => "shelling",
            Self::Damage => "damage",
            Self::Intercepted => "intercepted",
            Self::Mention => "mention",
        }
    }

    /// The code of its symbol: what happened, and whether that is confirmed.
    pub fn symbol(self, certainty: Certainty) -> String {
        match certainty {
            Certainty::Claimed if self != Self::Mention => format!("{}_claimed", self.code()),
            _ => self.code().to_owned(),
        }
    }
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

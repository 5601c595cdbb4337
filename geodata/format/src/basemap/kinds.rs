//! What lines, territories and waters are.

/// How a map shows a disputed territory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum TerritoryStatus {
    /// Held by one state and claimed by another (Golan, Crimea): hatched.
    Held = 0,
    /// Its status is open (West Bank, Gaza, Western Sahara): neighbour land with a dashed edge.
    Open = 1,
    /// It governs itself without general recognition (Northern Cyprus, Somaliland, Abkhazia): dashed edge.
    Breakaway = 2,
}

impl TerritoryStatus {
    /// The variant stored as `byte`; a byte of a later version reads as the plainest one.
    pub const fn from_byte(byte: u8) -> Self {
        match byte {
            0 => Self::Held,
            2 => Self::Breakaway,
            _ => Self::Open,
        }
    }
}

/// What a line of the topology separates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum LineKind {
    /// Land and sea.
    Coast = 0,
    /// Two countries.
    Country = 1,
    /// Two divisions of one country.
    Division = 2,
    /// Nothing: where the data was cut at the antimeridian or the pole. Never drawn.
    Seam = 3,
}

impl LineKind {
    /// The variant stored as `byte`; a byte of a later version reads as the plainest one.
    pub const fn from_byte(byte: u8) -> Self {
        match byte {
            0 => Self::Coast,
            1 => Self::Country,
            3 => Self::Seam,
            _ => Self::Division,
        }
    }
}

/// How settled a border is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[repr(u8)]
pub enum BorderStatus {
    /// An international boundary.
    #[default]
    Settled = 0,
    /// Disputed.
    Disputed = 1,
    /// A line of control or an armistice line.
    LineOfControl = 2,
    /// Not fixed on the ground.
    Indefinite = 3,
    /// A line that a state claims and does not hold.
    Claim = 4,
    /// The limit of a zone: a buffer zone, a lease.
    Overlay = 5,
}

impl BorderStatus {
    /// The variant stored as `byte`; a byte of a later version reads as the plainest one.
    pub const fn from_byte(byte: u8) -> Self {
        match byte {
            1 => Self::Disputed,
            2 => Self::LineOfControl,
            3 => Self::Indefinite,
            4 => Self::Claim,
            5 => Self::Overlay,
            _ => Self::Settled,
        }
    }
}

/// What kind of water a sea is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum SeaKind {
    /// Ocean.
    Ocean = 0,
    /// Sea, or a part of an ocean that counts as one.
    Sea = 1,
    /// Gulf.
    Gulf = 2,
    /// Bay, bight, fjord, sound, lagoon, inlet.
    Bay = 3,
    /// Strait, channel, passage.
    Strait = 4,
}

impl SeaKind {
    /// The variant stored as `byte`; a byte of a later version reads as the plainest one.
    pub const fn from_byte(byte: u8) -> Self {
        match byte {
            0 => Self::Ocean,
            2 => Self::Gulf,
            3 => Self::Bay,
            4 => Self::Strait,
            _ => Self::Sea,
        }
    }
}

//! What lines, territories and waters are.

use crate::kinds::kinds;

kinds! {
    /// How a map shows a disputed territory.
    TerritoryStatus else Open {
        /// Held by one state and claimed by another (Golan, Crimea): hatched.
        Held,
        /// Its status is open (West Bank, Gaza, Western Sahara): neighbour land with a dashed edge.
        Open,
        /// It governs itself without general recognition (Northern Cyprus, Somaliland, Abkhazia): dashed edge.
        Breakaway,
    }
}

kinds! {
    /// What a line of the topology separates.
    LineKind else Division {
        /// Land and sea.
        Coast,
        /// Two countries.
        Country,
        /// Two divisions of one country.
        Division,
        /// Nothing: where the data was cut at the antimeridian or the pole. Never drawn.
        Seam,
    }
}

kinds! {
    /// How settled a border is.
    #[derive(Default)]
    BorderStatus else Settled {
        /// An international boundary.
        #[default]
        Settled,
        /// Disputed.
        Disputed,
        /// A line of control or an armistice line.
        LineOfControl,
        /// Not fixed on the ground.
        Indefinite,
        /// A line that a state claims and does not hold.
        Claim,
        /// The limit of a zone: a buffer zone, a lease.
        Overlay,
    }
}

kinds! {
    /// What kind of water a sea is.
    SeaKind else Sea {
        /// Ocean.
        Ocean,
        /// Sea, or a part of an ocean that counts as one.
        Sea,
        /// Gulf.
        Gulf,
        /// Bay, bight, fjord, sound, lagoon, inlet.
        Bay,
        /// Strait, channel, passage.
        Strait,
    }
}

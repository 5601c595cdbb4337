//! What makes the data of the library and measures its inner parts, rather than uses it: features and weights of the tagger, of the
//! resolver and of the network of roles, the land of the overview globe, the choice of labels.
//!
//! Only with the feature `tools`, which `geodata/train`, an example and a bench ask for. It changes with any release.

/// The tagger of place names: its features and its random field.
pub mod tagger {
    pub use crate::mention::tagger::{
        LABELS, Label, Row, Stretch, Weights, enter, key, lookup, marginals, names_of, prepare, viterbi,
    };
    pub use crate::mention::toponym::recognize_with;
}

/// The resolver: what speaks for each candidate, and how much it counts.
pub mod resolver {
    pub use crate::resolve::confidence::{Calibration, KindClass};
    pub use crate::resolve::cues::{COUNT, Cue, Measured};
    pub use crate::resolve::dossier::{Dossier, PASSES, Weighed};
    pub use crate::resolve::dossiers;
    pub use crate::resolve::weights::Weights;
}

/// The network of roles: what it is told of each place, and what it reads.
pub mod roles {
    pub use crate::site::role::{Reading, Readings, Signals, Weights, read};
}

/// The land of the overview globe.
#[cfg(feature = "basemap")]
pub mod overview {
    pub use crate::world::ground::overview::compile;
}

/// The choice of labels, without geometry.
#[cfg(feature = "map")]
pub mod labels {
    pub use crate::map::labels::graph::Graph;
    pub use crate::map::labels::solve::{Component, Method, Solution, solve};

    /// The problems that were solved for a map, its own first, then those of its insets.
    pub fn problems(map: &crate::map::Composition) -> &[Graph] {
        &map.problems
    }
}

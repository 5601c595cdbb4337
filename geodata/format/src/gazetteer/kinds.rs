//! What kind of thing a feature is, and how a name belongs to it.

use crate::kinds::kinds;

kinds! {
    /// What kind of thing a feature is, coarser than GeoNames feature codes.
    FeatureKind else Region {
        /// Continent or world region ("Middle East").
        Region,
        /// Country or dependent territory.
        Country,
        /// First-level division: province, state, oblast.
        Admin1,
        /// Second-level division: county, district.
        Admin2,
        /// City, town, village.
        City,
        /// Part of a city, or other populated locality.
        Locality,
        /// Airport or airfield, also military.
        Airport,
        /// Military base or site.
        Military,
        /// Nuclear site.
        Nuclear,
        /// Refinery, terminal, power plant, dam, oil or gas field.
        Energy,
        /// Port.
        Port,
        /// Any other man-made site: hospital, prison, bridge, crossing, camp, government building.
        Facility,
        /// Ocean, sea, gulf, strait, bay, lake.
        Water,
        /// River or canal.
        River,
        /// Island, mountain, desert, valley, plateau.
        Terrain,
    }
}

impl FeatureKind {
    /// Whether it is a site of human making rather than a settlement, division or landform.
    pub const fn is_facility(self) -> bool {
        use FeatureKind::{Airport, Energy, Facility, Military, Nuclear, Port};
        matches!(self, Airport | Military | Nuclear | Energy | Port | Facility)
    }
}

kinds! {
    /// How a name belongs to its feature.
    NameKind else Doubtful {
        /// The name by which a map labels it.
        Primary,
        /// A curated or well-attested other name, abbreviation or code in common use ("U.S.", "Conn.").
        Alias,
        /// An alternate name of the source, of unknown standing.
        Alternate,
        /// An airport code (ICAO, IATA), or a postal abbreviation that stands for a division only after a comma ("IN").
        Code,
        /// An alternate name that is the first name of a bigger place in another country ("Jerusalem" for Courtland): to be
        /// believed only where the text speaks of the feature's own country.
        Doubtful,
    }
}

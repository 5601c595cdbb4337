//! What kind of thing a feature is, and how a name belongs to it.

/// What kind of thing a feature is, coarser than GeoNames feature codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum FeatureKind {
    /// Continent or world region ("Middle East").
    Region = 0,
    /// Country or dependent territory.
    Country = 1,
    /// First-level division: province, state, oblast.
    Admin1 = 2,
    /// Second-level division: county, district.
    Admin2 = 3,
    /// City, town, village.
    City = 4,
    /// Part of a city, or other populated locality.
    Locality = 5,
    /// Airport or airfield, also military.
    Airport = 6,
    /// Military base or site.
    Military = 7,
    /// Nuclear site.
    Nuclear = 8,
    /// Refinery, terminal, power plant, dam, oil or gas field.
    Energy = 9,
    /// Port.
    Port = 10,
    /// Any other man-made site: hospital, prison, bridge, crossing, camp, government building.
    Facility = 11,
    /// Ocean, sea, gulf, strait, bay, lake.
    Water = 12,
    /// River or canal.
    River = 13,
    /// Island, mountain, desert, valley, plateau.
    Terrain = 14,
}

impl FeatureKind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Self; 15] = [
        Self::Region,
        Self::Country,
        Self::Admin1,
        Self::Admin2,
        Self::City,
        Self::Locality,
        Self::Airport,
        Self::Military,
        Self::Nuclear,
        Self::Energy,
        Self::Port,
        Self::Facility,
        Self::Water,
        Self::River,
        Self::Terrain,
    ];

    /// Whether it is a site of human making rather than a settlement, division or landform.
    pub const fn is_facility(self) -> bool {
        use FeatureKind::{Airport, Energy, Facility, Military, Nuclear, Port};
        matches!(self, Airport | Military | Nuclear | Energy | Port | Facility)
    }

    /// Its name in the tables of languages.
    const fn name(self) -> &'static str {
        match self {
            Self::Region => "Region",
            Self::Country => "Country",
            Self::Admin1 => "Admin1",
            Self::Admin2 => "Admin2",
            Self::City => "City",
            Self::Locality => "Locality",
            Self::Airport => "Airport",
            Self::Military => "Military",
            Self::Nuclear => "Nuclear",
            Self::Energy => "Energy",
            Self::Port => "Port",
            Self::Facility => "Facility",
            Self::Water => "Water",
            Self::River => "River",
            Self::Terrain => "Terrain",
        }
    }

    /// The kind of that number; [`FeatureKind::Region`] beyond the last, which no compiled blob holds.
    pub fn from_number(number: u8) -> Self {
        Self::ALL.get(usize::from(number)).copied().unwrap_or(Self::Region)
    }
}

impl std::str::FromStr for FeatureKind {
    type Err = ();

    /// The kind of that name, as the tables of languages write it: `City`, `Admin1`.
    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(())
    }
}

/// How a name belongs to its feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum NameKind {
    /// The name by which a map labels it.
    Primary = 0,
    /// A curated or well-attested other name, abbreviation or code in common use ("U.S.", "Conn.").
    Alias = 1,
    /// An alternate name of the source, of unknown standing.
    Alternate = 2,
    /// An airport code (ICAO, IATA), or a postal abbreviation that stands for a division only after a comma ("IN").
    Code = 3,
    /// An alternate name that is the first name of a bigger place in another country ("Jerusalem" for Courtland): to be
    /// believed only where the text speaks of the feature's own country.
    Doubtful = 4,
}

impl NameKind {
    /// The kind in the low bits of a posting.
    pub fn from_bits(bits: u32) -> Self {
        match bits {
            0 => Self::Primary,
            1 => Self::Alias,
            2 => Self::Alternate,
            3 => Self::Code,
            _ => Self::Doubtful,
        }
    }
}

//! What the word lists say of a word, by the tags of the curated tables.

use super::FeatureKind;

/// An enum whose variants each have the tag of a curated table, and are stored by number.
macro_rules! tagged {
    ($(#[$attribute:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $tag:literal,)* }) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$note])* $variant,)* }

        impl $name {
            /// All of them, in the order of their numbers in the blob.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The tag in the curated table.
            pub const fn tag(self) -> &'static str {
                match self { $(Self::$variant => $tag,)* }
            }

            /// The one of that number.
            pub fn from_number(number: u64) -> Option<Self> {
                Self::ALL.get(usize::try_from(number).ok()?).copied()
            }
        }

        impl std::str::FromStr for $name {
            type Err = ();

            /// The one with that tag.
            fn from_str(tag: &str) -> Result<Self, ()> {
                Self::ALL.iter().copied().find(|one| one.tag() == tag).ok_or(())
            }
        }
    };
}

tagged! {
    /// Why a word that is also a place name is rarely meant as one.
    StopReason {
        /// An ordinary word of English.
        Word = "ordinary word",
        /// An ordinary word that is also a city above 100,000 people.
        WordAndCity = "ordinary word, also a city above 100,000 people",
        /// A name of persons.
        Person = "given name or surname",
        /// A name of persons that is also a city above 100,000 people.
        PersonAndCity = "given name or surname, also a city above 100,000 people",
        /// An organisation, agency or movement.
        Organisation = "organisation, agency or movement",
        /// An organisation that is also a city above 100,000 people.
        OrganisationAndCity = "organisation, agency or movement, also a city above 100,000 people",
    }
}

tagged! {
    /// What an organisation is.
    OrganisationKind {
        /// Newspaper or magazine.
        Paper = "newspaper or magazine",
        /// Militant group or armed force.
        Force = "militant group or armed force",
        /// Broadcaster.
        Broadcaster = "broadcaster",
        /// International organisation.
        International = "international organisation",
        /// Company or bank.
        Company = "company or bank",
        /// News agency.
        Agency = "news agency",
        /// Weapon, ship or operation.
        Weapon = "weapon, ship or operation",
        /// Sports club.
        Club = "sports club",
        /// Intelligence agency or ministry.
        Ministry = "intelligence agency or ministry",
        /// Think tank or university.
        University = "think tank or university",
        /// Party or movement.
        Party = "party or movement",
        /// Social network or platform.
        Network = "social network or platform",
        /// Pattern of a society, court or treaty.
        SocietyPattern = "pattern, society, court or treaty",
        /// Pattern of a newspaper or broadcaster.
        PaperPattern = "pattern, newspaper or broadcaster",
        /// Pattern of a bank or company.
        CompanyPattern = "pattern, bank or company",
        /// Pattern of a force or party.
        ForcePattern = "pattern, force or party",
        /// Pattern of a university.
        UniversityPattern = "pattern, university",
        /// Pattern of a sports club or event.
        SportPattern = "pattern, sport",
    }
}

tagged! {
    /// What a noun such as "air base" or "refinery" names.
    FacilityNoun {
        /// Airport.
        Airport = "airport",
        /// Air base.
        AirBase = "air_base",
        /// Other military site.
        Military = "military",
        /// Naval base.
        NavalBase = "naval_base",
        /// Missile site.
        MissileSite = "missile_site",
        /// Nuclear site.
        Nuclear = "nuclear",
        /// Refinery.
        Refinery = "refinery",
        /// Oil terminal or depot.
        OilTerminal = "oil_terminal",
        /// Oil field.
        OilField = "oil_field",
        /// Gas field.
        GasField = "gas_field",
        /// Power plant.
        PowerPlant = "power_plant",
        /// Dam.
        Dam = "dam",
        /// Port.
        Port = "port",
        /// Border crossing or checkpoint.
        Crossing = "crossing",
        /// Bridge.
        Bridge = "bridge",
        /// Hospital.
        Hospital = "hospital",
        /// Prison.
        Prison = "prison",
        /// Camp of refugees or displaced people.
        Camp = "camp",
        /// Mosque, church or other house of prayer.
        Mosque = "mosque",
        /// Palace.
        Palace = "palace",
        /// Government building.
        Government = "government",
        /// Research centre.
        Research = "research",
        /// Factory or other industrial site.
        Industrial = "industrial",
        /// Square, tower, park and the like.
        Landmark = "landmark",
        /// Residential building or quarter.
        Residential = "residential",
        /// Market or shop.
        Market = "market",
        /// School or university.
        School = "school",
        /// Railway, road or station.
        Transport = "transport",
        /// Broadcaster or its building.
        Media = "media",
        /// Ship.
        Ship = "ship",
        /// Mountain.
        Mountain = "mountain",
        /// Valley.
        Valley = "valley",
        /// River.
        River = "river",
        /// Canal.
        Canal = "canal",
        /// Lake.
        Lake = "lake",
        /// Strait.
        Strait = "strait",
        /// Island.
        Island = "island",
        /// Desert.
        Desert = "desert",
    }
}

impl FacilityNoun {
    /// The kind of feature that such a noun names; `None` for what says what was struck but not where: a market, a
    /// school, a ship.
    pub const fn feature_kind(self) -> Option<FeatureKind> {
        Some(match self {
            Self::Airport | Self::AirBase => FeatureKind::Airport,
            Self::Military | Self::NavalBase | Self::MissileSite => FeatureKind::Military,
            Self::Nuclear => FeatureKind::Nuclear,
            Self::Refinery | Self::OilTerminal | Self::OilField | Self::GasField | Self::PowerPlant | Self::Dam => {
                FeatureKind::Energy
            }
            Self::Port => FeatureKind::Port,
            Self::Crossing
            | Self::Bridge
            | Self::Hospital
            | Self::Prison
            | Self::Camp
            | Self::Mosque
            | Self::Palace
            | Self::Government
            | Self::Research
            | Self::Industrial
            | Self::Landmark => FeatureKind::Facility,
            Self::River | Self::Canal => FeatureKind::River,
            Self::Lake | Self::Strait => FeatureKind::Water,
            Self::Mountain | Self::Valley | Self::Island | Self::Desert => FeatureKind::Terrain,
            Self::Residential | Self::Market | Self::School | Self::Transport | Self::Media | Self::Ship => {
                return None;
            }
        })
    }
}

tagged! {
    /// What a word that ends in a full stop abbreviates.
    AbbreviationKind {
        /// "etc.", "Sgt. Pepper's"-like general and Latin ones.
        General = "latin and general",
        /// State of the United States in the style of the Associated Press.
        State = "state (AP style)",
        /// Title of a person.
        Title = "title",
        /// Military rank.
        Rank = "rank",
        /// "Mt.", "St.": part of a place name.
        PlaceWord = "place word",
        /// Unit of measure.
        Measure = "measure",
        /// "Inc.", "Co.".
        Company = "company",
        /// Initial of a name.
        Initial = "initial",
        /// Province of Canada.
        CanadianProvince = "Canadian province",
        /// Country.
        Country = "country",
        /// Month.
        Month = "month",
        /// Direction.
        Direction = "direction",
        /// Day of the week.
        Weekday = "weekday",
        /// State of Australia.
        AustralianState = "Australian state",
    }
}

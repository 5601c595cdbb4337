//! Word lists for the recognizer, compiled from `geodata/curated`: words that are rarely places, demonyms, names of
//! organisations, nouns of facilities, abbreviations.
//!
//! Keys are folded, but for abbreviations, which keep their full stops.

use super::walk::Index;
use super::{FeatureKind, Matches, Walk, text_at};
use zerocopy::little_endian::U32;

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

            fn from_number(number: u64) -> Option<Self> {
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

/// The word lists.
pub struct Lexicon {
    pub(super) stop_words: Index,
    pub(super) demonyms: Index,
    pub(super) organisations: Index,
    pub(super) patterns: &'static [U32],
    pub(super) facility_nouns: Index,
    pub(super) abbreviations: Index,
    pub(super) strings: &'static [u8],
}

impl Lexicon {
    /// Why a folded word or phrase that is also a place name needs strong evidence; `None` for all others.
    pub fn stop_word(&self, folded: &str) -> Option<StopReason> {
        StopReason::from_number(value(&self.stop_words, folded)?)
    }

    /// The places to whose people a folded word belongs: "iranian", "beirutis". Empty for all other words.
    pub fn demonym(&self, folded: &str) -> Matches {
        self.demonyms.get(folded)
    }

    /// Walks the demonyms token by token ("south korean").
    pub fn walk_demonyms(&self) -> Walk<'_> {
        Walk::new(&self.demonyms)
    }

    /// The organisation of that folded name.
    pub fn organisation(&self, folded: &str) -> Option<OrganisationKind> {
        OrganisationKind::from_number(value(&self.organisations, folded)?)
    }

    /// Walks the names of organisations token by token; only [`Walk::is_name`] has a meaning there.
    pub fn walk_organisations(&self) -> Walk<'_> {
        Walk::new(&self.organisations)
    }

    /// Patterns of names of organisations, in which `*` stands for one or more capitalised words.
    pub fn organisation_patterns(&self) -> impl Iterator<Item = (&'static str, OrganisationKind)> {
        self.patterns.chunks_exact(2).filter_map(|pair| {
            let kind = OrganisationKind::from_number(u64::from(pair[1].get()))?;
            Some((text_at(self.strings, pair[0]), kind))
        })
    }

    /// What a folded noun or phrase of nouns names ("air base").
    pub fn facility_noun(&self, folded: &str) -> Option<FacilityNoun> {
        FacilityNoun::from_number(value(&self.facility_nouns, folded)?)
    }

    /// Walks the nouns of facilities token by token; only [`Walk::is_name`] has a meaning there.
    pub fn walk_facility_nouns(&self) -> Walk<'_> {
        Walk::new(&self.facility_nouns)
    }

    /// What a word with its full stops abbreviates ("Conn.", "Gen."), in any case of letters.
    pub fn abbreviation(&self, word: &str) -> Option<AbbreviationKind> {
        AbbreviationKind::from_number(value(&self.abbreviations, &word.to_lowercase())?)
    }
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lexicon").finish_non_exhaustive()
    }
}

fn value(index: &Index, key: &str) -> Option<u64> {
    index.fst.get(key).map(|value| value.value())
}

//! The names of word classes, and sets of them.

/// Declares [`WordClass`] from its names, in the order of their bits.
macro_rules! word_classes {
    ($($(#[$note:meta])* $name:ident,)*) => {
        /// A class of words. What each is for stands beside its words in the tables.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum WordClass {
            $($(#[$note])* #[doc = concat!("`", stringify!($name), "` of the tables.")] $name,)*
        }

        impl WordClass {
            /// All classes, in the order of their bits.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name in the tables, which is its name in the code.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// The class of that name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|class| class.name() == name)
            }
        }
    };
}

word_classes! {
    // tagger.tsv. The weights of the tagger know these sixteen by their bits: they stay first and in this order.
    TaggerTitle,
    TaggerOrganisation,
    TaggerDivision,
    TaggerFacility,
    TaggerNature,
    TaggerStreet,
    TaggerLocative,
    TaggerPreposition,
    TaggerSpeech,
    TaggerCalendar,
    TaggerEvent,
    TaggerDirection,
    TaggerJoiner,
    TaggerFunction,
    TaggerDemonym,
    TaggerSport,

    // function_words.tsv
    Of,
    The,
    IndefiniteArticle,
    A,
    And,
    Or,
    To,
    From,
    In,
    Between,
    Per,
    Possessive,
    Clitic,
    RowJoiner,
    OfOrFrom,
    UnitArticle,
    StopWord,
    FactOpening,

    // abbreviations.tsv
    NameAbbreviation,
    Abbreviation,
    Circa,

    // sentences.tsv
    SentenceStarter,
    LineLink,
    CaptionOpening,
    DatelineJoiner,

    // calendar.tsv
    Month,
    MonthShort,
    Meridiem,
    Weekday,
    DateWord,
    OrdinalEnding,

    // numbers.tsv
    Cardinal,
    Multiplier,
    Fraction,
    Half,
    Plural,
    PluralEnd,
    Several,
    Few,
    Couple,
    Plus,
    RangeJoint,

    // units.tsv
    Unit,
    MileKind,
    Mile,
    SingularUnit,
    TimeUnit,
    RateWord,

    // directions.tsv
    WindToward,
    WindPart,
    WindLetters,
    Central,

    // hedges.tsv
    HedgeBefore,
    HedgeAfter,

    // prepositions.tsv
    PlacePreposition,
    AddressLink,
    SurnamePreposition,
    NearPreposition,
    AnchorPreposition,
    DirectionLink,

    // verbs.tsv
    Auxiliary,
    StateDeed,
    Addressing,
    StrikeVerb,
    Copula,

    // nouns.tsv
    StateNoun,
    ClockNoun,
    RelationNoun,
    SiteNounGoesOn,

    // adjectives.tsv
    CompoundAdjective,
    Introduction,

    // titles.tsv
    OfficeTitle,

    // names.tsv
    ArabicArticle,
    TrailingDivision,
    NameOpening,
    GroundOpening,
    SiteHead,
    SiteOpening,
    HeadNoun,
    FollowingNoun,
    OpeningNoun,
    PartsNoun,
    RowNoun,
    OrganisationHead,
    RunJoiner,
    ContainerWord,
    ContainerDirection,
    ContainerEnd,
    RunArticle,
    ArticleOpening,
    ArticleEnding,
    RiverEnding,
    TownSite,
    LiesLink,
    ShortTerritory,

    // forms.tsv
    ClassAfter,
    ClassBefore,
    FacilityAfter,
    FacilityBefore,
    PartBefore,
    PartAfter,
    ShortFirst,
    LooseClassAfter,
    LooseFacilityAfter,
    OwnClass,
    ClosingWater,
    CityEpithet,
    AdjectiveEnding,
    LongFirst,
    LeadingArticle,
    UpperDivision,

    // claims.tsv
    With,
    By,
    At,
    As,
    Off,
    Near,
    Close,
    Not,
    Far,
    Deep,
    Apart,
    Alone,
    Outside,
    It,
    This,
    Straight,
    Crow,
    Flight,
    Passing,
    Located,
    Capital,
    CapitalNoun,
    BorderNoun,
    GroundNoun,
    TerritoryWord,
    CoastNoun,
    UnnamedLine,
    QuakeNoun,
    TownNoun,
    HeldAdjective,
    DefiniteOrNot,
    NounOpening,
    CommonPlaceNoun,
    SettledNoun,
    SettlementNoun,
    SiteNoun,
    DivisionNoun,
    PlacePronoun,
    ClausePronoun,
    RelativePronoun,
    DeepWord,
    PartWord,
    PartPreposition,
    WithinPreposition,
    InPreposition,
    InsidePreposition,
    InwardPreposition,
    AwayPreposition,
    RadiusLink,
    AtPreposition,
    SettingPreposition,
    SitePreposition,
    NounLink,
    PronounLink,
    GoverningPreposition,
    LinePreposition,
    AlongPreposition,
    WayPreposition,
    ThroughPreposition,
    AreaBetween,
    SlotBefore,
    TheirArticle,
    AndOrTo,
    DirectionOpening,
    RelationOpening,
    Away,
    WayAdverb,
    WayNoun,
    MeasureNoun,
    DriveNoun,
    RoadMeans,
    RoadNoun,
    HighwayNoun,
    RangeNoun,
    RangeLink,
    Reach,
    Radius,
    HalfwayWord,
    BeVerb,
    LieVerb,
    PredicateVerb,
    StandingVerb,
    PositionVerb,
    LyingParticiple,
    LocatedOrSituated,
    ParticipleEnding,
    EventParticiple,
    PositionParticiple,
    DeedVerb,
    ClauseBreak,
    CourseVerb,
    ClauseJoiner,
    DefinitionGoesOn,
    DefinitionBreak,
    ItOpening,
    LinkFiller,
    InwardGoesOn,
    DivisionOpening,
    StretchNoun,
    MovingThing,
    BorderVerb,
    BorderVerbLink,
    Bordering,
    Bordered,
    ByOrWith,
    ShareVerb,
    NeighbourWord,
    CountedNoun,
    NeighbourNoun,
    TravelVerb,
    Subordinator,
    PlaceAdjective,
    TakenNoun,
    CentreNoun,
    TravelLink,
    FunctionWord,
    LatitudeLetter,
    HemisphereLetter,
}

const WORDS: usize = WordClass::ALL.len().div_ceil(u64::BITS as usize);

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassSet([u64; WORDS]);

impl ClassSet {
    /// No class.
    pub const EMPTY: Self = Self([0; WORDS]);

    /// The set of these classes, also as a constant.
    pub const fn of(classes: &[WordClass]) -> Self {
        let mut set = Self::EMPTY;
        let mut at = 0;
        while at < classes.len() {
            set = set.with(classes[at]);
            at += 1;
        }
        set
    }

    /// The same with `class`.
    #[must_use]
    pub const fn with(mut self, class: WordClass) -> Self {
        self.0[class as usize / 64] |= 1 << (class as usize % 64);
        self
    }

    /// Whether `class` is in it.
    pub const fn has(&self, class: WordClass) -> bool {
        self.0[class as usize / 64] >> (class as usize % 64) & 1 == 1
    }

    /// Whether it shares a class with `other`.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(mine, theirs)| mine & theirs != 0)
    }

    /// All classes of both.
    #[must_use]
    pub fn union(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine |= theirs);
        self
    }

    /// The first 64 classes as bits.
    pub const fn low_bits(&self) -> u64 {
        self.0[0]
    }
}

impl Default for ClassSet {
    fn default() -> Self {
        Self::EMPTY
    }
}

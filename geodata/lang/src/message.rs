//! What the program says: typed messages, and the patterns by which a language words them.
//!
//! A [`Message`] is a value with its arguments; stages make it, keep it and compare it. Its words are in the `.ftl` files of a
//! language (Project Fluent) and are put together only where it is written out.

use std::fmt::Write as _;

/// A text or figure that a message names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Argument {
    /// A text, as it is to stand.
    Text(String),
    /// A count, which chooses between singular and plural.
    Count(u64),
    /// What another message says, such as the name of a border.
    Said(Box<Message>),
    /// A name within a sentence, with the article that it takes there: "the United States".
    Named(Box<Message>),
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Said(Box::new(message))
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<u64> for Argument {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

/// Declares [`Message`] from names and arguments.
macro_rules! messages {
    ($($(#[$note:meta])* $name:ident $id:literal { $($argument:ident),* },)*) => {
        /// Something to say.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Message {
            $($(#[$note])* #[doc = concat!("`", $id, "` of the message files.")] $name {
                $(#[doc = concat!("`$", stringify!($argument), "`.")] $argument: Argument,)*
            },)*
        }

        impl Message {
            /// The identifiers of all messages, each with the names of its arguments.
            pub const ALL: &'static [(&'static str, &'static [&'static str])] =
                &[$(($id, &[$(stringify!($argument)),*]),)*];

            /// Its identifier in the message files.
            pub const fn id(&self) -> &'static str {
                match self { $(Self::$name { .. } => $id,)* }
            }

            /// The argument of that name.
            pub fn argument(&self, name: &str) -> Option<&Argument> {
                match self { $(Self::$name { $($argument),* } => {
                    $(if name == stringify!($argument) { return Some($argument); })*
                    None
                })* }
            }
        }
    };
}

messages! {
    /// A text made where it is said.
    Plain "plain" { text },

    // reading.ftl
    EmptyReport "empty-report" {},
    EmptyReportHint "empty-report-hint" {},
    UnreadLanguage "unread-language" {},
    UnreadLanguageHint "unread-language-hint" {},
    NotText "not-text" {},
    NotTextHint "not-text-hint" {},

    // places.ftl
    NoPlaceNamed "no-place-named" {},
    UnplacedName "unplaced-name" { name },
    UnplacedNameHint "unplaced-name-hint" {},
    ApproximatePlace "approximate-place" { name, container },
    ReasonOnly "reason-only" {},
    ReasonPrimaryName "reason-primary-name" {},
    ReasonAlias "reason-alias" {},
    ReasonAlternateName "reason-alternate-name" {},
    ReasonCodeName "reason-code-name" {},
    ReasonExactSpelling "reason-exact-spelling" {},
    ReasonNearSpelling "reason-near-spelling" {},
    ReasonClassForm "reason-class-form" {},
    ReasonPartForm "reason-part-form" {},
    ReasonFacilityForm "reason-facility-form" {},
    ReasonNearTownForm "reason-near-town-form" {},
    ReasonPopulation "reason-population" {},
    ReasonLargest "reason-largest" {},
    ReasonCountry "reason-country" {},
    ReasonFirstLevel "reason-first-level" {},
    ReasonCapital "reason-capital" {},
    ReasonSeat "reason-seat" {},
    ReasonOwnClass "reason-own-class" {},
    ReasonHint "reason-hint" {},
    ReasonInContainer "reason-in-container" {},
    ReasonTextPutsItThere "reason-text-puts-it-there" {},
    ReasonHolds "reason-holds" {},
    ReasonInBeside "reason-in-beside" {},
    ReasonDemonym "reason-demonym" {},
    ReasonCountryOfReport "reason-country-of-report" {},
    ReasonDivisionOfReport "reason-division-of-report" {},
    ReasonSpeakingCapital "reason-speaking-capital" {},
    ReasonNearBeside "reason-near-beside" {},
    ReasonNear "reason-near" {},
    ReasonSameSense "reason-same-sense" {},

    // claims.ftl: names
    Name "name" { name },
    NameAsKnown "name-as-known" { said, known },
    SiteAt "site-at" { noun, link, place },
    TheNoun "the-noun" { noun },
    TheCoordinates "the-coordinates" {},
    Epicenter "epicenter" {},
    ThePlace "the-place" {},
    TheLauncher "the-launcher" {},
    TheTarget "the-target" {},
    TheBorder "the-border" {},
    BorderOf "border-of" { place },
    NamedBorder "named-border" { one, other },
    TheNamedBorder "the-named-border" { one, other },
    CoastOf "coast-of" { place },
    BothPlaces "both-places" { one, other },
    Within "within-sentence" { name },
    AnotherCountry "another-country" {},
    TheGazetteer "the-gazetteer" {},
    WithClaimed "with-claimed" { area },
    WindName "wind-name" { wind },

    // claims.ftl: what was measured to
    NearestBorder "nearest-border" {},
    UndisputedBorder "undisputed-border" {},
    BorderTheyShare "border-they-share" {},
    BorderWith "border-with" { country },
    UndisputedBorderWith "undisputed-border-with" { country },
    MiddleOfMainland "middle-of-mainland" {},
    MiddleWithClaimed "middle-with-claimed" {},
    FarthestPoint "farthest-point" {},
    TownOf "town-of" { place },
    NearestBorderOf "nearest-border-of" { place },
    MiddleOf "middle-of" { place },
    Outline "outline" {},
    OutlineWithClaimed "outline-with-claimed" {},
    PositionGiven "position-given" {},
    TheReading "the-reading" { reading },

    // claims.ftl: figures
    Units "units" { unit },
    FigureRange "figure-range" { low, high },
    Length "length" { figure, units },
    LengthInKm "length-in-km" { length, km },
    LengthShort "length-short" { figure, symbol },
    OrderOfMagnitude "order-of-magnitude" { length },

    // claims.ftl: hedges that the words make
    HedgeNear "hedge-near" {},
    HedgeOutside "hedge-outside" {},
    HedgeOnBorder "hedge-on-border" {},
    HedgeOffCoast "hedge-off-coast" {},
    HedgeBetween "hedge-between" {},
    HedgeHalfway "hedge-halfway" {},
    HedgeRange "hedge-range" {},

    // claims.ftl: sentences
    DistanceFound "distance-found" { subject, reach, object },
    DistanceFoundTown "distance-found-town" { subject, reach, object, figure, town },
    StatedAsRoad "stated-as-road" { stated, factor },
    StatedLoose "stated-loose" { stated },
    StatedClosest "stated-closest" { stated, reading },
    StatedHoldsOnly "stated-holds-only" { stated, reading },
    StatedClose "stated-close" { stated },
    StatedCloseKm "stated-close-km" { stated, km },
    StatedTooShort "stated-too-short" { stated, share },
    StatedFarTooShort "stated-far-too-short" { stated },
    StatedByRoadOnly "stated-by-road-only" { stated, factor },
    StatedTooLong "stated-too-long" { stated, factor },
    StatedTooLongForRoads "stated-too-long-for-roads" { stated, factor },
    FitsUnits "fits-units" { units },
    StatedHolds "stated-holds" { stated },
    StatedHoldsTo "stated-holds-to" { stated, reading },
    StatedHoldsBest "stated-holds-best" { stated, best, least, share },
    StatedHoldsNot "stated-holds-not" { stated, best, least, share },
    RefutedEnd "refuted-end" { place, area, elsewhere },
    OnlyThisTells "only-this-tells" { place },
    DerivedAtSea "derived-at-sea" { object, position },
    DerivedOnLand "derived-on-land" { object, position, country },
    NeitherPlaced "neither-placed" { one, other },
    NotPlaced "not-placed" { place },
    DirectionFound "direction-found" { subject, wind, object, bearing, off, km },
    TooFarApart "too-far-apart" {},
    RivalBearer "rival-bearer" { place, elsewhere, km, other },
    UnsureBearer "unsure-bearer" { place, elsewhere },
    UnsureSpelling "unsure-spelling" { place, known, elsewhere },
    UnsureStandIn "unsure-stand-in" { place },
    UnsureSubject "unsure-subject" { place },
    LengthOfPath "length-of-path" {},
    RoadAsOthers "road-as-others" {},
    AnotherBearer "another-bearer" { place, elsewhere },
    LiesIn "lies-in" { subject, area },
    LiesOutside "lies-outside" { subject, km, area },
    LiesOutsideIn "lies-outside-in" { subject, km, area, country },
    NoOutline "no-outline" { area },
    NoSuchPlace "no-such-place" { place, area },
    PartFound "part-found" { subject, wind, area, bearing, east, toward_east, north, toward_north },
    PartUnknown "part-unknown" { area, place },
    BorderShared "border-shared" { one, other },
    NoBorder "no-border" { one, other, km },
    NoOutlines "no-outlines" { one, other },
    BorderWithin "border-within" { one, other },
    BorderLength "border-length" {},
    RangeOpen "range-open" {},
    RangeReaches "range-reaches" { subject, length, object },
    RangeFallsShort "range-falls-short" { subject, length, object },
    NearTooFar "near-too-far" { subject, km, object },
    NearMeasured "near-measured" { subject, km, object },
    OutsideWithin "outside-within" { subject, km, area },
    OutsideMeasured "outside-measured" { subject, km, object },
    NotOnBorder "not-on-border" { subject, km, border },
    OnBorderMeasured "on-border-measured" { subject, km, border },
    CoastTooFar "coast-too-far" { subject, km, object },
    CoastMeasured "coast-measured" { subject, km, object },
    BetweenFound "between-found" { subject, first, one, second, other, whole },
    NotBetween "not-between" { subject, first, one, second, other, whole },
    NotHalfway "not-halfway" { subject, first, one, second, other, whole },

    // claims.ftl: beside the claims
    ConversionDisagrees "conversion-disagrees" { first, same, other },
    ConversionHint "conversion-hint" { other, first },
    OtherBearers "other-bearers" { place, containers, count },
    RefutedName "refuted-name" { place, area, elsewhere },
    RefutedNameHint "refuted-name-hint" {},
    ReasonDefined "reason-defined" {},
    ReasonTownMeasured "reason-town-measured" {},

    // layers.ftl
    NoLayers "no-layers" {},
    NoLayersHint "no-layers-hint" {},
    LayerSymbol "layer-symbol" { code },
    LayerVerdict "layer-verdict" { code },
    LayerArea "layer-area" { code },
    KnownWithin "known-within" { km },

    // commands.ftl
    NoClaims "no-claims" {},
    ClaimsSummary "claims-summary" { count, verdicts },
    Unplaced "unplaced" {},
    NoSuchName "no-such-name" { name },
    ExplainedName "explained-name" { name, mentions, candidates },
    NoneOfThem "none-of-them" {},
    NoReasonKept "no-reason-kept" {},
    People "people" { count },
}

impl From<String> for Message {
    fn from(text: String) -> Self {
        Self::Plain { text: text.into() }
    }
}

impl From<&str> for Message {
    fn from(text: &str) -> Self {
        Self::Plain { text: text.into() }
    }
}

/// A piece of the pattern of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words as they are.
    Text(String),
    /// The argument of this name.
    Argument(String),
    /// One of several patterns, by the value of an argument.
    Select {
        /// The name of the argument.
        argument: String,
        /// The patterns by their keys: a text, a number, or `one` for a count of one.
        variants: Vec<(String, Vec<Part>)>,
        /// The variant for every other value.
        default: usize,
    },
}

/// Words `message` by the pattern of a language; `nested` words the arguments that are messages.
pub fn word(pattern: &[Part], message: &Message, nested: &dyn Fn(&Argument) -> String, text: &mut String) {
    for part in pattern {
        match part {
            Part::Text(words) => text.push_str(words),
            Part::Argument(name) => match message.argument(name) {
                Some(Argument::Text(words)) => text.push_str(words),
                // Writing to a string cannot fail.
                Some(Argument::Count(count)) => drop(write!(text, "{count}")),
                Some(argument) => text.push_str(&nested(argument)),
                None => {}
            },
            Part::Select { argument, variants, default } => {
                let value = message.argument(argument);
                let chosen = variants.iter().find(|(key, _)| value.is_some_and(|value| is_meant(key, value)));
                if let Some((_, pattern)) = chosen.or_else(|| variants.get(*default)) {
                    word(pattern, message, nested, text);
                }
            }
        }
    }
}

fn is_meant(key: &str, value: &Argument) -> bool {
    match value {
        Argument::Said(_) | Argument::Named(_) => false,
        Argument::Text(text) => text == key,
        Argument::Count(count) => (key == "one" && *count == 1) || key.parse() == Ok(*count),
    }
}

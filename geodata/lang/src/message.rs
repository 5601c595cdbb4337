//! What the program says: typed messages, and the patterns by which a language words them.
//!
//! A [`Message`] is a value with its arguments; stages make it, keep it and compare it. Its words are in the `.ftl` files of a
//! language (Project Fluent) and are put together only where it is written out.

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
    EmptyReport "empty-report" {}, EmptyReportHint "empty-report-hint" {},
    UnreadLanguage "unread-language" {}, UnreadLanguageHint "unread-language-hint" {},
    LongSentence "long-sentence" { most }, LongSentenceHint "long-sentence-hint" {},
    NotText "not-text" {}, NotTextHint "not-text-hint" {},

    // places.ftl
    NoPlaceNamed "no-place-named" {},
    LongReport "long-report" { names, near },
    UnplacedName "unplaced-name" { name }, UnplacedNameHint "unplaced-name-hint" {},
    ApproximatePlace "approximate-place" { name, container },
    StandsBeside "stands-beside" { name, town },
    StandsInRow "stands-in-row" { name, beside },
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
    ReasonOwnClass "reason-own-class" {}, ReasonHint "reason-hint" {},
    ReasonInContainer "reason-in-container" {},
    ReasonTextPutsItThere "reason-text-puts-it-there" {},
    ReasonNamedBeside "reason-named-beside" {},
    ReasonAmongRow "reason-among-row" {},
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
    ConversionDisagrees "conversion-disagrees" { first, same, other }, ConversionHint "conversion-hint" { other, first },
    OtherBearers "other-bearers" { place, containers, count },
    RefutedName "refuted-name" { place, area, elsewhere }, RefutedNameHint "refuted-name-hint" {},
    ReasonDefined "reason-defined" {},
    ReasonTownMeasured "reason-town-measured" {},

    // layers.ftl
    NoLayers "no-layers" {}, NoLayersHint "no-layers-hint" {},
    LayerSymbol "layer-symbol" { code },
    LayerVerdict "layer-verdict" { code },
    LayerArea "layer-area" { code },
    KnownWithin "known-within" { km },

    // maps.ftl: lists of names
    ListNext "list-next" { names, next },
    ListLast "list-last" { names, last },
    ListAndMore "list-and-more" { names, count },
    ListOpen "list-open" { names },
    FactsNext "facts-next" { facts, next },

    // maps.ftl: days
    MonthName "month-name" { month },
    DayOfYear "day-of-year" { month, day, year },
    DayOfMonth "day-of-month" { month, day },
    MonthOfYear "month-of-year" { month, year },
    YearAlone "year-alone" { year },
    DaysOfMonth "days-of-month" { month, first, last, year },
    DaysBetween "days-between" { first, last },

    // maps.ftl: title
    WhatHappened "what-happened" { what, count },
    TitleHit "title-hit" { happened, what, count, place },
    TitleReportedIn "title-reported-in" { happened, place },
    TitleReportedAt "title-reported-at" { happened, place },
    TitleReportedAround "title-reported-around" { happened, lands },
    TitleInterceptedOver "title-intercepted-over" { happened, place },
    TitleInterceptedAt "title-intercepted-at" { happened, place },
    TitleAround "title-around" { lands },
    TitleCountries "title-countries" { count },
    TitleOthers "title-others" { first, count },
    TitlePlaces "title-places" { count },
    TitleOfNothing "title-of-nothing" {},
    TitleNamed "title-named" { count },

    // maps.ftl: deck
    Marks "marks" { what, count },
    MarksCounted "marks-counted" { figure, what },
    DeckDays "deck-days" { deck, days },
    DeckInReport "deck-in-report" { deck },
    DeckInReportOf "deck-in-report-of" { deck, day },
    DeckFromReport "deck-from-report" { deck },
    DeckFromReportOf "deck-from-report-of" { deck, day },
    DeckListed "deck-listed" { deck },
    DeckAsOf "deck-as-of" { deck, day },

    // maps.ftl: legend
    LegendHollow "legend-hollow" {},
    LegendNumbered "legend-numbered" { entry },
    LegendHexagon "legend-hexagon" { figure, count },
    LegendHexagonPlaces "legend-hexagon-places" { figure, count },
    LegendAlone "legend-alone" { what },
    LegendDisputed "legend-disputed" {},
    LegendClaimed "legend-claimed" {},

    // maps.ftl: names on the map
    PlaceNotNamed "place-not-named" {},
    InsetTitle "inset-title" { name },
    InsetUnnamed "inset-unnamed" {},

    // maps.ftl: lengths
    ScaleKilometres "scale-kilometres" { figure },
    ScaleMiles "scale-miles" { figure },
    KilometresAndMiles "kilometres-and-miles" { km, miles },
    MilesAndKilometres "miles-and-kilometres" { miles, km },
    NauticalMilesAndKilometres "nautical-miles-and-kilometres" { miles, km },
    RingRange "ring-range" { figure, unit },
    RingFrom "ring-from" { range, place },

    // maps.ftl: credit
    SitesOfReport "sites-of-report" {},
    SitesOfList "sites-of-list" {},
    CreditSources "credit-sources" { sites },
    CreditNext "credit-next" { credit, next },
    CreditAsOf "credit-as-of" { day },
    BordersAsDrawn "borders-as-drawn" { country },
    BordersAsDrawnDisputed "borders-as-drawn-disputed" { country },
    BordersDisputed "borders-disputed" {},
    BordersDeFacto "borders-de-facto" {},
    CreditDistance "credit-distance" {},
    CreditLines "credit-lines" {},
    CreditProjection "credit-projection" { projection },
    CreditSpread "credit-spread" { projection, percent },

    // maps.ftl: for those who do not see it
    AltTitle "alt-title" { title },
    AltShows "alt-shows" { lands },
    AltNamed "alt-named" { places },
    AltSites "alt-sites" { symbol, places },
    AltSite "alt-site" { name, facts },
    AltLine "alt-line" { length },
    AltLineFrom "alt-line-from" { from, length },
    AltLineTo "alt-line-to" { to, length },
    AltLineBetween "alt-line-between" { from, to, length },
    AltRing "alt-ring" { ring },
    AltHollow "alt-hollow" {},
    AltDiscs "alt-discs" {},
    AltSource "alt-source" { source },

    // maps.ftl: what is not on it
    UnsureSite "unsure-site" { name, probability }, UnsureSiteHint "unsure-site-hint" {},
    NothingToMap "nothing-to-map" {}, NothingToMapHint "nothing-to-map-hint" {},
    FarPlace "far-place" { name }, FarPlaceHint "far-place-hint" {},
    LabelLost "label-lost" { class, name },
    OffMapPlaces "off-map-places" { count, names },
    NothingInExtent "nothing-in-extent" {}, NothingInExtentHint "nothing-in-extent-hint" {},
    OffMap "off-map" { name }, OffMapHint "off-map-hint" {},
    LargerPageHint "larger-page-hint" {},
    DroppedForGround "dropped-for-ground" {},
    DroppedForOthers "dropped-for-others" {},
    NoLocalName "no-local-name" { language, names }, NoLocalNameHint "no-local-name-hint" { language },
    NoGlyphs "no-glyphs" { names }, NoGlyphsHint "no-glyphs-hint" {},
    NoRoomForLocalName "no-room-for-local-name" { language, names },

    // maps.ftl: pages and styles
    PageTooOdd "page-too-odd" { width, height }, PageTooOddHint "page-too-odd-hint" {},
    NotASize "not-a-size" { size }, NotASizeHint "not-a-size-hint" {},
    NoAspect "no-aspect" { aspect }, NoAspectHint "no-aspect-hint" {},
    NoStyle "no-style" { style }, NoStyleHint "no-style-hint" {},
    StyleNotUnderstood "style-not-understood" { why }, StyleNotUnderstoodHint "style-not-understood-hint" {},
    StyleLacksColour "style-lacks-colour" { token }, StyleLacksColourHint "style-lacks-colour-hint" {},
    StyleColoursNothing "style-colours-nothing" { token }, StyleColoursNothingHint "style-colours-nothing-hint" { token },
    StyleNotAColour "style-not-a-colour" { token, colour }, StyleNotAColourHint "style-not-a-colour-hint" {},
    StyleContrast "style-contrast" { style, token, ground, contrast, least },
    StyleVision "style-vision" { style, one, other, difference, vision, least },
    NoLabelLanguages "no-label-languages" { languages }, NoLabelLanguagesHint "no-label-languages-hint" {},

    // errors.ftl: kinds of errors
    CannotRead "cannot-read" { path, why, hint },
    CannotWrite "cannot-write" { path, why },
    CannotUse "cannot-use" { what, hint },
    DamagedData "damaged-data" { what, why },
    CannotEncode "cannot-encode" { what, why },

    // errors.ftl: files
    StandardInput "standard-input" {}, CheckNameHint "check-name-hint" {},
    CheckPipeHint "check-pipe-hint" {}, JsonLinesHint "json-lines-hint" {},
    TooLong "too-long" { file, mebibytes }, TooLongHint "too-long-hint" {},
    BinaryFile "binary-file" { file }, BinaryFileHint "binary-file-hint" {},
    EmptyFile "empty-file" { file }, EmptyFileHint "empty-file-hint" {},
    NotUtf8File "not-utf8-file" { file, line }, NotUtf8FileHint "not-utf8-file-hint" {},
    OtherEncoding "other-encoding" { encoding }, OtherEncodingHint "other-encoding-hint" {},
    OtherEncodingDamagedHint "other-encoding-damaged-hint" {},

    // errors.ftl: reports, lists and records
    NotADay "not-a-day" { text }, NotADayHint "not-a-day-hint" {},
    DateOfReportNote "date-of-report-note" {},
    NoColumns "no-columns" { file }, NoColumnsHint "no-columns-hint" {},
    NotWholeRecord "not-whole-record" { file, fault }, NotWholeRecordHint "not-whole-record-hint" {},
    SeveralRecords "several-records" { file }, SeveralRecordsHint "several-records-hint" {},
    FailedRecord "failed-record" { why }, FailedRecordHint "failed-record-hint" {},
    RecordWithoutEnds "record-without-ends" { count }, RecordWithoutEndsHint "record-without-ends-hint" {},
    NotInLayers "not-in-layers" { count }, NotInLayersHint "not-in-layers-hint" {},
    CorrectionOfNothing "correction-of-nothing" { missing }, CorrectionOfNothingHint "correction-of-nothing-hint" {},
    TooManyDivisions "too-many-divisions" {}, TooManyDivisionsHint "too-many-divisions-hint" {},

    // errors.ftl: pictures
    NotDrawable "not-drawable" { width, height }, NotDrawableHint "not-drawable-hint" { most },
    TakenTarget "taken-target" { file }, TakenTargetHint "taken-target-hint" {},
    HeldDatabase "held-database" { file, beside }, HeldDatabaseHint "held-database-hint" {},
    LongName "long-name" { most }, LongNameHint "long-name-hint" {},
    NotAScale "not-a-scale" { scale }, NotAScaleHint "not-a-scale-hint" {},
    PictureTooLarge "picture-too-large" { width, height }, PictureTooLargeHint "picture-too-large-hint" { side, million },
    NotAResolution "not-a-resolution" { dpi }, NotAResolutionHint "not-a-resolution-hint" {},
    NotAMapFile "not-a-map-file" { file }, NotAMapFileHint "not-a-map-file-hint" { endings },
    LeftOutFormat "left-out-format" { file }, LeftOutFormatHint "left-out-format-hint" { endings },
    NoSuchTopic "no-such-topic" { topic }, NoSuchTopicHint "no-such-topic-hint" {},

    // errors.ftl: what a map is asked for
    NotACallout "not-a-callout" { text }, NotACalloutHint "not-a-callout-hint" {},
    CalloutTooFull "callout-too-full" { site, count }, CalloutTooFullHint "callout-too-full-hint" {},
    NoSuchSite "no-such-site" { site }, NoSiteHint "no-site-hint" {},
    SitesHint "sites-hint" { names },
    NotAPosition "not-a-position" { text }, NotAPositionHint "not-a-position-hint" {},
    NotAnExtent "not-an-extent" { text }, NotAnExtentHint "not-an-extent-hint" {},
    NoSuchCountry "no-such-country" { code },
    NotACountry "not-a-country" { code }, CountryHint "country-hint" {},

    // errors.ftl: distances
    NothingBetween "nothing-between" { from, to }, NothingBetweenHint "nothing-between-hint" {},
    NothingStated "nothing-stated" { text }, NothingStatedHint "nothing-stated-hint" {},
    RowsWithoutPositions "rows-without-positions" { failed, rows, line }, RowsWithoutPositionsHint "rows-without-positions-hint" {},
    EmptySide "empty-side" {}, EmptySideHint "empty-side-hint" {},
    NotOnEarth "not-on-earth" { text }, CoordinateHint "coordinate-hint" {},
    NoSuchPlaceName "no-such-place-name" { name }, LocateHint "locate-hint" { hint },
    PerhapsHint "perhaps-hint" { names },
    ListOr "list-or" { names, next },
    SideNotUtf8 "side-not-utf8" { file },
    SideBeyondPole "side-beyond-pole" { file, latitude },
    SideNotGeojson "side-not-geojson" { file, why },
    SideOddGeometry "side-odd-geometry" { file, why },
    SideWithoutGeometry "side-without-geometry" { file }, SideHint "side-hint" {},

    // commands.ftl
    NoClaims "no-claims" {},
    ClaimsSummary "claims-summary" { count, verdicts },
    Unplaced "unplaced" {},
    NoSuchName "no-such-name" { name },
    ExplainedName "explained-name" { name, mentions, candidates },
    NoneOfThem "none-of-them" {},
    NoReasonKept "no-reason-kept" {},
    People "people" { count },
    MoreOfAKind "more-of-a-kind" { count },
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

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
    ReasonHolds "reason-holds" {},
    ReasonInBeside "reason-in-beside" {},
    ReasonDemonym "reason-demonym" {},
    ReasonCountryOfReport "reason-country-of-report" {},
    ReasonDivisionOfReport "reason-division-of-report" {},
    ReasonSpeakingCapital "reason-speaking-capital" {},
    ReasonNearBeside "reason-near-beside" {},
    ReasonNear "reason-near" {},
    ReasonSameSense "reason-same-sense" {},

    // layers.ftl
    NoLayers "no-layers" {},
    NoLayersHint "no-layers-hint" {},
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

/// Words `message` by the pattern of a language.
pub fn word(pattern: &[Part], message: &Message, text: &mut String) {
    for part in pattern {
        match part {
            Part::Text(words) => text.push_str(words),
            Part::Argument(name) => match message.argument(name) {
                Some(Argument::Text(words)) => text.push_str(words),
                // Writing to a string cannot fail.
                Some(Argument::Count(count)) => drop(write!(text, "{count}")),
                None => {}
            },
            Part::Select { argument, variants, default } => {
                let value = message.argument(argument);
                let chosen = variants.iter().find(|(key, _)| value.is_some_and(|value| is_meant(key, value)));
                if let Some((_, pattern)) = chosen.or_else(|| variants.get(*default)) {
                    word(pattern, message, text);
                }
            }
        }
    }
}

fn is_meant(key: &str, value: &Argument) -> bool {
    match value {
        Argument::Text(text) => text == key,
        Argument::Count(count) => (key == "one" && *count == 1) || key.parse() == Ok(*count),
    }
}

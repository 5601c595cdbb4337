//! Classes of words that say what a neighbouring name is: titles, organisations, landforms, prepositions.
//!
//! The words are in `geodata/lang/en/tagger.tsv`. They are grammar, not geography: names of places, demonyms and stopwords are in the
//! gazetteer.

use crate::lang::{ClassSet, WordClass};

/// A set of word classes as the weights know them: by their bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Classes(u32);

impl Classes {
    /// "Mr.", "President": the name of a person follows.
    pub(crate) const TITLE: Self = Self::one(WordClass::TaggerTitle);
    /// "University", "Police", "Inc.": heads the name of an organisation.
    pub(crate) const ORGANISATION: Self = Self::one(WordClass::TaggerOrganisation);
    /// "County", "Province": heads the name of a division or settlement.
    pub(crate) const DIVISION: Self = Self::one(WordClass::TaggerDivision);
    /// "Airport", "Stadium", "Hospital": heads the name of a building or site.
    pub(crate) const FACILITY: Self = Self::one(WordClass::TaggerFacility);
    /// "River", "Mount": heads or opens the name of a landform or water.
    pub(crate) const NATURE: Self = Self::one(WordClass::TaggerNature);
    /// "in", "near": a place is likely to follow.
    pub(crate) const LOCATIVE: Self = Self::one(WordClass::TaggerLocative);
    /// "said", "denied": its subject speaks.
    pub(crate) const SPEECH: Self = Self::one(WordClass::TaggerSpeech);
    /// Months and days.
    pub(crate) const CALENDAR: Self = Self::one(WordClass::TaggerCalendar);
    /// "north", "southern", "central".
    pub(crate) const DIRECTION: Self = Self::one(WordClass::TaggerDirection);
    /// Small words and marks that join the parts of a name.
    pub(crate) const JOINER: Self = Self::one(WordClass::TaggerJoiner);
    /// "I", "The": words that are capitalised for their place in the sentence only.
    pub(crate) const FUNCTION: Self = Self::one(WordClass::TaggerFunction);
    /// "Iranian": a people or what belongs to it.
    pub(crate) const DEMONYM: Self = Self::one(WordClass::TaggerDemonym);

    /// "Fox News": part of the name of an organisation that the gazetteer's lists know. The last of the bits: no table has it.
    pub(crate) const KNOWN_ORGANISATION: Self = Self(1 << KNOWN_TO_WEIGHTS);

    /// No class.
    pub(crate) const NONE: Self = Self(0);

    const fn one(class: WordClass) -> Self {
        Self(1 << class as u32)
    }

    /// The classes of a word that the weights know.
    pub(crate) const fn of(set: &ClassSet) -> Self {
        Self(set.low_bits() as u32 & ((1 << KNOWN_TO_WEIGHTS) - 1))
    }

    /// Whether the sets share a class.
    pub(crate) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Both sets.
    pub(crate) const fn with(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    /// The set as a number, for features.
    pub(crate) const fn bits(self) -> u32 {
        self.0
    }
}

/// Word classes that the weights were learned with: the first, up to `TaggerSport`.
const KNOWN_TO_WEIGHTS: u32 = WordClass::TaggerSport as u32 + 1;
const _: () = assert!(KNOWN_TO_WEIGHTS == 16, "the weights know sixteen classes of the tables");

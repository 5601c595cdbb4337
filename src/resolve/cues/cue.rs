//! The measures that there are, and what one candidate has of each.

use crate::lang::Message;

/// One measure of evidence; the discriminant is its row in the weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(usize)]
#[non_exhaustive]
pub enum Cue {
    /// The name is the one on maps.
    PrimaryName,
    /// The name is a well-attested alias.
    Alias,
    /// The name is an alternate of unknown standing.
    AlternateName,
    /// The same, while another place of note has the name on maps: Engels was once Pokrovsk, and Pokrovsk is.
    AlternateBesidePrimary,
    /// The name is an airport code.
    CodeName,
    /// The name is an alternate that misleads more often than not.
    DoubtfulName,
    /// The words are exactly the name shown.
    ExactSpelling,
    /// Share of the words that the name shown holds too.
    SharedWords,
    /// The words had to be tidied first.
    TidiedForm,
    /// A class word was taken off and fits.
    ClassForm,
    /// A word for a part was taken off.
    PartForm,
    /// A facility found through its town.
    FacilityForm,
    /// The town, for want of the facility.
    NearTownForm,
    /// Spelled nearly so, no feature being spelled so.
    NearSpelling,
    /// An alternate name of a place of fewer than 15,000 people.
    MinorAlternate,
    /// Inhabitants, as a power of ten.
    Population,
    /// Inhabitants unknown.
    UnknownPopulation,
    /// The largest namesake.
    Largest,
    /// Kind: region.
    KindRegion,
    /// Kind: country.
    KindCountry,
    /// Kind: first-level division.
    KindAdmin1,
    /// Kind: second-level division.
    KindAdmin2,
    /// Kind: city.
    KindCity,
    /// Kind: locality.
    KindLocality,
    /// Kind: airport.
    KindAirport,
    /// Kind: any other facility.
    KindFacility,
    /// Kind: water.
    KindWater,
    /// Kind: river.
    KindRiver,
    /// Kind: terrain.
    KindTerrain,
    /// Capital of a country.
    Capital,
    /// Seat of a first-level division.
    Seat,
    /// It is what the words around say that it is.
    HintMet,
    /// It is not what the words around say that it is.
    HintMissed,
    /// The name itself says its class ("Red Sea"), and it is of that class.
    OwnClassMet,
    /// The name itself says its class, and it is of another.
    OwnClassMissed,
    /// A second-level division, and neither the name nor the words around say "county", "district" or the like.
    BareCounty,
    /// A division under an alternate name.
    AlternateDivision,
    /// A capital, named as an actor.
    SpeakingCapital,
    /// It lies in the place named right after it.
    InContainer,
    /// A container is named right after it, and it lies elsewhere.
    OutsideContainer,
    /// The place named right before it may lie in it.
    Holds,
    /// It lies in a country or division named in the same sentence.
    InBeside,
    /// A demonym of its country stands right before it.
    DemonymBefore,
    /// Share of the document's other places in its country.
    CountryShare,
    /// Its country is named in the document.
    CountryNamed,
    /// No other place of the document is in its country.
    CountryForeign,
    /// The same, in a report that names many countries.
    ForeignYetWorldly,
    /// The same, and a country that borders on it is named.
    NeighbourNamed,
    /// A place of few people in a country in which no other place of the document is.
    ForeignVillage,
    /// Inhabitants of a settlement in such a country, as a power of ten.
    ForeignSize,
    /// A division of such a country.
    ForeignDivision,
    /// Such a country itself.
    ForeignCountry,
    /// An alternate or doubtful name, in a country that the document is about.
    AlternateAtHome,
    /// Share of the document's other places in its first-level division.
    DivisionShare,
    /// Its first-level division is named in the document.
    DivisionNamed,
    /// Another place of the document lies within a few tens of kilometres.
    CloseBy,
    /// Another place of the document lies within a few hundred kilometres.
    Near,
    /// Another place of the same sentence lies within a hundred kilometres or so.
    NearBeside,
    /// Share of the document's other places within 500 kilometres.
    ShareNear,
    /// The same name, said more fully elsewhere in the document, means it.
    SameSense,
    /// Not a measure of a candidate: that the place meant is none of them.
    NoneOfThem,
}

impl Cue {
    /// Every cue, in the order of the weights.
    pub const ALL: [Self; COUNT] = [
        Self::PrimaryName,
        Self::Alias,
        Self::AlternateName,
        Self::AlternateBesidePrimary,
        Self::CodeName,
        Self::DoubtfulName,
        Self::ExactSpelling,
        Self::SharedWords,
        Self::TidiedForm,
        Self::ClassForm,
        Self::PartForm,
        Self::FacilityForm,
        Self::NearTownForm,
        Self::NearSpelling,
        Self::MinorAlternate,
        Self::Population,
        Self::UnknownPopulation,
        Self::Largest,
        Self::KindRegion,
        Self::KindCountry,
        Self::KindAdmin1,
        Self::KindAdmin2,
        Self::KindCity,
        Self::KindLocality,
        Self::KindAirport,
        Self::KindFacility,
        Self::KindWater,
        Self::KindRiver,
        Self::KindTerrain,
        Self::Capital,
        Self::Seat,
        Self::HintMet,
        Self::HintMissed,
        Self::OwnClassMet,
        Self::OwnClassMissed,
        Self::BareCounty,
        Self::AlternateDivision,
        Self::SpeakingCapital,
        Self::InContainer,
        Self::OutsideContainer,
        Self::Holds,
        Self::InBeside,
        Self::DemonymBefore,
        Self::CountryShare,
        Self::CountryNamed,
        Self::CountryForeign,
        Self::ForeignYetWorldly,
        Self::NeighbourNamed,
        Self::ForeignVillage,
        Self::ForeignSize,
        Self::ForeignDivision,
        Self::ForeignCountry,
        Self::AlternateAtHome,
        Self::DivisionShare,
        Self::DivisionNamed,
        Self::CloseBy,
        Self::Near,
        Self::NearBeside,
        Self::ShareNear,
        Self::SameSense,
        Self::NoneOfThem,
    ];

    /// Its name in `weights.tsv`.
    pub fn name(self) -> String {
        let mut name = String::new();
        for letter in format!("{self:?}").chars() {
            if letter.is_ascii_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(letter.to_ascii_lowercase());
        }
        name
    }

    /// What it says for a candidate, as a clause for the reader; `None` where it says nothing worth reading.
    pub(crate) const fn clause(self) -> Option<Message> {
        Some(match self {
            Self::PrimaryName => Message::ReasonPrimaryName {},
            Self::Alias => Message::ReasonAlias {},
            Self::AlternateName => Message::ReasonAlternateName {},
            Self::CodeName => Message::ReasonCodeName {},
            Self::ExactSpelling => Message::ReasonExactSpelling {},
            Self::ClassForm => Message::ReasonClassForm {},
            Self::PartForm => Message::ReasonPartForm {},
            Self::FacilityForm => Message::ReasonFacilityForm {},
            Self::NearTownForm => Message::ReasonNearTownForm {},
            Self::Population => Message::ReasonPopulation {},
            Self::Largest => Message::ReasonLargest {},
            Self::KindCountry => Message::ReasonCountry {},
            Self::KindAdmin1 => Message::ReasonFirstLevel {},
            Self::Capital => Message::ReasonCapital {},
            Self::Seat => Message::ReasonSeat {},
            Self::OwnClassMet => Message::ReasonOwnClass {},
            Self::NearSpelling => Message::ReasonNearSpelling {},
            Self::HintMet => Message::ReasonHint {},
            Self::InContainer => Message::ReasonInContainer {},
            Self::Holds => Message::ReasonHolds {},
            Self::InBeside => Message::ReasonInBeside {},
            Self::DemonymBefore => Message::ReasonDemonym {},
            Self::CountryShare | Self::CountryNamed => Message::ReasonCountryOfReport {},
            Self::DivisionShare | Self::DivisionNamed => Message::ReasonDivisionOfReport {},
            Self::SpeakingCapital => Message::ReasonSpeakingCapital {},
            Self::NearBeside => Message::ReasonNearBeside {},
            Self::CloseBy | Self::Near | Self::ShareNear => Message::ReasonNear {},
            Self::SameSense => Message::ReasonSameSense {},
            _ => return None,
        })
    }
}

/// How many cues there are.
pub const COUNT: usize = Cue::NoneOfThem as usize + 1;

/// The measures of one candidate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured(pub(crate) [f32; COUNT]);

impl Measured {
    /// Nothing measured yet.
    pub(super) const NONE: Self = Self([0.0; COUNT]);

    /// The value of `cue`.
    pub const fn get(&self, cue: Cue) -> f32 {
        self.0[cue as usize]
    }

    /// All values, in the order of [`Cue::ALL`].
    pub const fn values(&self) -> &[f32; COUNT] {
        &self.0
    }

    /// The measures of the choice that the place meant is none of the candidates.
    pub fn none_of_them() -> Self {
        let mut measured = Self::NONE;
        measured.mark(Cue::NoneOfThem, true);
        measured
    }

    pub(super) fn set(&mut self, cue: Cue, value: f32) {
        self.0[cue as usize] = value;
    }

    pub(super) fn mark(&mut self, cue: Cue, holds: bool) {
        self.set(cue, f32::from(u8::from(holds)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cues_stand_in_the_order_of_their_rows() {
        assert!(Cue::ALL.iter().enumerate().all(|(row, cue)| *cue as usize == row));
    }
}

//! Word lists for the recognizer, compiled from `geodata/curated`: words that are rarely places, demonyms, names of
//! organisations, nouns of facilities, abbreviations.
//!
//! Keys are folded, but for abbreviations, which keep their full stops.

use std::fmt;

use dateline_format::gazetteer::Blob;
pub use dateline_format::gazetteer::{AbbreviationKind, FacilityNoun, OrganisationKind, StopReason};

use super::{Matches, Walk};

/// The word lists.
#[derive(Clone)]
pub struct Lexicon<'g>(pub(super) Blob<'g>);

impl<'g> Lexicon<'g> {
    /// Why a folded word or phrase that is also a place name needs strong evidence; `None` for all others.
    pub fn stop_word(&self, folded: &str) -> Option<StopReason> {
        StopReason::from_number(self.0.stop_words.value(folded)?)
    }

    /// The places to whose people a folded word belongs: "iranian", "beirutis". Empty for all other words.
    pub fn demonym(&self, folded: &str) -> Matches<'g> {
        self.0.demonyms.get(folded).into()
    }

    /// Walks the demonyms token by token ("south korean").
    pub fn walk_demonyms(&self) -> Walk<'_> {
        self.0.demonyms.walk().into()
    }

    /// The organisation of that folded name.
    pub fn organisation(&self, folded: &str) -> Option<OrganisationKind> {
        OrganisationKind::from_number(self.0.organisations.value(folded)?)
    }

    /// Walks the names of organisations token by token; only [`Walk::is_name`] has a meaning there.
    pub fn walk_organisations(&self) -> Walk<'_> {
        self.0.organisations.walk().into()
    }

    /// Patterns of names of organisations, in which `*` stands for one or more capitalised words.
    pub fn organisation_patterns(&self) -> impl Iterator<Item = (&'g str, OrganisationKind)> {
        self.0.patterns.chunks_exact(2).filter_map(|pair| {
            let kind = OrganisationKind::from_number(u64::from(pair[1].get()))?;
            Some((self.0.text(pair[0]), kind))
        })
    }

    /// What a folded noun or phrase of nouns names ("air base").
    pub fn facility_noun(&self, folded: &str) -> Option<FacilityNoun> {
        FacilityNoun::from_number(self.0.facility_nouns.value(folded)?)
    }

    /// Walks the nouns of facilities token by token; only [`Walk::is_name`] has a meaning there.
    pub fn walk_facility_nouns(&self) -> Walk<'_> {
        self.0.facility_nouns.walk().into()
    }

    /// What a word with its full stops abbreviates ("Conn.", "Gen."), in any case of letters.
    pub fn abbreviation(&self, word: &str) -> Option<AbbreviationKind> {
        AbbreviationKind::from_number(self.0.abbreviations.value(&word.to_lowercase())?)
    }
}

impl fmt::Debug for Lexicon<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon").finish_non_exhaustive()
    }
}

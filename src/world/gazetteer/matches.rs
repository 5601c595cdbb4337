//! What a name may mean.

use dateline_format::gazetteer::Postings;

use super::NameKind;
use super::feature::FeatureId;

/// The features that a name may mean, best standing first, with how the name belongs to each.
#[derive(Debug, Clone, Default)]
pub struct Matches<'g>(Found<'g>);

#[derive(Debug, Clone)]
enum Found<'g> {
    /// As one gazetteer has them.
    Stored(Postings<'g>),
    /// Gathered from several.
    Gathered(std::vec::IntoIter<(FeatureId, NameKind)>),
}

impl Default for Found<'_> {
    fn default() -> Self {
        Self::Stored(Postings::default())
    }
}

impl<'g> From<Postings<'g>> for Matches<'g> {
    fn from(postings: Postings<'g>) -> Self {
        Self(Found::Stored(postings))
    }
}

impl FromIterator<(FeatureId, NameKind)> for Matches<'_> {
    fn from_iter<I: IntoIterator<Item = (FeatureId, NameKind)>>(found: I) -> Self {
        Self(Found::Gathered(found.into_iter().collect::<Vec<_>>().into_iter()))
    }
}

impl Iterator for Matches<'_> {
    type Item = (FeatureId, NameKind);

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Found::Stored(postings) => postings.next().map(|(number, kind)| (FeatureId(number), kind)),
            Found::Gathered(found) => found.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.0 {
            Found::Stored(postings) => postings.size_hint(),
            Found::Gathered(found) => found.size_hint(),
        }
    }
}

impl ExactSizeIterator for Matches<'_> {}

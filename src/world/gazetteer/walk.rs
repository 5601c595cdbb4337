//! Walking the names token by token, so that "is there a longer name?" costs one step and no second search.

use std::fmt;

use dateline_format::gazetteer::Cursor;

use super::layers::Layers;
use super::matches::Matches;

/// A position among the names after some tokens of a text. Cheap to clone: keep one to come back to it.
///
/// ```
/// use dateline::world::gazetteer::{CompiledGazetteer, Gazetteer};
/// let mut walk = CompiledGazetteer::embedded().walk();
/// assert!(walk.push("tel"), "a name begins with it");
/// assert!(walk.push("aviv"));
/// assert!(walk.matches().next().is_some());
/// assert!(!walk.push("zebra"), "no name goes on like this");
/// ```
#[derive(Clone)]
pub struct Walk<'g>(Step<'g>);

#[derive(Clone)]
enum Step<'g> {
    /// In one index.
    Single(Cursor<'g>),
    /// In several gazetteers, the first of them first; `None` where none of its names continues so.
    Layered(&'g Layers<'g>, Vec<Option<Walk<'g>>>),
}

impl<'g> Walk<'g> {
    pub(super) fn layered(layers: &'g Layers<'g>) -> Self {
        Self(Step::Layered(layers, layers.each().map(|(_, gazetteer)| Some(gazetteer.walk())).collect()))
    }

    /// Goes on by one folded token. `false` when no name continues so; the walk is then unchanged.
    ///
    /// A token that folds to several words ("U.S." to "u s") or to none (",") may be given as it is.
    pub fn push(&mut self, folded: &str) -> bool {
        match &mut self.0 {
            Step::Single(cursor) => cursor.push(folded),
            Step::Layered(_, walks) => {
                let goes_on =
                    |walk: &Option<Walk<'g>>| walk.clone().and_then(|mut walk| walk.push(folded).then_some(walk));
                let next: Vec<_> = walks.iter().map(goes_on).collect();
                let any = next.iter().any(Option::is_some);
                if any {
                    *walks = next;
                }
                any
            }
        }
    }

    /// The features named by exactly the tokens pushed so far.
    pub fn matches(&self) -> Matches<'g> {
        match &self.0 {
            Step::Single(cursor) => cursor.postings().into(),
            Step::Layered(layers, walks) => {
                layers.join(walks.iter().map(|walk| walk.as_ref().map_or_else(Matches::default, Walk::matches)))
            }
        }
    }

    /// Whether the tokens pushed so far are a name.
    pub fn is_name(&self) -> bool {
        match &self.0 {
            Step::Single(cursor) => cursor.is_name(),
            Step::Layered(_, walks) => walks.iter().flatten().any(Walk::is_name),
        }
    }
}

impl<'g> From<Cursor<'g>> for Walk<'g> {
    fn from(cursor: Cursor<'g>) -> Self {
        Self(Step::Single(cursor))
    }
}

impl fmt::Debug for Walk<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Walk").field("is_name", &self.is_name()).finish_non_exhaustive()
    }
}

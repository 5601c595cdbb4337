//! Parts of one kind with their identifiers and what each was taken from.

use std::ops::Deref;

use crate::id::Id;
use crate::span::Span;

/// What a part of a story was taken from: its evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source {
    /// The words of the report.
    Text(Span),
    /// A row of the list, as [`Row::number`](crate::input::Row::number) counts it.
    Row(usize),
    /// An editor's hand.
    Hand,
}

/// Parts of one kind in their order. It reads as a slice; what refers to a part does so by its identifier, which stays with it when
/// others are dropped.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts<I, T> {
    /// Ascending.
    ids: Vec<I>,
    items: Vec<T>,
    sources: Vec<Source>,
}

impl<I, T> Default for Parts<I, T> {
    fn default() -> Self {
        Self { ids: Vec::new(), items: Vec::new(), sources: Vec::new() }
    }
}

impl<I, T> Deref for Parts<I, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<'p, I, T> IntoIterator for &'p Parts<I, T> {
    type Item = &'p T;
    type IntoIter = std::slice::Iter<'p, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<I: Id, T> Parts<I, T> {
    /// Parts numbered as they stand, each with its source.
    pub fn new(items: Vec<T>, source: impl Fn(&T) -> Source) -> Self {
        Self { ids: (0..items.len()).map(I::of).collect(), sources: items.iter().map(source).collect(), items }
    }

    /// Adds a part after all others; its identifier.
    pub fn push(&mut self, item: T, source: Source) -> I {
        let id = I::of(self.ids.last().map_or(0, |last| last.index() + 1));
        self.ids.push(id);
        self.items.push(item);
        self.sources.push(source);
        id
    }

    /// Adds a part under an identifier of its own; whether there was none of that identifier or a later one.
    pub fn push_as(&mut self, id: I, item: T, source: Source) -> bool {
        let free = self.ids.last().is_none_or(|last| *last < id);
        if free {
            self.ids.push(id);
            self.items.push(item);
            self.sources.push(source);
        }
        free
    }

    /// The identifiers in order.
    pub fn ids(&self) -> impl Iterator<Item = I> + '_ {
        self.ids.iter().copied()
    }

    /// The parts with their identifiers.
    pub fn entries(&self) -> impl Iterator<Item = (I, &T)> {
        self.ids.iter().copied().zip(&self.items)
    }

    /// Where a part stands now.
    pub fn position(&self, id: I) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }

    /// A part by its identifier.
    pub fn by_id(&self, id: I) -> Option<&T> {
        self.items.get(self.position(id)?)
    }

    /// A part by its identifier, to be changed.
    pub fn by_id_mut(&mut self, id: I) -> Option<&mut T> {
        let at = self.position(id)?;
        self.items.get_mut(at)
    }

    /// What a part was taken from.
    pub fn source(&self, id: I) -> Option<Source> {
        self.sources.get(self.position(id)?).copied()
    }

    /// The parts with what each was taken from.
    pub fn with_sources(&self) -> impl Iterator<Item = (&T, Source)> {
        self.items.iter().zip(self.sources.iter().copied())
    }

    /// Takes a part out; where it stood.
    pub fn remove(&mut self, id: I) -> Option<(usize, T)> {
        let at = self.position(id)?;
        self.ids.remove(at);
        self.sources.remove(at);
        Some((at, self.items.remove(at)))
    }

    /// Every part, to be changed.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::SiteId;

    #[test]
    fn an_identifier_stays_with_its_part() {
        let mut parts: Parts<SiteId, &str> = Parts::new(vec!["a", "b", "c"], |_| Source::Hand);
        let [_, second, third] = parts.ids().collect::<Vec<_>>()[..] else { panic!("three parts") };
        assert_eq!(parts.remove(second), Some((1, "b")));
        assert_eq!((parts.by_id(second), parts.by_id(third)), (None, Some(&"c")));
        let fourth = parts.push("d", Source::Row(7));
        assert_eq!((fourth.to_string().as_str(), parts.source(fourth)), ("site-4", Some(Source::Row(7))));
        assert_eq!(parts.iter().copied().collect::<String>(), "acd");
        assert!(!parts.push_as(third, "e", Source::Hand), "an identifier is given once");
    }
}

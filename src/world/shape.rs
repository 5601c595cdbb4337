//! Outlines with their boundaries indexed, and those that are kept from one report to the next.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use geo_types::{Coord, MultiPolygon};

use super::ground::Policy;
use crate::country::CountryCode;
use crate::geodesy::{Mainland, Outline};
use crate::geometry::{Extent, planar};

/// An area, or a line, with its boundary indexed.
#[derive(Debug)]
pub struct Shape {
    /// Its boundary.
    pub outline: Outline,
    /// The parts that make its mainland; `None` for a line.
    pub mainland: Option<Mainland>,
    /// The box around the whole, islands included; `None` for a line.
    pub extent: Option<Extent>,
}

impl Shape {
    /// Of an area; `None` where it is empty.
    pub fn of(area: &MultiPolygon<f64>) -> Option<Self> {
        let outline = Outline::new(area);
        let extent = planar::bounds(area).map(|rect| Extent {
            west: rect.min().x,
            south: rect.min().y,
            east: rect.max().x,
            north: rect.max().y,
        });
        (!outline.is_empty()).then(|| Self { outline, mainland: Mainland::of(area), extent })
    }

    /// Of lines: a border, a river's course; `None` where there are none.
    pub fn of_lines(lines: &[Vec<Coord<f64>>]) -> Option<Self> {
        let outline = Outline::of_lines(lines);
        (!outline.is_empty()).then_some(Self { outline, mainland: None, extent: None })
    }
}

/// Whose outline, and by whose reckoning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Country(CountryCode, Policy),
    Border(CountryCode, CountryCode),
}

/// Shapes that are kept.
#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<BTreeMap<Key, Option<Arc<Shape>>>>);

impl Kept {
    /// Outlines that are kept at once: a country's takes about half a megabyte, the largest some ten.
    const MOST: usize = 96;

    pub(super) fn known_or_made(&self, key: Key, make: impl FnOnce() -> Option<Shape>) -> Option<Arc<Shape>> {
        if let Some(known) = self.shapes().get(&key) {
            return known.clone();
        }
        // Made without the lock: whoever asks for another shape meanwhile does not wait.
        let made = make().map(Arc::new);
        let mut shapes = self.shapes();
        if shapes.len() >= Self::MOST {
            shapes.clear();
        }
        shapes.insert(key, made.clone());
        made
    }

    /// A panic elsewhere leaves the map whole: each entry is inserted finished.
    fn shapes(&self) -> MutexGuard<'_, BTreeMap<Key, Option<Arc<Shape>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! The topology as one picture needs it: each arc in view decoded once, with no more vertices than can be seen, so that
//! every fill and line made of it runs along the same points.

use std::cell::{OnceCell, RefCell};

use geo::Coord;

use super::blob::{Detail, Windows};
use super::rings::{self, ArcSource, FaceSet};
use super::types::{BorderStatus, Line, LineKind, Policy, Ring, TerritoryId};
use super::{Basemap, Division, DivisionId, format, lookup};
use crate::country::CountryCode;
use crate::geometry::{LonLat, Simplifier, View};

/// The arcs of a view.
#[derive(Debug)]
pub struct Sheet<'b> {
    basemap: Basemap<'b>,
    windows: Windows,
    detail: Detail,
    middle: LonLat,
    /// The points of each arc that was asked for.
    arcs: Vec<OnceCell<Box<[Coord<f64>]>>>,
    decoder: RefCell<Decoder>,
}

/// Buffers of decoding.
#[derive(Debug, Default)]
struct Decoder {
    points: Vec<Coord<f64>>,
    simplifier: Simplifier,
}

impl<'b> Basemap<'b> {
    /// The topology of a view.
    pub fn sheet(&self, view: &View) -> Sheet<'b> {
        Sheet {
            basemap: *self,
            windows: Windows::of(&view.extent),
            detail: Detail::of(view),
            middle: view.extent.center(),
            arcs: vec![OnceCell::new(); self.blob.arcs.len()],
            decoder: RefCell::default(),
        }
    }
}

impl<'b> Sheet<'b> {
    /// All land in view, as rings to be filled even-odd together. What lies outside the view may be left out or coarse.
    pub fn land(&self) -> Vec<Ring> {
        self.outline(&FaceSet::new(&self.basemap.blob, |_| true))
    }

    /// A country's ground in view, as rings to be filled even-odd together.
    pub fn country_rings(&self, country: CountryCode, policy: Policy) -> Vec<Ring> {
        self.outline(&self.basemap.ground(country, policy))
    }

    /// The ground in view of all divisions for which `chosen` says so, as rings to be filled even-odd together.
    pub fn rings_of(&self, chosen: impl Fn(&Division<'b>) -> bool) -> Vec<Ring> {
        let division = |face: usize| self.basemap.division(DivisionId(face as u16));
        self.outline(&FaceSet::new(&self.basemap.blob, |face| division(face).is_some_and(|d| chosen(&d))))
    }

    /// A disputed territory's ground in view, as rings to be filled even-odd together.
    pub fn territory_rings(&self, territory: TerritoryId) -> Vec<Ring> {
        self.outline(&self.basemap.territory_ground(territory))
    }

    /// The divisions in view, in order.
    pub fn divisions(&self) -> Vec<DivisionId> {
        let blob = &self.basemap.blob;
        let seen = blob.arcs.iter().zip(blob.lines.boxes).filter(|(_, stored)| self.windows.meet(stored));
        let sides = seen.flat_map(|(arc, _)| [arc.left.get(), arc.right.get()]).filter(|face| *face != format::SEA);
        // A division without an edge in view may fill it.
        let mut found: Vec<DivisionId> = sides.chain(lookup::face_at(blob, self.middle)).map(DivisionId).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The territories in view, in order.
    pub fn territories(&self) -> Vec<TerritoryId> {
        let divisions = self.divisions().into_iter();
        let mut found: Vec<TerritoryId> = divisions.filter_map(|id| self.basemap.ground_of(id)?.1).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The coasts and borders in view for which `wanted` says so, with their points; each comes once.
    pub fn lines(&self, wanted: impl Fn(&Line) -> bool) -> impl Iterator<Item = (Line, &[Coord<f64>])> {
        let blob = &self.basemap.blob;
        blob.arcs.iter().zip(blob.lines.boxes).enumerate().filter_map(move |(index, (arc, stored))| {
            let kind = LineKind::from_byte(arc.kind);
            if kind == LineKind::Seam || !self.windows.meet(stored) {
                return None;
            }
            let side = |face: u16| (face != format::SEA).then_some(DivisionId(face));
            let (left, right) = (side(arc.left.get()), side(arc.right.get()));
            let line = Line { kind, status: BorderStatus::from_byte(arc.status), left, right };
            if !wanted(&line) {
                return None;
            }
            let points = self.points(index);
            (points.len() > 1).then_some((line, points))
        })
    }

    /// The points of an arc; none where it is a loop too small to be seen.
    fn points(&self, index: usize) -> &[Coord<f64>] {
        let Some(cell) = self.arcs.get(index) else { return &[] };
        cell.get_or_init(|| {
            let blob = &self.basemap.blob;
            let (arc, stored) = (&blob.arcs[index], &blob.lines.boxes[index]);
            if arc.from == arc.to && self.detail.is_speck(stored) {
                return Box::default();
            }
            let Decoder { points, simplifier } = &mut *self.decoder.borrow_mut();
            points.clear();
            blob.arc_points(index, self.detail.level, points);
            if LineKind::from_byte(arc.kind) != LineKind::Seam {
                simplifier.degrees(points, self.detail.tolerance);
            }
            points.as_slice().into()
        })
    }

    fn outline(&self, set: &FaceSet) -> Vec<Ring> {
        rings::outline(&self.basemap.blob, set, self)
    }
}

impl ArcSource for Sheet<'_> {
    fn append(&self, arc: usize, out: &mut Vec<Coord<f64>>) -> bool {
        let seen = self.basemap.blob.lines.boxes.get(arc).is_some_and(|stored| self.windows.meet(stored));
        if seen {
            out.extend_from_slice(self.points(arc));
        }
        seen
    }

    fn in_view(&self, joint: &format::Box4) -> bool {
        self.windows.meet(joint)
    }
}

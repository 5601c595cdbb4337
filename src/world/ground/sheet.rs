//! The topology as one picture needs it: each arc in view decoded once, with no more vertices than can be seen, so that
//! every fill and line made of it runs along the same points.

use std::cell::{OnceCell, RefCell};

use dateline_format::basemap::layout::{Box4, SEA};
use dateline_format::basemap::{BorderStatus, LineKind};
use geo_types::Coord;

use super::basemap::Basemap;
use super::decode::arc_points;
use super::detail::{Detail, Windows};
use super::rings::{self, ArcSource, FaceSet};
use super::types::{Division, DivisionId, Line, Policy, Ring, TerritoryId};
use super::{Ground, Sheet, lookup};
use crate::country::CountryCode;
use crate::geometry::{LonLat, Simplifier, View};

/// The arcs of a view.
#[derive(Debug)]
pub(super) struct BasemapSheet<'b> {
    basemap: Basemap<'b>,
    windows: Windows,
    detail: Detail,
    middle: LonLat,
    /// The arcs in view, in order.
    seen: Vec<u16>,
    /// For each arc its place among those in view, or [`UNSEEN`].
    places: Vec<u16>,
    /// The points of each arc in view that was asked for.
    arcs: Vec<OnceCell<Box<[Coord<f64>]>>>,
    decoder: RefCell<Decoder>,
    edges: OnceCell<rings::Edges>,
}

/// An arc out of view: there are fewer arcs than that.
const UNSEEN: u16 = u16::MAX;

/// Buffers of decoding.
#[derive(Debug, Default)]
struct Decoder {
    points: Vec<Coord<f64>>,
    simplifier: Simplifier,
}

impl<'b> BasemapSheet<'b> {
    pub(super) fn new(basemap: Basemap<'b>, view: &View) -> Self {
        let windows = Windows::of(&view.extent);
        let mut seen = Vec::with_capacity(1024);
        let mut places = vec![UNSEEN; basemap.blob.arcs.len()];
        for (index, (place, stored)) in places.iter_mut().zip(basemap.blob.lines.boxes).enumerate() {
            if windows.meet(stored) {
                *place = seen.len() as u16;
                seen.push(index as u16);
            }
        }
        Self {
            basemap,
            windows,
            detail: Detail::of(view),
            middle: view.extent.center(),
            arcs: vec![OnceCell::new(); seen.len()],
            seen,
            places,
            decoder: RefCell::default(),
            edges: OnceCell::new(),
        }
    }

    /// The points of an arc in view; none where it is a loop too small to be seen.
    fn points(&self, index: usize) -> Option<&[Coord<f64>]> {
        let cell = self.arcs.get(usize::from(*self.places.get(index)?))?;
        let points = cell.get_or_init(|| {
            let blob = &self.basemap.blob;
            let (arc, stored) = (&blob.arcs[index], &blob.lines.boxes[index]);
            if arc.from == arc.to && self.detail.is_speck(stored) {
                return Box::default();
            }
            let Decoder { points, simplifier } = &mut *self.decoder.borrow_mut();
            points.clear();
            arc_points(blob, index, self.detail.level, points);
            if LineKind::from_number(arc.kind) != LineKind::Seam {
                simplifier.degrees(points, self.detail.tolerance);
            }
            points.as_slice().into()
        });
        Some(points)
    }

    fn outline(&self, set: &FaceSet) -> Vec<Ring> {
        let blob = &self.basemap.blob;
        let edges = self.edges.get_or_init(|| rings::Edges::new(blob));
        rings::outline_of(blob, edges.of(set), set, self)
    }
}

impl Sheet for BasemapSheet<'_> {
    fn land(&self) -> Vec<Ring> {
        let blob = &self.basemap.blob;
        rings::outline(blob, &FaceSet::new(blob, |_| true), self)
    }

    fn country_rings(&self, country: CountryCode, policy: Policy) -> Vec<Ring> {
        self.outline(&self.basemap.ground(country, policy))
    }

    fn rings_of(&self, chosen: &dyn Fn(&Division<'_>) -> bool) -> Vec<Ring> {
        let division = |face: usize| self.basemap.division(DivisionId(face as u16));
        self.outline(&FaceSet::new(&self.basemap.blob, |face| division(face).is_some_and(|d| chosen(&d))))
    }

    fn territory_rings(&self, territory: TerritoryId) -> Vec<Ring> {
        self.outline(&self.basemap.territory_ground(territory))
    }

    fn divisions(&self) -> Vec<DivisionId> {
        let blob = &self.basemap.blob;
        let seen = self.seen.iter().map(|arc| &blob.arcs[usize::from(*arc)]);
        let sides = seen.flat_map(|arc| [arc.left.get(), arc.right.get()]).filter(|face| *face != SEA);
        // A division without an edge in view may fill it.
        let mut found: Vec<DivisionId> = sides.chain(lookup::face_at(blob, self.middle)).map(DivisionId).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn territories(&self) -> Vec<TerritoryId> {
        let divisions = self.divisions().into_iter();
        let mut found: Vec<TerritoryId> = divisions.filter_map(|id| self.basemap.ground_of(id)?.1).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn lines(&self, wanted: &dyn Fn(&Line) -> bool) -> Vec<(Line, &[Coord<f64>])> {
        let blob = &self.basemap.blob;
        let line = |index: &u16| {
            let arc = &blob.arcs[usize::from(*index)];
            let kind = LineKind::from_number(arc.kind);
            if kind == LineKind::Seam {
                return None;
            }
            let side = |face: u16| (face != SEA).then_some(DivisionId(face));
            let (left, right) = (side(arc.left.get()), side(arc.right.get()));
            let line = Line { kind, status: BorderStatus::from_number(arc.status), left, right };
            if !wanted(&line) {
                return None;
            }
            let points = self.points(usize::from(*index))?;
            (points.len() > 1).then_some((line, points))
        };
        self.seen.iter().filter_map(line).collect()
    }
}

impl ArcSource for BasemapSheet<'_> {
    fn append(&self, arc: usize, out: &mut Vec<Coord<f64>>) -> bool {
        let points = self.points(arc);
        out.extend_from_slice(points.unwrap_or_default());
        points.is_some()
    }

    fn in_view(&self, joint: &Box4) -> bool {
        self.windows.meet(joint)
    }
}

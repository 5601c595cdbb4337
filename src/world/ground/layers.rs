//! Lakes, rivers, seas and claim lines.

use geo::{Coord, MultiPolygon};

use super::Basemap;
use super::area::polygons_even_odd;
use super::blob::{Detail, Layer, Level, Windows};
use super::format::{Box4, Feature};
use super::types::{BorderStatus, DisputedLine, Lake, Ring, River, Sea, SeaKind};
use crate::geometry::{Simplifier, View};

impl<'b> Basemap<'b> {
    /// Lakes in view of at least an area in square kilometres, largest first.
    pub fn lakes(&self, view: &View, least_km2: f64) -> Vec<Lake<'b>> {
        in_view(self.blob.lakes, view, |lake| f64::from(lake.area_km2.get()) >= least_km2)
            .map(|(lake, rings)| Lake { name: self.blob.string(lake.name), area_km2: lake.area_km2.get(), rings })
            .collect()
    }

    /// Rivers in view of at most the rank given, greatest first.
    pub fn rivers(&self, view: &View, max_rank: u8) -> Vec<River<'b>> {
        in_view(self.blob.rivers, view, |river| river.rank <= max_rank)
            .map(|(river, lines)| River {
                name: self.blob.string(river.name),
                rank: river.rank,
                in_lake: river.kind == 1,
                lines,
            })
            .collect()
    }

    /// Seas in view, largest first.
    pub fn seas(&self, view: &View) -> Vec<Sea<'b>> {
        in_view(self.blob.seas, view, |_| true)
            .map(|(sea, rings)| Sea {
                name: self.blob.string(sea.name),
                kind: SeaKind::from_byte(sea.kind),
                rank: sea.rank,
                area_km2: sea.area_km2.get(),
                rings,
            })
            .collect()
    }

    /// Claim lines and limits of zones in view that no division's edge follows.
    pub fn disputed_lines(&self, view: &View) -> Vec<DisputedLine<'b>> {
        let line = |feature: &Feature, points| DisputedLine {
            name: self.blob.string(feature.name),
            status: BorderStatus::from_byte(feature.kind),
            points,
        };
        in_view(self.blob.disputed, view, |_| true)
            .flat_map(|(feature, lines)| lines.into_iter().map(move |points| line(feature, points)))
            .collect()
    }

    /// A sea's outline by its name, without regard to case.
    pub fn sea_area(&self, name: &str) -> Option<MultiPolygon<f64>> {
        self.area_named(self.blob.seas, name)
    }

    /// A lake's outline by its name, without regard to case.
    pub fn lake_area(&self, name: &str) -> Option<MultiPolygon<f64>> {
        self.area_named(self.blob.lakes, name)
    }

    /// The course of a river by its name, without regard to case; empty where none is known.
    pub fn river_course(&self, name: &str) -> Vec<Vec<Coord<f64>>> {
        let layer = self.blob.rivers;
        let named = layer.features.iter().filter(|f| self.blob.string(f.name).eq_ignore_ascii_case(name));
        named.flat_map(|feature| parts(layer, feature, |_| true, Level::FINEST)).collect()
    }

    fn area_named(&self, layer: Layer<'b>, name: &str) -> Option<MultiPolygon<f64>> {
        let feature = layer.features.iter().find(|f| self.blob.string(f.name).eq_ignore_ascii_case(name))?;
        polygons_even_odd(parts(layer, feature, |_| true, Level::FINEST))
    }
}

/// The wanted features with a part in view, each with its parts.
fn in_view<'b>(
    layer: Layer<'b>,
    view: &View,
    wanted: impl Fn(&Feature) -> bool,
) -> impl Iterator<Item = (&'b Feature, Vec<Ring>)> {
    let (detail, windows) = (Detail::of(view), Windows::of(&view.extent));
    let mut simplifier = Simplifier::default();
    layer
        .features
        .iter()
        .filter(move |feature| wanted(feature))
        .map(move |feature| {
            let mut parts = parts(layer, feature, |stored| windows.meet(stored), detail.level);
            parts.iter_mut().for_each(|points| simplifier.degrees(points, detail.tolerance));
            (feature, parts)
        })
        .filter(|(_, parts)| !parts.is_empty())
}

/// The parts of a feature whose boxes are wanted, without those that vanish at the level.
fn parts(layer: Layer<'_>, feature: &Feature, wanted: impl Fn(&Box4) -> bool, level: Level) -> Vec<Vec<Coord<f64>>> {
    let first = feature.first.get() as usize;
    (first..first + usize::from(feature.parts.get()))
        .filter(|part| layer.lines.boxes.get(*part).is_some_and(&wanted))
        .map(|part| {
            let mut points = Vec::new();
            layer.lines.decode(part, level, (0, 0), &mut points);
            points
        })
        .filter(|points| points.len() > 1)
        .collect()
}

//! Lakes, rivers, seas and claim lines.

use dateline_format::basemap::layout::{Box4, Feature};
use dateline_format::basemap::{Blob, BorderStatus, Layer, Level, SeaKind};
use geo_types::{Coord, MultiPolygon};

use super::area::polygons_even_odd;
use super::decode::part_points;
use super::detail::{Detail, Windows};
use super::types::{DisputedLine, Lake, Ring, River, Sea};
use crate::geometry::{Simplifier, View};

pub(super) fn lakes<'b>(blob: &Blob<'b>, view: &View, least_km2: f64) -> Vec<Lake<'b>> {
    in_view(blob.lakes, view, |lake| f64::from(lake.area_km2.get()) >= least_km2)
        .map(|(lake, rings)| Lake { name: blob.string(lake.name), area_km2: lake.area_km2.get(), rings })
        .collect()
}

pub(super) fn rivers<'b>(blob: &Blob<'b>, view: &View, max_rank: u8) -> Vec<River<'b>> {
    in_view(blob.rivers, view, |river| river.rank <= max_rank)
        .map(|(river, lines)| River {
            name: blob.string(river.name),
            rank: river.rank,
            in_lake: river.kind == 1,
            lines,
        })
        .collect()
}

pub(super) fn seas<'b>(blob: &Blob<'b>, view: &View) -> Vec<Sea<'b>> {
    in_view(blob.seas, view, |_| true)
        .map(|(sea, rings)| Sea {
            name: blob.string(sea.name),
            kind: SeaKind::from_number(sea.kind),
            rank: sea.rank,
            area_km2: sea.area_km2.get(),
            rings,
        })
        .collect()
}

pub(super) fn disputed_lines<'b>(blob: &Blob<'b>, view: &View) -> Vec<DisputedLine<'b>> {
    let line = |feature: &Feature, points| DisputedLine {
        name: blob.string(feature.name),
        status: BorderStatus::from_number(feature.kind),
        points,
    };
    in_view(blob.disputed, view, |_| true)
        .flat_map(|(feature, lines)| lines.into_iter().map(move |points| line(feature, points)))
        .collect()
}

/// The course of a river by its name, without regard to case.
pub(super) fn course_named(blob: &Blob<'_>, name: &str) -> Vec<Vec<Coord<f64>>> {
    let named = blob.rivers.features.iter().filter(|f| blob.string(f.name).eq_ignore_ascii_case(name));
    named.flat_map(|feature| parts(blob.rivers, feature, |_| true, Level::FINEST)).collect()
}

/// The outline of a layer's first feature of a name, without regard to case.
pub(super) fn area_named(blob: &Blob<'_>, layer: Layer<'_>, name: &str) -> Option<MultiPolygon<f64>> {
    let feature = layer.features.iter().find(|f| blob.string(f.name).eq_ignore_ascii_case(name))?;
    polygons_even_odd(parts(layer, feature, |_| true, Level::FINEST))
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
            part_points(&layer.lines, part, level, &mut points);
            points
        })
        .filter(|points| points.len() > 1)
        .collect()
}

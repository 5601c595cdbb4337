//! Cities by position: those of an extent, for the context of a map, and the one nearest to a point; airports near one.
//!
//! The cities lie in the blob by cells of one degree, in each cell the most populous first.

use std::cmp::Reverse;
use std::ops::Range;

use dateline_format::gazetteer::Blob;
use dateline_format::gazetteer::FeatureKind;
use dateline_format::gazetteer::layout::{GRID_COLUMNS, GRID_ROWS, grid_cell};

use super::feature::{FeatureId, stored_point};
use crate::geodesy::sphere;
use crate::geometry::{Extent, LonLat};

/// Mean radius of the earth, to order candidates only.
const EARTH_KM: f64 = 6371.0;

/// Kilometres of one degree of latitude, rounded down so that no cell is left out too early.
const DEGREE_KM: f64 = 110.5;

/// Cities of an extent with at least that many inhabitants, the most populous first.
pub(super) fn cities_in(blob: &Blob<'_>, extent: Extent, min_population: u64) -> Vec<FeatureId> {
    let west = if extent.width() >= 360.0 { -180.0 } else { extent.west };
    let columns = (extent.width().min(360.0).ceil() as usize + 1).min(GRID_COLUMNS);
    let first_column = grid_cell(west, 0.0) % GRID_COLUMNS;
    let rows = grid_cell(0.0, extent.south) / GRID_COLUMNS..=grid_cell(0.0, extent.north) / GRID_COLUMNS;
    let mut found = Vec::new();
    for row in rows {
        for column in (0..columns).map(|step| (first_column + step) % GRID_COLUMNS) {
            let cell = city_range(blob, row * GRID_COLUMNS + column);
            let big = cell.take_while(|at| u64::from(blob.features[*at].population.get()) >= min_population);
            found.extend(big.filter(|at| extent.contains(stored_point(&blob.features[*at]))));
        }
    }
    found.sort_by_key(|at| (Reverse(blob.features[*at].population.get()), *at));
    found.into_iter().map(|at| FeatureId(at as u32)).collect()
}

/// The city nearest to a position, with its distance in kilometres on a sphere.
pub(super) fn nearest_city(blob: &Blob<'_>, point: LonLat) -> Option<(FeatureId, f64)> {
    let mut best: Option<(f64, usize)> = None;
    for steps in 0..GRID_COLUMNS / 2 {
        for at in cells_around(point, steps).flat_map(|cell| city_range(blob, cell)) {
            let distance = sphere_km(point, stored_point(&blob.features[at]));
            if best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, at));
            }
        }
        let shrink = (point.lat().abs() + steps as f64 + 1.0).min(90.0).to_radians().cos();
        if best.is_some_and(|(least, _)| least <= steps as f64 * DEGREE_KM * shrink) {
            break;
        }
    }
    best.map(|(distance, at)| (FeatureId(at as u32), distance))
}

/// The features of one cell of the grid.
fn city_range(blob: &Blob<'_>, cell: usize) -> Range<usize> {
    let bound = |at: usize| blob.grid.get(at).map_or(blob.cities.end, |start| start.get() as usize);
    bound(cell)..bound(cell + 1)
}

/// The cells at that many steps around a position; beyond a pole there are none, across ±180° they go on.
fn cells_around(point: LonLat, steps: usize) -> impl Iterator<Item = usize> + use<> {
    let steps = steps as i64;
    let centre = grid_cell(point.lon(), point.lat()) as i64;
    let (row, column) = (centre / GRID_COLUMNS as i64, centre % GRID_COLUMNS as i64);
    (row - steps..=row + steps).filter(|row| (0..GRID_ROWS as i64).contains(row)).flat_map(move |at| {
        let stride = if (at - row).abs() == steps { 1 } else { (2 * steps).max(1) };
        (column - steps..=column + steps)
            .step_by(stride as usize)
            .map(move |column| (at * GRID_COLUMNS as i64 + column.rem_euclid(GRID_COLUMNS as i64)) as usize)
    })
}

/// Airports with their points as unit vectors.
#[derive(Debug)]
pub(super) struct Airports(Vec<([f32; 3], FeatureId)>);

impl Airports {
    /// The airports of a blob; they follow the cities.
    pub(super) fn of(blob: &Blob<'_>) -> Self {
        let others = blob.features.iter().enumerate().skip(blob.cities.end);
        let airports = others.filter(|(_, record)| record.kind == FeatureKind::Airport as u8);
        Self(airports.map(|(at, record)| (sphere::unit(stored_point(record)), FeatureId(at as u32))).collect())
    }

    /// Those within `km` of a position, nearest first.
    pub(super) fn near(&self, point: LonLat, km: f32) -> Vec<(FeatureId, f32)> {
        let unit = sphere::unit(point);
        let apart = self.0.iter().map(|(airport, id)| (*id, sphere::apart_km(unit, *airport)));
        let mut near: Vec<(FeatureId, f32)> = apart.filter(|(_, apart)| *apart <= km).collect();
        near.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        near
    }
}

/// Great-circle distance on the mean sphere; haversine formula.
fn sphere_km(a: LonLat, b: LonLat) -> f64 {
    let (phi1, phi2) = (a.lat().to_radians(), b.lat().to_radians());
    let half_phi = ((phi2 - phi1) / 2.0).sin();
    let half_lambda = ((b.lon() - a.lon()).to_radians() / 2.0).sin();
    let h = half_phi * half_phi + phi1.cos() * phi2.cos() * half_lambda * half_lambda;
    2.0 * EARTH_KM * h.sqrt().min(1.0).asin()
}

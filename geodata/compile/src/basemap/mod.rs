//! Compiles the basemap: one topology of first-level divisions with its levels of detail, lakes, rivers, seas and
//! disputed lines, into one file that is read in place (`dateline_format::basemap::layout`).
//!
//! Reading order: `admin1`, `lines`, `shapes`, `dbase` (sources); `territories`, `split`, `borders` (what is disputed); `topology`,
//! `simplify`, `cells` (geometry); `blob` (writing).

mod admin1;
mod blob;
mod borders;
mod cells;
mod dbase;
mod lines;
mod shapes;
mod simplify;
mod split;
mod territories;
mod topology;

use admin1::{Division, Point};
use blob::{Blob, Polyline, units};
use dateline_compile::Result;
use dateline_compile::packages::Packages;
use dateline_format::basemap::layout::{self, NO_TERRITORY, Section, TOLERANCES};
use dateline_format::basemap::{BorderStatus, LineKind};
use std::collections::BTreeMap;
use zerocopy::little_endian::{I32, U16, U32};

/// Builds `basemap.bin`.
pub(crate) fn compile(packages: &Packages) -> Result<Vec<u8>> {
    let mut divisions = admin1::read(packages)?;
    let claims = lines::claims(packages)?;
    divide(&mut divisions, &claims)?;
    check_rings(&divisions)?;
    let arcs = topology::arcs(&divisions)?;
    let statuses = lines::statuses(packages)?;
    let mut blob = Blob::new();
    let classed: Vec<(LineKind, BorderStatus)> =
        arcs.iter().map(|arc| (borders::kind(arc, &divisions), borders::status(arc, &divisions, &statuses))).collect();
    let unsettled: Vec<&topology::Arc> = arcs
        .iter()
        .zip(&classed)
        .filter(|(_, class)| class.0 == LineKind::Country && class.1 != BorderStatus::Settled)
        .map(|(arc, _)| arc)
        .collect();
    let claims = borders::without_borders(claims, &unsettled);
    write_faces(&mut blob, &divisions);
    write_territories(&mut blob);
    write_arcs(&mut blob, &arcs, &classed)?;
    write_cells(&mut blob, &arcs)?;
    blob.layer(Section::Lakes, &lines::lakes(packages)?, 100.0)?;
    blob.layer(Section::Rivers, &lines::rivers(packages)?, 200.0)?;
    blob.layer(Section::Seas, &lines::seas(packages)?, 1000.0)?;
    blob.layer(Section::Disputed, &claims, 0.0)?;
    Ok(blob.finish())
}

/// Cuts the disputed parts out of their divisions.
fn divide(divisions: &mut Vec<Division>, claims: &[lines::Shape]) -> Result<()> {
    let line = claims
        .iter()
        .find(|claim| claim.name == "Syrian claim")
        .and_then(|claim| claim.parts.iter().max_by_key(|part| part.len()))
        .ok_or("the line of the Syrian claim is missing")?;
    let mut southward = line.clone();
    if southward.first().map(|p| p.1) < southward.last().map(|p| p.1) {
        southward.reverse();
    }
    let north = divisions.iter_mut().find(|d| d.iso_3166_2 == "IL-Z").ok_or("Israel's Northern District is missing")?;
    let mut golan = split::split(north, &southward)?;
    golan.territory = Some(territories::GOLAN);
    divisions.push(golan);
    territories::assign(divisions);
    Ok(())
}

/// Every division must lie to the left of its outline and be smaller than a hemisphere.
fn check_rings(divisions: &[Division]) -> Result<()> {
    const HEMISPHERE_KM2: f64 = 255e6;
    for division in divisions {
        let area: i64 = division.rings.iter().map(|ring| admin1::doubled_area(ring)).sum();
        if area <= 0 {
            return Err(format!("{} is turned inside out", division.name).into());
        }
        if division.rings.iter().any(|ring| lines::spherical_area(ring) > HEMISPHERE_KM2) {
            return Err(format!("a ring of {} goes round more than a hemisphere", division.name).into());
        }
    }
    Ok(())
}

fn write_faces(blob: &mut Blob, divisions: &[Division]) {
    for division in divisions {
        let face = layout::Face {
            name: blob.string(&division.name),
            code: blob.string(&division.code),
            geonameid: U32::new(division.geonameid),
            country: division.country,
            territory: division.territory.map_or(NO_TERRITORY, |territory| territory as u8),
        };
        blob.push(Section::Faces, &face);
    }
}

fn write_territories(blob: &mut Blob) {
    for territory in territories::TERRITORIES {
        let administrator = territory.administrator.as_bytes();
        let record = layout::TerritoryRecord {
            name: blob.string(territory.name),
            claimants: blob.string(&territory.claimants.concat()),
            administrator: [administrator[0], administrator[1]],
            status: territory.status as u8,
        };
        blob.push(Section::Territories, &record);
    }
}

fn write_arcs(blob: &mut Blob, arcs: &[topology::Arc], classed: &[(LineKind, BorderStatus)]) -> Result<()> {
    let mut nodes: BTreeMap<Point, u16> = BTreeMap::new();
    for end in arcs.iter().flat_map(ends) {
        nodes.insert(units(end), 0);
    }
    for (index, (point, number)) in nodes.iter_mut().enumerate() {
        *number = u16::try_from(index)?;
        blob.push(Section::Nodes, &layout::Node { lon: I32::new(point.0), lat: I32::new(point.1) });
    }
    let mut polylines = Vec::with_capacity(arcs.len());
    for (arc, (kind, status)) in arcs.iter().zip(classed) {
        let [from, to] = ends(arc).map(|end| U16::new(nodes[&units(end)]));
        let record = layout::Arc {
            from,
            to,
            left: U16::new(arc.left),
            right: U16::new(arc.right),
            kind: *kind as u8,
            status: *status as u8,
        };
        blob.push(Section::Arcs, &record);
        let origin = units(ends(arc)[0]);
        polylines.push(Polyline { points: &arc.points, origin, every_level: arc.seam });
    }
    blob.polylines(Section::ArcBoxes as usize, &polylines, 0.0);
    Ok(())
}

fn write_cells(blob: &mut Blob, arcs: &[topology::Arc]) -> Result<()> {
    let stored = |arc: &topology::Arc| cells::Line {
        points: simplify::simplify(&arc.points, TOLERANCES[0]).into_iter().map(units).collect(),
        left: arc.left,
        right: arc.right,
    };
    let cells = cells::index(&arcs.iter().map(stored).collect::<Vec<_>>())?;
    for value in cells.values {
        blob.push(Section::Cells, &U32::new(value));
    }
    for arc in cells.arcs {
        blob.push(Section::CellArcs, &U16::new(arc));
    }
    Ok(())
}

/// The first and the last point of an arc; every arc has at least two.
fn ends(arc: &topology::Arc) -> [Point; 2] {
    [arc.points[0], arc.points[arc.points.len() - 1]]
}

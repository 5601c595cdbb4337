//! The hand-curated tables: enough rows, each with a source, a precision, the right division and the right distance.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use dateline::country::CountryCode;
use dateline::geodesy::{self, Outline};
use dateline::geometry::LonLat;
use dateline::units::Meters;
use dateline::world::World;
use dateline::world::gazetteer::{CompiledGazetteer, Gazetteer};
use dateline::world::ground::{Ground, Policy};

/// Ports and terminals stand on piers that the coast at 1:10m leaves out.
const COAST_TOLERANCE: Meters = Meters(6_000.0);

struct Row {
    file: &'static str,
    fields: Vec<String>,
}

const NAME: usize = 0;
const LAT: usize = 2;
const LON: usize = 3;
const COUNTRY: usize = 5;
const ADMIN1: usize = 6;
const PRECISION: usize = 7;
const PRECISION_KM: usize = 8;
const ANCHOR: usize = 9;
const ANCHOR_ID: usize = 10;
const ANCHOR_KM: usize = 11;
const SOURCE: usize = 12;

impl Row {
    fn point(&self) -> LonLat {
        let number = |field: usize| self.fields[field].parse::<f64>().expect("a number");
        LonLat::new(number(LON), number(LAT)).expect("a position on the globe")
    }

    fn precision(&self) -> Meters {
        Meters::from_km(self.fields[PRECISION_KM].parse().expect("a number"))
    }

    fn label(&self) -> String {
        format!("{}: {}", self.file, self.fields[NAME])
    }
}

fn rows() -> Vec<Row> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("geodata/curated");
    let mut rows = Vec::new();
    for file in ["facilities.tsv", "towns.tsv", "waters.tsv", "regions.tsv"] {
        let table = fs::read_to_string(folder.join(file)).expect("the table");
        for line in table.lines().skip(1).filter(|line| !line.starts_with('#')) {
            let fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
            assert_eq!(fields.len(), 13, "{file}: {line}");
            rows.push(Row { file, fields });
        }
    }
    rows
}

#[test]
fn every_curated_row_has_a_source_and_a_precision() {
    let rows = rows();
    assert!(rows.len() >= 200, "only {} rows", rows.len());
    let mut names = BTreeSet::new();
    for row in &rows {
        assert!(row.fields[SOURCE].len() > 5, "{} has no source", row.label());
        assert!(
            ["building", "site", "area", "locality", "region"].contains(&row.fields[PRECISION].as_str()),
            "{}",
            row.label()
        );
        assert!(row.precision().0 > 0.0, "{}", row.label());
        assert!(names.insert(row.fields[NAME].to_lowercase()), "{} stands twice", row.label());
    }
}

/// Divisions that were merged or redrawn after the outlines of Natural Earth were: France's regions of 2016, Khyber
/// Pakhtunkhwa of 2018, and the islands off Incheon, which its outline leaves out. Here the country has to do.
const REDRAWN: [&str; 4] = ["FR.11", "FR.28", "KR.12", "PK.03"];

/// A division's outline, or the country's where Natural Earth has no polygon of the code.
fn ground(basemap: &dyn Ground, row: &Row) -> Option<Outline> {
    let (country, code) = row.fields[ADMIN1].split_once('.')?;
    let country = CountryCode(country.as_bytes().try_into().ok()?);
    let redrawn = REDRAWN.contains(&row.fields[ADMIN1].as_str());
    let division = if redrawn { None } else { basemap.division_area(country, code) };
    division.or_else(|| basemap.country_area(country, Policy::DeFacto)).map(|area| Outline::new(&area))
}

#[test]
fn a_curated_point_lies_in_the_division_that_it_states() {
    let basemap = World::embedded().ground;
    let mut faults = Vec::new();
    let mut checked = 0;
    for row in rows().iter().filter(|row| !row.fields[ADMIN1].is_empty()) {
        let Some(ground) = ground(basemap, row) else {
            faults.push(format!("{}: no outline of {}", row.label(), row.fields[ADMIN1]));
            continue;
        };
        checked += 1;
        let tolerance = row.precision().0.max(COAST_TOLERANCE.0);
        let away = geodesy::nearest(row.point(), &ground).map_or(f64::INFINITY, |nearest| nearest.distance().0);
        if !ground.contains(row.point()) && away > tolerance {
            faults.push(format!("{}: {:.1} km outside {}", row.label(), away / 1000.0, row.fields[ADMIN1]));
        }
    }
    assert!(checked > 300, "only {checked} rows were checked");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

fn points_by_geonameid() -> BTreeMap<u32, LonLat> {
    let gazetteer = CompiledGazetteer::embedded();
    gazetteer
        .ids()
        .flat_map(|id| {
            let feature = gazetteer.feature(id);
            gazetteer.merged_ids(id).into_iter().chain(feature.geonameid).map(move |number| (number, feature.point))
        })
        .collect()
}

#[test]
fn a_curated_point_lies_as_far_from_its_anchor_as_it_states() {
    let points = points_by_geonameid();
    let mut faults = Vec::new();
    let mut checked = 0;
    for row in rows().iter().filter(|row| !row.fields[ANCHOR].is_empty()) {
        let id: u32 = row.fields[ANCHOR_ID].parse().expect("a geonameid");
        let stated: f64 = row.fields[ANCHOR_KM].parse().expect("a number");
        let Some(&anchor) = points.get(&id) else {
            faults.push(format!("{}: {} is not in the gazetteer", row.label(), row.fields[ANCHOR]));
            continue;
        };
        checked += 1;
        let km = geodesy::inverse(row.point(), anchor).length.km();
        if (km - stated).abs() > (0.15 * stated).max(3.0) {
            faults.push(format!("{}: {km:.1} km from {}, not {stated}", row.label(), row.fields[ANCHOR]));
        }
    }
    assert!(checked > 300, "only {checked} rows were checked");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_curated_water_lies_on_no_country() {
    let basemap = World::embedded().ground;
    let seas = ["sea", "gulf", "strait", "ocean", "bay"];
    let ashore: Vec<String> = rows()
        .iter()
        .filter(|row| row.file == "waters.tsv" && seas.contains(&row.fields[4].as_str()))
        .filter(|row| basemap.country_at(row.point()).is_some() && row.precision().km() < 30.0)
        .map(|row| format!("{} ({})", row.label(), row.fields[COUNTRY]))
        .collect();
    assert!(ashore.is_empty(), "{}", ashore.join("\n"));
}

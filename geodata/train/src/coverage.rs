//! How complete the gazetteer is: the share of gold names of a corpus that have a candidate within 161 km.
//!
//! A corpus is a file of one JSON object a line, `{"text", "toponyms": [{"text", "lat", "lon", "demonym", "tol_km"}]}`.
//! Demonyms and names without a point are left out. What is missing is listed by frequency.

use dateline::geodesy;
use dateline::geometry::LonLat;
use dateline::world::gazetteer::{CompiledGazetteer, Gazetteer};
use dateline_compile::Result;
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The radius within which published results count a place as right.
const RADIUS_KM: f64 = 161.0;

/// Arguments of `coverage`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Corpora
    #[arg(required = true)]
    corpora: Vec<PathBuf>,
    /// A blob to measure instead of the one compiled in
    #[arg(long)]
    blob: Option<PathBuf>,
    /// How many of the missing names to list for each corpus
    #[arg(long, default_value_t = 0)]
    missing: usize,
}

#[derive(Deserialize)]
struct Document {
    toponyms: Vec<Toponym>,
}

#[derive(Deserialize)]
struct Toponym {
    text: String,
    lat: Option<f64>,
    lon: Option<f64>,
    #[serde(default)]
    demonym: serde_json::Value,
    tol_km: Option<f64>,
}

/// Prints the share for each corpus.
#[expect(clippy::print_stdout, reason = "the figures are what the tool is asked for")]
pub(crate) fn run(options: &Options) -> Result<()> {
    let bytes = options.blob.as_ref().map(std::fs::read).transpose()?;
    let given = bytes.as_deref().map(CompiledGazetteer::open).transpose()?;
    let gazetteer: &dyn Gazetteer = given.as_ref().map_or(CompiledGazetteer::embedded(), |given| given);
    for path in &options.corpora {
        let (mut all, mut covered) = (0_usize, 0_usize);
        let mut missing: BTreeMap<String, usize> = BTreeMap::new();
        for line in std::fs::read_to_string(path)?.lines() {
            let document: Document = serde_json::from_str(line)?;
            for toponym in document.toponyms.iter().filter(|toponym| !is_set(&toponym.demonym)) {
                let (Some(lat), Some(lon)) = (toponym.lat, toponym.lon) else { continue };
                let gold = LonLat::new(lon, lat).ok_or("a gold point is no position")?;
                all += 1;
                let nearest = nearest_candidate(gazetteer, &toponym.text, gold);
                if nearest.is_some_and(|km| km <= toponym.tol_km.unwrap_or(0.0).max(RADIUS_KM)) {
                    covered += 1;
                } else {
                    let how = nearest.map_or("unknown".to_owned(), |km| format!("nearest {km:.0} km"));
                    *missing.entry(format!("{} ({lat:.2} {lon:.2}, {how})", toponym.text)).or_default() += 1;
                }
            }
        }
        println!("{:.3} of {all} names: {}", covered as f64 / all.max(1) as f64, path.display());
        let mut missing: Vec<_> = missing.into_iter().map(|(name, count)| (Reverse(count), name)).collect();
        missing.sort();
        missing.iter().take(options.missing).for_each(|(Reverse(count), name)| println!("  {count:4} {name}"));
    }
    Ok(())
}

fn is_set(value: &serde_json::Value) -> bool {
    !matches!(value, serde_json::Value::Null | serde_json::Value::Bool(false))
}

/// Distance of the candidate nearest to the gold point.
fn nearest_candidate(gazetteer: &dyn Gazetteer, name: &str, gold: LonLat) -> Option<f64> {
    let candidates = gazetteer.lookup(name).map(|(id, _)| gazetteer.feature(id).point);
    candidates.map(|point| geodesy::inverse(point, gold).length.km()).min_by(f64::total_cmp)
}

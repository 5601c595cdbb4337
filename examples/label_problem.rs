//! Prints the label problem of a list of places as JSON, for a check by an independent solver: the item and value of each
//! candidate, the pairs that exclude each other, and what was chosen.
//!
//! ```sh
//! cargo run --features tools --example label_problem places.geojson 1600x1000 > problem.json
//! ```

#![allow(clippy::print_stdout, reason = "the problem is what the example prints")]

use dateline::input::File;
use dateline::map::{MapOptions, Page, Subject, compose};
use dateline::pipeline::{self, Context};
use dateline::tools::labels;
use dateline::world::World;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("name a GeoJSON file")?;
    let page = Page::from_size(&arguments.next().unwrap_or_else(|| "1600x1000".to_owned()))?;
    let content = std::fs::read(&path)?;
    let story = pipeline::read(&File { name: &path, content: &content }, World::embedded(), Context::default())?;
    let map =
        compose(&Subject::from_analysis(&story).0, World::embedded(), &MapOptions { page, ..MapOptions::default() });
    let problems = labels::problems(&map).iter().map(|graph| {
        let pairs = graph.conflicts.iter().enumerate();
        let pairs =
            pairs.flat_map(|(a, others)| others.iter().filter(move |&&b| a < b as usize).map(move |&b| [a as u32, b]));
        serde_json::json!({ "item": graph.item, "value": graph.value, "conflicts": pairs.collect::<Vec<_>>() })
    });
    let problems: Vec<serde_json::Value> = problems.collect();
    let report = serde_json::json!({ "value": map.report.value, "bound": map.report.bound, "problems": problems });
    println!("{report}");
    Ok(())
}

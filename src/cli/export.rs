//! `dateline export`: layers, styles and a project for QGIS, a GeoPackage, and the record, into one folder.

use std::path::{Path, PathBuf};

use super::outcome::Outcome;
use super::{files, input, output};
use crate::error::Result;
use crate::export::bundle;

/// Arguments of `dateline export`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  dateline export report.txt -o layers/\n\
    \nWrites, for report.txt: report_points.geojson, report_lines.geojson and report_areas.geojson, each with its .qml \
    style; report.qgs, which opens them all in QGIS; report.gpkg, the same in one file; report.json, the whole record; \
    and report_unplaced.csv, the names that were found but not placed. An empty layer is not written.")]
pub(super) struct Arguments {
    /// A report (text, Markdown, HTML), a list (CSV, GeoJSON) or a record; `-` for standard input
    report: PathBuf,
    /// The folder to write into; made when it is missing
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
    #[command(flatten)]
    about: input::About,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let analysis = input::analysis_with_list(&arguments.report, &arguments.about)?;
    let bundle = bundle::bundle(&analysis, &stem(&arguments.report))?;
    files::write_folder(&arguments.output, &bundle.files, &bundle.stale)?;
    output::report(&analysis.diagnostics);
    output::report(&bundle.diagnostics);
    let paths = bundle.files.iter().map(|(name, _)| format!("{}\n", arguments.output.join(name).display()));
    output::print_text(&paths.collect::<String>())?;
    Ok(Outcome::Done)
}

/// The name that all files begin with: the report's, reduced to what every file system and layer tree takes.
fn stem(report: &Path) -> String {
    let name = report.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let plain: String =
        name.chars().map(|letter| if letter.is_alphanumeric() || letter == '-' { letter } else { '_' }).collect();
    let plain = plain.trim_matches(['_', '-']).to_owned();
    if plain.is_empty() { "report".to_owned() } else { plain }
}

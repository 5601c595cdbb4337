//! `dateline places`: what a report says, as text or as its record.

use std::path::PathBuf;

use super::{Format, Outcome, input, output};
use crate::error::Result;
use crate::export::record;

/// Arguments of `dateline places`.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The report: plain text, Markdown or HTML; `-` for standard input
    report: PathBuf,
    /// How the result is written
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let analysis = input::analysis(&arguments.report, None)?;
    output::report(&analysis.diagnostics);
    output::print(&record::json(&analysis)?)?;
    Ok(Outcome::Done)
}

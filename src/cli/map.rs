//! `dateline map`: a report to files.

use std::path::PathBuf;

use super::{Outcome, input, output};
use crate::error::Result;

/// Arguments of `dateline map`.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The report: plain text, Markdown or HTML; `-` for standard input
    report: PathBuf,
    /// Where the result goes
    #[arg(short, long, required = true)]
    output: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let analysis = input::analysis(&arguments.report, None)?;
    output::report(&analysis.diagnostics);
    let _ = &arguments.output;
    Ok(Outcome::Done)
}

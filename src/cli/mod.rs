//! Arguments, one file a subcommand, and the only place that reads, writes, prints or asks the environment.
//!
//! A subcommand is a struct of typed arguments and a `run` that answers with the exit code. Exit codes: 0 done, 1 done
//! and something that the user asked to hear of was found, 2 could not be done. Results go to standard output, talk to
//! standard error, and a broken pipe is silent success.

mod batch;
mod check;
mod distance;
mod export;
mod files;
mod generate;
mod help;
mod input;
mod locate;
mod map;
mod outcome;
mod output;
mod places;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::error::Result;
use outcome::Outcome;

const EXAMPLES: &str = "\
Examples:
  dateline map report.txt -o map.png -o map.svg -o map.pdf
  dateline check report.txt
  dateline places report.txt --format json
  dateline export report.txt -o layers/
  dateline distance \"Mashhad airport\" Israel --stated \"nearly 1,500 miles\"
  dateline locate \"Bat Yam\" Haifa
  dateline batch < reports.ndjson > records.ndjson

`-` reads standard input; `dateline help record|lists|styles` documents files. Exit codes: 0 done, 1 done and a claim is contradicted, 2 could not be done.";

/// Turns a news report into a checked map, offline
#[derive(Parser)]
#[command(name = "dateline", version, about, before_help = EXAMPLES, max_term_width = 100, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
#[expect(clippy::large_enum_variant, reason = "it is made once")]
enum Command {
    /// Draw a report, or a list of sites, as a map: PNG, SVG, PDF
    Map(map::Arguments),
    /// Check every stated distance, direction and containment of a report
    Check(check::Arguments),
    /// List the places that a report names, with what they do in it
    Places(places::Arguments),
    /// Write layers for QGIS: GeoJSON, styles, a project
    Export(export::Arguments),
    /// Measure between two places, and check a stated distance
    Distance(distance::Arguments),
    /// Look names up in the gazetteer
    Locate(locate::Arguments),
    /// Read NDJSON reports on standard input, write one record a line
    Batch(batch::Arguments),
    /// Print a completion script for a shell
    Completions(generate::Completions),
    /// Print the manual page
    Man,
    /// Print the help of a command, or the documentation of the record, of lists or of styles
    Help(help::Arguments),
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Map(arguments) => map::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Places(arguments) => places::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Distance(arguments) => distance::run(&arguments),
        Command::Locate(arguments) => locate::run(&arguments),
        Command::Batch(arguments) => batch::run(&arguments),
        Command::Completions(arguments) => generate::completions(&arguments, Arguments::command()),
        Command::Man => generate::man(Arguments::command()),
        Command::Help(arguments) => help::run(&arguments, Arguments::command()),
    };
    finish(done)
}

fn finish(done: Result<Outcome>) -> ExitCode {
    match done {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Err(error) => {
            output::talk(&format!("error: {error}"));
            ExitCode::from(2)
        }
    }
}

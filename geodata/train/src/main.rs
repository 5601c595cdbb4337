//! Makes and measures what of the geodata takes the library itself; `dateline-compile` makes the rest.
//!
//! The land of the overview globe, made of the compiled basemap:
//!
//! ```text
//! cargo run -p dateline-train -- overview
//! ```
//!
//! From labelled corpora (`geodata/LICENSES.md` names them) come the weights, each after the gazetteer that its features look into:
//!
//! ```text
//! cargo run --profile fast -p dateline-train -- tagger --corpora DIR --packages DIR --out geodata/tagger/tagger.bin
//! cargo run --profile fast -p dateline-train -- resolver --corpora DIR --out src/resolve
//! ```

mod coverage;
mod overview;
mod resolver;
mod tagger;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use dateline_compile::Result;

#[derive(Parser)]
#[command(about = "Makes and measures what of the geodata of dateline takes the library itself")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
#[expect(clippy::large_enum_variant, reason = "it is made once")]
enum Task {
    /// Measure which gold names of a corpus have a right candidate in the gazetteer
    Coverage(coverage::Options),
    /// Make the land of the overview globe of the compiled basemap
    Overview(overview::Options),
    /// Fit the weights that rank candidates, and their calibration
    Resolver(resolver::Options),
    /// Train the tagger of place names and compile its weights
    Tagger(tagger::Options),
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "a command-line tool says why it stopped")]
            {
                eprintln!("dateline-train: {error}");
            }
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    match &arguments.task {
        Task::Coverage(options) => coverage::run(options),
        Task::Overview(options) => overview::run(options),
        Task::Resolver(options) => resolver::run(options),
        Task::Tagger(options) => tagger::run(options),
    }
}

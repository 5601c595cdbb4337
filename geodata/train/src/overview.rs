//! The land of the overview globe, of the compiled basemap.

use std::path::PathBuf;

use dateline::tools::overview;
use dateline::world::ground::Basemap;
use dateline_compile::Result;

/// Options of `overview`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The compiled basemap
    #[arg(long, default_value = "geodata/basemap/basemap.bin")]
    basemap: PathBuf,
    /// The file to write
    #[arg(long, default_value = "geodata/basemap/overview.bin")]
    out: PathBuf,
}

/// Writes it.
pub(crate) fn run(options: &Options) -> Result<()> {
    let basemap = std::fs::read(&options.basemap)?;
    Ok(std::fs::write(&options.out, overview::compile(&Basemap::open(&basemap)?))?)
}

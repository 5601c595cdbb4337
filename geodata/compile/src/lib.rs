//! The registry packages pinned in `geodata/SOURCES.toml`, for whatever is made from them.

pub mod packages;
pub mod sources;

use std::path::PathBuf;

use packages::Packages;
use sources::Sources;

/// Every failure stops the run with its message.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Where the pinned packages lie.
#[derive(clap::Args, Debug)]
pub struct Pinned {
    /// Directory with the downloaded packages
    #[arg(long)]
    packages: PathBuf,
    /// The pinned packages
    #[arg(long, default_value = "geodata/SOURCES.toml")]
    sources: PathBuf,
}

impl Pinned {
    /// The packages; nothing but their list is read yet.
    ///
    /// # Errors
    ///
    /// When the list cannot be read.
    pub fn packages(&self) -> Result<Packages> {
        Ok(Packages::new(self.packages.clone(), Sources::read(&self.sources)?))
    }
}

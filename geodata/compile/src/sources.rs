//! The pinned packages of `geodata/SOURCES.toml`: which file, from which registry, with which sha256.

use crate::Result;
use serde::Deserialize;
use std::path::Path;

/// One pinned package.
#[derive(Debug, Deserialize)]
pub struct Source {
    /// Its name in the registry; the key by which the builders ask for it.
    pub name: String,
    /// The downloaded file.
    pub file: String,
    /// Checksum of that file, lower-case hexadecimal.
    pub sha256: String,
}

/// All pinned packages.
#[derive(Debug, Deserialize)]
pub struct Sources {
    #[serde(rename = "package")]
    packages: Vec<Source>,
}

impl Sources {
    /// Reads `SOURCES.toml`.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
        Ok(toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?)
    }

    /// The names of all packages, in the order of the file.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.packages.iter().map(|p| p.name.as_str())
    }

    /// The package of that name.
    pub fn find(&self, name: &str) -> Result<&Source> {
        Ok(self.packages.iter().find(|p| p.name == name).ok_or(format!("no package {name} in SOURCES.toml"))?)
    }
}

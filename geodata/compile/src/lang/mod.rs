//! Compiles each folder of `geodata/lang/` into a blob beside it: `en/*.tsv` and `en/*.ftl` into `en.bin`.

use std::path::{Path, PathBuf};

use crate::Result;
use dateline_lang::Tables;

/// The language whose tables hold every class that the program asks for.
const REFERENCE: &str = "en";

/// Options of the task.
#[derive(clap::Args, Debug)]
pub(crate) struct Options {
    /// Folder with one folder for each language
    #[arg(long, default_value = "geodata/lang")]
    home: PathBuf,
}

/// Compiles every language.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(&options.home)? {
        let path = entry?.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "src") {
            folders.push(path);
        }
    }
    folders.sort();
    folders.iter().try_for_each(|folder| compile(folder))
}

fn compile(folder: &Path) -> Result<()> {
    let tables = Tables::of_folder(folder).map_err(|faults| faults.join("\n"))?;
    let missing = tables.missing();
    if folder.ends_with(REFERENCE) && !missing.is_empty() {
        return Err(format!("{} says nothing of {}", folder.display(), missing.join(", ")).into());
    }
    Ok(std::fs::write(folder.with_extension("bin"), tables.compile())?)
}

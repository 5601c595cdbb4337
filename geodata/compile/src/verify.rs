//! Whether the committed blobs are what the pinned packages give, bit for bit.

use std::path::{Path, PathBuf};

use clap::Args;

use dateline_compile::{Pinned, Result};

use crate::{basemap, gazetteer, local_names};

/// What is compared.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    pinned: Pinned,
    /// The folder of the committed geodata
    #[arg(long, default_value = "geodata")]
    geodata: PathBuf,
}

/// Compiles each blob anew and compares it with the committed file.
///
/// # Errors
///
/// When a package is not the pinned one, a file cannot be read, or a blob differs.
pub(crate) fn run(options: &Options) -> Result<()> {
    let packages = options.pinned.packages()?;
    let committed = |file: &str| options.geodata.join(file);
    let results = [
        compare("basemap", &committed("basemap/basemap.bin"), &basemap::compile(&packages)?)?,
        compare("local names", &committed("basemap/local_names.tsv"), local_names::build(&packages)?.as_bytes())?,
        compare(
            "gazetteer",
            &committed("gazetteer/gazetteer.bin"),
            &gazetteer::build(&packages, &committed("curated"))?,
        )?,
    ];
    if results.contains(&Compared::Different) {
        return Err("a committed blob is not what the pinned packages give: compile it again and commit it".into());
    }
    Ok(())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Compared {
    Same,
    Different,
}

fn compare(name: &str, path: &Path, built: &[u8]) -> Result<Compared> {
    let stored = std::fs::read(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
    let first = stored.iter().zip(built).position(|(a, b)| a != b);
    let first = first.or((stored.len() != built.len()).then_some(stored.len().min(built.len())));
    let told = match first {
        None => format!("{name}: the same, {} bytes", built.len()),
        Some(at) => {
            format!("{name}: differs from byte {at} on ({} bytes committed, {} built)", stored.len(), built.len())
        }
    };
    #[expect(clippy::print_stdout, reason = "the answer of the command")]
    {
        println!("{told}");
    }
    Ok(if first.is_none() { Compared::Same } else { Compared::Different })
}

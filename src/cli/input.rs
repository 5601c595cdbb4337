//! Reading reports: from a file or standard input, with a stated limit and a clear word for what is not a report.

use std::io::Read;
use std::path::Path;

use jiff::civil;

use crate::analysis::Analysis;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::pipeline::{self, Context};
use crate::text::{self, Date};
use crate::world::World;

/// The longest report in bytes; the longest of the 40,000 newspaper articles of common corpora is under 200 kB.
pub(super) const LIMIT: u64 = 16 << 20;

/// Reads the report at `path` (`-` is standard input), and says what was odd in how it is written.
pub(super) fn report(path: &Path) -> Result<(String, Option<Diagnostic>)> {
    let bytes = bytes(path, LIMIT)?;
    let shown = shown(path);
    let is_wide = bytes.starts_with(&[0xFE, 0xFF]) || bytes.starts_with(&[0xFF, 0xFE]);
    if !is_wide && bytes.iter().take(8192).any(|&byte| byte == 0) {
        return Err(Error::input(
            format!("{shown} holds binary data, not text"),
            "give a report as plain text, Markdown or HTML",
        ));
    }
    let (text, note) = text::decode(bytes);
    if text.trim().is_empty() {
        return Err(Error::input(format!("{shown} is empty"), "give a report with text in it"));
    }
    Ok((text, note))
}

/// Reads and analyzes the report at `path`, published on `date` if the caller knows.
pub(super) fn analysis(path: &Path, date: Option<Date>) -> Result<Analysis> {
    let (text, note) = report(path)?;
    let mut analysis = pipeline::analyze(&text, World::embedded(), Context { id: shown(path), date, spans: None });
    analysis.diagnostics.extend(note);
    Ok(analysis)
}

/// Reads at most `limit` bytes of `path`, and refuses longer files.
pub(super) fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let failed = |source| Error::Read { path: path.to_owned(), source, hint: "check the name and that it may be read" };
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        let file = std::fs::File::open(path).map_err(failed)?;
        file.take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    if bytes.len() as u64 > limit {
        return Err(Error::input(
            format!("{} is longer than {} MiB", shown(path), limit >> 20),
            "split it; `dateline batch` takes many reports as NDJSON",
        ));
    }
    Ok(bytes)
}

/// The path as a message names it.
pub(super) fn shown(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

/// Parses `--date 2025-06-15`.
pub(super) fn date(text: &str) -> std::result::Result<Date, String> {
    let day: civil::Date = text.parse().map_err(|_| "write a day as YEAR-MONTH-DAY, such as 2025-06-15".to_owned())?;
    Ok(day.into())
}

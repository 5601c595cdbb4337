//! Reading reports: from a file or standard input, with a stated limit and a clear word for what is not a report.

use std::io::Read;
use std::path::Path;

use crate::analysis::Analysis;
use crate::error::{Error, Result};
use crate::pipeline::{self, Context};
use crate::text::Date;
use crate::world::World;

/// The longest report in bytes; the longest of the 40,000 newspaper articles of common corpora is under 200 kB.
pub(super) const LIMIT: u64 = 16 << 20;

/// Reads the report at `path` (`-` is standard input).
pub(super) fn report(path: &Path) -> Result<String> {
    let bytes = bytes(path, LIMIT)?;
    let shown = shown(path);
    if bytes.iter().take(8192).any(|&byte| byte == 0) {
        return Err(Error::input(
            format!("{shown} holds binary data, not text"),
            "give a report as plain text, Markdown or HTML in UTF-8",
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|&&b| b == b'\n').count() + 1;
        Error::input(
            format!("{shown} is not valid UTF-8 (line {line})"),
            "convert it first, for instance with `iconv -f WINDOWS-1252 -t UTF-8`",
        )
    })?;
    if text.trim().is_empty() {
        return Err(Error::input(format!("{shown} is empty"), "give a report with text in it"));
    }
    Ok(text)
}

/// Reads and analyzes the report at `path`, published on `date` if the caller knows.
pub(super) fn analysis(path: &Path, date: Option<Date>) -> Result<Analysis> {
    let text = report(path)?;
    Ok(pipeline::analyze(&text, World::embedded(), Context { id: shown(path), date, spans: None }))
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
    let mut parts = text.split('-');
    let parsed = (|| {
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
        let day = parts.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
        parts.next().is_none().then_some(Date { year, month, day })
    })();
    parsed.ok_or_else(|| "write a day as YEAR-MONTH-DAY, such as 2025-06-15".to_owned())
}

//! Reading what every command takes: a report, a list or an earlier output, from a file or standard input, with stated limits.

use std::io::Read;
use std::path::Path;

use super::output;
use jiff::civil;

use crate::analysis::Analysis;
use crate::date::Date;
use crate::error::{Error, Result};
use crate::input::fields::Columns;
use crate::input::{self, File};
use crate::lang::{self, Message};
use crate::pipeline::{self, Content, Context};
use crate::resolve::Keep;
use crate::text;
use crate::world::World;

/// The longest report in bytes; the longest of the 40,000 newspaper articles of common corpora is under 200 kB.
pub(super) const LIMIT: u64 = text::MAX_BYTES as u64;

/// What the user knows of the input beside what is in it.
#[derive(Debug, Clone, Default, clap::Args)]
pub(super) struct About {
    /// The day the report was published, YEAR-MONTH-DAY, when it does not say so itself; "on Friday" is read against it
    #[arg(long, value_name = "DAY", value_parser = day_or_column)]
    date: Option<Day>,
    /// Column of latitudes of a list, where its name does not tell
    #[arg(long, visible_alias = "lat-column", value_name = "COLUMN", help_heading = "Lists")]
    lat: Option<String>,
    /// Column of longitudes
    #[arg(long, visible_alias = "lon-column", value_name = "COLUMN", help_heading = "Lists")]
    lon: Option<String>,
    /// Column of names
    #[arg(long, visible_alias = "label-column", value_name = "COLUMN", help_heading = "Lists")]
    label: Option<String>,
    /// Column of kinds of event
    #[arg(long, visible_alias = "kind-column", value_name = "COLUMN", help_heading = "Lists")]
    kind: Option<String>,
    /// Column of days
    #[arg(long, value_name = "COLUMN", help_heading = "Lists")]
    date_column: Option<String>,
}

/// What `--date` was given.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Day {
    /// The day of the report.
    Of(Date),
    /// The column of a list, as it was written once.
    Column(String),
}

/// A day, or else a column; which of them is meant, the input decides.
fn day_or_column(text: &str) -> std::result::Result<Day, std::convert::Infallible> {
    Ok(date(text).map_or_else(|_| Day::Column(text.to_owned()), Day::Of))
}

/// Reads the report, list or earlier output at `path` (`-` is standard input).
pub(super) fn analysis(path: &Path, about: &About, keep: Keep) -> Result<Analysis> {
    read(path, about, keep, false)
}

/// The same, a list with all of its columns.
pub(super) fn analysis_with_list(path: &Path, about: &About) -> Result<Analysis> {
    read(path, about, Keep::Places, true)
}

fn read(path: &Path, about: &About, keep: Keep, rows: bool) -> Result<Analysis> {
    let name = shown(path);
    let content = content(path)?;
    let file = File { name: &name, content: &content };
    let context = Context { rows, ..about.context(&file, keep)? };
    pipeline::read(&file, World::embedded(), context)
}

impl About {
    fn context(&self, file: &File<'_>, keep: Keep) -> Result<Context> {
        let mut columns = Columns {
            lat: self.lat.clone(),
            lon: self.lon.clone(),
            label: self.label.clone(),
            kind: self.kind.clone(),
            date: self.date_column.clone(),
        };
        let is_list = matches!(pipeline::content(file, &columns), Content::List(_));
        let date = match &self.date {
            None => None,
            Some(Day::Of(date)) => Some(*date),
            Some(Day::Column(column)) if is_list => {
                output::talk(&lang::voice().say(&Message::DateOfReportNote {}));
                columns.date.get_or_insert_with(|| column.clone());
                None
            }
            Some(Day::Column(text)) => {
                let what = Message::NotADay { text: text.as_str().into() };
                return Err(Error::input(what, Message::NotADayHint {}));
            }
        };
        if !is_list && columns != Columns::default() {
            return Err(Error::input(Message::NoColumns { file: file.name.into() }, Message::NoColumnsHint {}));
        }
        Ok(Context { id: file.name.to_owned(), date, keep, columns, ..Context::default() })
    }
}

/// Reads `path`, a list or record up to the limit of lists, and a report up to its own.
fn content(path: &Path) -> Result<Vec<u8>> {
    let mut source = open(path)?;
    let mut bytes = Vec::new();
    take(&mut source, LIMIT + 1, path, &mut bytes)?;
    if bytes.len() as u64 <= LIMIT {
        return with_parts(path, bytes);
    }
    let name = shown(path);
    let file = File { name: &name, content: &bytes };
    if matches!(pipeline::content(&file, &Columns::default()), Content::Report) {
        return Err(too_long(path, LIMIT));
    }
    take(&mut source, input::MAX_BYTES - LIMIT, path, &mut bytes)?;
    if bytes.len() as u64 > input::MAX_BYTES { Err(too_long(path, input::MAX_BYTES)) } else { with_parts(path, bytes) }
}

/// A shapefile with the files that stand beside it under the same name; all else as it is.
#[cfg(feature = "formats")]
fn with_parts(path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>> {
    use crate::input::shapefile;

    let is_one = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("shp"));
    if !is_one {
        return Ok(bytes);
    }
    let beside = |ending: &'static str| {
        let spelt = [ending.to_owned(), ending.to_uppercase()];
        let found = spelt.iter().map(|ending| path.with_extension(ending)).find(|part| part.exists())?;
        Some((ending, found))
    };
    let mut parts = vec![("shp", bytes)];
    for (ending, part) in shapefile::PARTS.into_iter().skip(1).filter_map(beside) {
        parts.push((ending, self::bytes(&part, input::MAX_BYTES)?));
    }
    shapefile::bundle(&parts).map_err(|source| unread(path, source))
}

/// Files are read one by one.
#[cfg(not(feature = "formats"))]
fn with_parts(_: &Path, bytes: Vec<u8>) -> Result<Vec<u8>> {
    Ok(bytes)
}

/// Reads at most `limit` bytes of `path`, and refuses longer files.
pub(super) fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    take(&mut open(path)?, limit + 1, path, &mut bytes)?;
    if bytes.len() as u64 > limit { Err(too_long(path, limit)) } else { Ok(bytes) }
}

fn open(path: &Path) -> Result<Box<dyn Read>> {
    if path == Path::new("-") {
        return Ok(Box::new(std::io::stdin().lock()));
    }
    Ok(Box::new(std::fs::File::open(path).map_err(|source| unread(path, source))?))
}

fn take(source: &mut dyn Read, most: u64, path: &Path, into: &mut Vec<u8>) -> Result<()> {
    source.take(most).read_to_end(into).map(drop).map_err(|source| unread(path, source))
}

fn unread(path: &Path, source: std::io::Error) -> Error {
    Error::Read { path: path.to_owned(), source, hint: Box::new(Message::CheckNameHint {}) }
}

fn too_long(path: &Path, limit: u64) -> Error {
    let what = Message::TooLong { file: shown(path).into(), mebibytes: (limit >> 20).into() };
    Error::input(what, Message::TooLongHint {})
}

/// The path as a message names it.
pub(super) fn shown(path: &Path) -> String {
    if path == Path::new("-") { lang::voice().say(&Message::StandardInput {}) } else { path.display().to_string() }
}

/// Parses `--date 2025-06-15`.
pub(super) fn date(text: &str) -> std::result::Result<Date, String> {
    let day: civil::Date = text.parse().map_err(|_| lang::voice().say(&Message::NotADayHint {}))?;
    Ok(day.into())
}

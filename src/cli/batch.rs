//! `dateline batch`: NDJSON reports in, one record a line out, in order.
//!
//! A line that is no report, or a report that cannot be analyzed, gives a record with `error` in its place; the batch goes
//! on. A reader that goes away ends it in silence.

use std::io::{BufRead, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Deserialize;
use serde_json::Value;

use super::input;
use super::outcome::Outcome;
use crate::error::{Error, Result};
use crate::export::record;
use crate::lang::Message;
use crate::pipeline::{self, Context};
use crate::span::Span;
use crate::text::Date;
use crate::world::World;

/// Arguments of `dateline batch`.
#[derive(clap::Args)]
pub(super) struct Arguments {}

/// The longest line in bytes: a report at the limit, its quotes and line ends escaped.
const LINE_LIMIT: u64 = 4 * input::LIMIT;

/// One line of input; further fields are ignored.
#[derive(Deserialize)]
struct Request {
    text: String,
    date: Option<String>,
    spans: Option<Vec<Span>>,
}

pub(super) fn run(_arguments: &Arguments) -> Result<Outcome> {
    let mut lines = std::io::stdin().lock();
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut line = Vec::new();
    while next_line(&mut lines, &mut line)? {
        if line.trim_ascii().is_empty() {
            continue;
        }
        if answer(&line, &mut out).and_then(|()| out.write_all(b"\n")).is_err() {
            return Ok(Outcome::Done);
        }
    }
    // Whoever read the records may have left; that is their choice.
    out.flush().ok();
    Ok(Outcome::Done)
}

/// Reads the next line, at most one byte more than the limit of it; the rest of a longer one is passed over.
fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> Result<bool> {
    let failed =
        |source| Error::Read { path: "standard input".into(), source, hint: Box::new(Message::JsonLinesHint {}) };
    line.clear();
    let read = input.by_ref().take(LINE_LIMIT + 1).read_until(b'\n', line).map_err(failed)?;
    if read as u64 > LINE_LIMIT && line.last() != Some(&b'\n') {
        input.skip_until(b'\n').map_err(failed)?;
    }
    Ok(read > 0)
}

/// Writes the record of one line.
fn answer(line: &[u8], out: &mut impl Write) -> std::io::Result<()> {
    let (id, request) = match parse(line) {
        Ok(parsed) => parsed,
        Err((id, why)) => return write_failure(out, &id, &why),
    };
    let context = match context(id.clone(), &request) {
        Ok(context) => context,
        Err(why) => return write_failure(out, &id, &why),
    };
    // One report must not end the run of thousands, whatever is wrong with it or with this program.
    match catch_unwind(AssertUnwindSafe(|| pipeline::analyze(&request.text, World::embedded(), context))) {
        Ok(analysis) => Ok(serde_json::to_writer(out, &record::record(&analysis))?),
        Err(_) => write_failure(out, &id, "the analysis failed; please report this text as a bug"),
    }
}

fn write_failure(out: &mut impl Write, id: &str, why: &str) -> std::io::Result<()> {
    Ok(serde_json::to_writer(out, &serde_json::json!({"version": 1, "id": id, "error": why}))?)
}

/// The identifier of a line and its request; what is wrong with it comes with the identifier as far as there is one.
fn parse(line: &[u8]) -> std::result::Result<(String, Request), (String, String)> {
    if line.len() as u64 > LINE_LIMIT {
        return Err((String::new(), format!("the line is longer than {} MiB", LINE_LIMIT >> 20)));
    }
    let value: Value = serde_json::from_slice(line).map_err(|error| (String::new(), error.to_string()))?;
    let id = match value.get("id").or_else(|| value.get("doc_id")) {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => String::new(),
    };
    let request: Request = serde_json::from_value(value).map_err(|error| (id.clone(), error.to_string()))?;
    if request.text.len() as u64 > input::LIMIT {
        return Err((id, format!("the text is longer than {} MiB", input::LIMIT >> 20)));
    }
    Ok((id, request))
}

/// What the line says beside its text, checked.
fn context(id: String, request: &Request) -> std::result::Result<Context, String> {
    let date = request.date.as_deref().map(day).transpose()?;
    let spans = match &request.spans {
        Some(spans) => Some(checked(spans, &request.text)?),
        None => None,
    };
    Ok(Context { id, date, spans, ..Context::default() })
}

/// The day of a date or time stamp.
fn day(stamp: &str) -> std::result::Result<Date, String> {
    input::date(stamp.get(..10).unwrap_or(stamp)).map_err(|why| format!("date {stamp:?}: {why}"))
}

fn checked(spans: &[Span], text: &str) -> std::result::Result<Vec<Span>, String> {
    let length = text.chars().count();
    match spans.iter().find(|span| span.is_empty() || span.end > length) {
        Some(span) => {
            Err(format!("span {}..{} is empty or beyond the text of {length} code points", span.start, span.end))
        }
        None => Ok(spans.to_vec()),
    }
}

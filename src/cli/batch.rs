//! `dateline batch`: NDJSON reports in, one record a line out, in order, on all cores.
//!
//! A line that is no report, or a report that cannot be analyzed, gives a record with `error` in its place; the batch goes
//! on. A reader that goes away ends it in silence; all else that keeps a record from being written is an error. What is read ahead
//! is bounded, so memory does not grow with the number of reports.

use std::io::{BufRead, BufWriter, Read, Write};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;
use serde_json::Value;

use super::outcome::Outcome;
use super::{input, output};
use crate::error::{Error, Result};
use crate::export::record;
use crate::lang::Message;
use crate::limits;
use crate::pipeline::{self, Context};
use crate::span::Span;
use crate::text::Date;
use crate::world::World;

/// Arguments of `dateline batch`.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Reports that are worked on at a time; by default as many as there are cores
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
}

/// Lines that are read ahead for each job.
const AHEAD: usize = 8;
/// What some editors put before the first line of a file.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// One line of input; further fields are ignored.
#[derive(Deserialize)]
struct Request {
    text: String,
    date: Option<String>,
    spans: Option<Vec<Span>>,
}

/// A line to work on, and where its record goes.
struct Task {
    line: Vec<u8>,
    record: SyncSender<Vec<u8>>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let cores = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let jobs = arguments.jobs.map_or_else(cores, usize::from);
    let (tasks, queue) = sync_channel::<Task>(jobs * AHEAD);
    let (order, records) = sync_channel::<Receiver<Vec<u8>>>(jobs * AHEAD);
    let queue = Mutex::new(queue);
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| work(&queue));
        }
        let writer = scope.spawn(|| write(records));
        let read = read(&mut std::io::stdin().lock(), &tasks, &order);
        drop((tasks, order));
        let written = writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        written.and(read)
    })?;
    Ok(Outcome::Done)
}

/// Hands each line to whoever is free, and the place of its record to the writer, until the input or the writer ends.
fn read(input: &mut impl BufRead, tasks: &SyncSender<Task>, order: &SyncSender<Receiver<Vec<u8>>>) -> Result<()> {
    let mut first = true;
    loop {
        let mut line = Vec::new();
        if !next_line(input, &mut line)? {
            return Ok(());
        }
        if std::mem::take(&mut first) && line.starts_with(BYTE_ORDER_MARK) {
            line.drain(..BYTE_ORDER_MARK.len());
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let (record, place) = sync_channel(1);
        if order.send(place).is_err() || tasks.send(Task { line, record }).is_err() {
            return Ok(());
        }
    }
}

/// Answers lines until there are no more.
fn work(queue: &Mutex<Receiver<Task>>) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Task { line, record }) = next else { return };
        // Nobody waits for a record once the writer has ended.
        record.send(answer(&line)).ok();
    }
}

/// Writes the records in the order of their lines.
fn write(records: Receiver<Receiver<Vec<u8>>>) -> Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for place in records {
        let Ok(mut record) = place.recv() else { continue };
        record.push(b'\n');
        if !output::printed(out.write_all(&record))? {
            // Whoever read the records has left; that is their choice.
            return Ok(());
        }
    }
    output::printed(out.flush()).map(drop)
}

/// Reads the next line, at most one byte more than the limit of it; the rest of a longer one is passed over.
fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> Result<bool> {
    let failed =
        |source| Error::Read { path: "standard input".into(), source, hint: Box::new(Message::JsonLinesHint {}) };
    let limit = limits::BATCH_LINE_BYTES;
    let read = input.by_ref().take(limit as u64 + 1).read_until(b'\n', line).map_err(failed)?;
    if read > limit && line.last() != Some(&b'\n') {
        input.skip_until(b'\n').map_err(failed)?;
    }
    Ok(read > 0)
}

/// The record of one line.
fn answer(line: &[u8]) -> Vec<u8> {
    let (id, request) = match parse(line) {
        Ok(parsed) => parsed,
        Err((id, why)) => return failure(&id, &why),
    };
    let context = match context(&id, &request) {
        Ok(context) => context,
        Err(why) => return failure(&id, &why),
    };
    // One report must not end the run of thousands, whatever is wrong with it or with this program.
    let found = catch_unwind(AssertUnwindSafe(|| pipeline::analyze(&request.text, World::embedded(), context)));
    let record = found.ok().and_then(|analysis| written(&id, &record::record(&analysis)).ok());
    record.unwrap_or_else(|| failure(&id, "the analysis failed; please report this text as a bug"))
}

/// The record as a line; an identifier that is no text stands in it as it was given.
fn written(id: &Value, record: &record::Record<'_>) -> serde_json::Result<Vec<u8>> {
    if id.is_string() {
        return serde_json::to_vec(record);
    }
    let mut value = serde_json::to_value(record)?;
    value["id"] = id.clone();
    serde_json::to_vec(&value)
}

fn failure(id: &Value, why: &str) -> Vec<u8> {
    serde_json::json!({"version": 1, "id": id, "error": why}).to_string().into_bytes()
}

/// The identifier of a line and its request; what is wrong with it comes with the identifier as far as there is one.
fn parse(line: &[u8]) -> std::result::Result<(Value, Request), (Value, String)> {
    let nameless = || Value::String(String::new());
    if line.len() > limits::BATCH_LINE_BYTES {
        return Err((nameless(), format!("the line is longer than {} MiB", limits::BATCH_LINE_BYTES >> 20)));
    }
    let value: Value = serde_json::from_slice(line).map_err(|error| (nameless(), error.to_string()))?;
    let id = match value.get("id").or_else(|| value.get("doc_id")) {
        Some(Value::Number(id)) => Value::String(id.to_string()),
        None | Some(Value::Null) => nameless(),
        Some(other) => other.clone(),
    };
    let request: Request = serde_json::from_value(value).map_err(|error| (id.clone(), error.to_string()))?;
    if request.text.len() > limits::REPORT_BYTES {
        return Err((id, format!("the text is longer than {} MiB", limits::REPORT_BYTES >> 20)));
    }
    Ok((id, request))
}

/// What the line says beside its text, checked.
fn context(id: &Value, request: &Request) -> std::result::Result<Context, String> {
    let date = request.date.as_deref().map(day).transpose()?;
    let spans = match &request.spans {
        Some(spans) => Some(checked(spans, &request.text)?),
        None => None,
    };
    Ok(Context { id: id.as_str().unwrap_or_default().to_owned(), date, spans, ..Context::default() })
}

/// The day of a date or time stamp.
fn day(stamp: &str) -> std::result::Result<Date, String> {
    input::date(stamp.get(..10).unwrap_or(stamp)).map_err(|why| format!("date {stamp:?}: {why}"))
}

fn checked(spans: &[Span], text: &str) -> std::result::Result<Vec<Span>, String> {
    let length = text.chars().count();
    if spans.len() > limits::SPANS {
        return Err(format!("{} spans are given, and at most {} are read", spans.len(), limits::SPANS));
    }
    if let Some(span) = spans.iter().find(|span| span.is_empty() || span.end > length) {
        return Err(format!("span {}..{} is empty or beyond the text of {length} code points", span.start, span.end));
    }
    if let Some(span) = spans.iter().find(|span| span.len() > limits::SPAN_LENGTH) {
        let most = limits::SPAN_LENGTH;
        return Err(format!("span {}..{} is longer than a name, {most} code points", span.start, span.end));
    }
    // Ends before starts: spans that touch do not overlap.
    let starts = spans.iter().map(|span| (span.start, 1));
    let mut edges: Vec<(usize, i32)> = starts.chain(spans.iter().map(|span| (span.end, -1))).collect();
    edges.sort_unstable();
    let mut open = 0;
    for (at, step) in edges {
        open += step;
        if open > limits::SPANS_OVERLAPPING as i32 {
            return Err(format!("more than {} spans overlap at {at}", limits::SPANS_OVERLAPPING));
        }
    }
    Ok(spans.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(line: &str) -> Option<String> {
        let record: Value = serde_json::from_slice(&answer(line.as_bytes())).expect("a record");
        record.get("error").map(|why| why.as_str().unwrap_or_default().to_owned())
    }

    #[test]
    fn spans_are_read_up_to_each_limit_and_not_one_beyond() {
        let given = |spans: &[(usize, usize)]| {
            let spans: Vec<Value> =
                spans.iter().map(|(start, end)| serde_json::json!({"start": start, "end": end})).collect();
            let text = "Haifa ".repeat(100);
            error(&serde_json::json!({"id": 1, "text": text, "spans": spans}).to_string())
        };
        let long = limits::SPAN_LENGTH;
        assert_eq!(given(&[(0, long)]), None);
        assert!(given(&[(0, long + 1)]).is_some_and(|why| why.contains("longer than a name")));
        let many = limits::SPANS_OVERLAPPING;
        assert_eq!(given(&vec![(0, 5); many]), None);
        assert!(given(&vec![(0, 5); many + 1]).is_some_and(|why| why.contains("overlap at 0")));
        let text = Span::new(0, 1);
        assert!(checked(&vec![text; limits::SPANS + 1], "a").is_err_and(|why| why.contains("at most")));
    }

    #[test]
    fn an_identifier_of_any_type_is_echoed() {
        let id = |line: &str| {
            let record: Value = serde_json::from_slice(&answer(line.as_bytes())).expect("a record");
            record["id"].clone()
        };
        assert_eq!(id(r#"{"id":["a"],"text":""}"#), serde_json::json!(["a"]));
        assert_eq!(id(r#"{"id":true,"text":1}"#), true);
        assert_eq!(id(r#"{"doc_id":7}"#), "7");
    }

    #[test]
    fn a_line_is_read_up_to_its_limit() {
        let mut input = std::io::Cursor::new([vec![b'a'; limits::BATCH_LINE_BYTES + 9], b"\nb\n".to_vec()].concat());
        let (mut long, mut next) = (Vec::new(), Vec::new());
        assert!(next_line(&mut input, &mut long).is_ok_and(|more| more));
        assert_eq!(long.len(), limits::BATCH_LINE_BYTES + 1);
        assert!(next_line(&mut input, &mut next).is_ok_and(|more| more) && next == b"b\n");
    }
}

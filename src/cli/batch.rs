//! `dateline batch`: NDJSON reports in, one record a line out, in order.

use std::io::{BufRead, BufWriter, Write};

use serde::Deserialize;

use super::Outcome;
use crate::error::Result;
use crate::export::record;
use crate::pipeline::{self, Context};
use crate::span::Span;

/// Arguments of `dateline batch`.
#[derive(clap::Args)]
pub(super) struct Arguments {}

#[derive(Deserialize)]
struct Request {
    #[serde(alias = "doc_id", default)]
    id: String,
    text: String,
    spans: Option<Vec<Span>>,
}

pub(super) fn run(_arguments: &Arguments) -> Result<Outcome> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|source| crate::error::Error::Read {
            path: "standard input".into(),
            source,
            hint: "give one JSON object a line, in UTF-8",
        })?;
        if line.trim().is_empty() {
            continue;
        }
        let written = match serde_json::from_str::<Request>(&line) {
            Ok(request) => {
                let context = Context { id: request.id, date: None, spans: request.spans };
                let analysis = pipeline::analyze(&request.text, context);
                serde_json::to_writer(&mut out, &record::record(&analysis)).map_err(std::io::Error::from)
            }
            Err(error) => {
                let failed = serde_json::json!({"version": 1, "error": error.to_string()});
                serde_json::to_writer(&mut out, &failed).map_err(std::io::Error::from)
            }
        };
        if written.and_then(|()| out.write_all(b"\n")).is_err() {
            return Ok(Outcome::Done);
        }
    }
    Ok(Outcome::Done)
}

//! Reports as the model of roles sees them: NDJSON in, NDJSON out, for training.
//!
//! In: `{"doc_id", "text", "date"?, "spans"?}` a line. Out: `{"doc_id", "tokens", "sentences", "blocks", "places"}`, where tokens are
//! `[start, end, text]`, sentences and blocks ranges of tokens, places the fields of `dateline batch` with their tokens.

use std::io::{BufRead, Write};

use dateline::pipeline::{self, Context};
use dateline::span::Span;
use dateline::text::Date;
use dateline::tools::roles::{self, Signals, Weights};
use dateline::world::World;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A blob of weights named by the first argument is tried instead of the one that is built in.
    let weights = match std::env::args().nth(1) {
        Some(path) => Some(Weights::read(std::fs::read(path)?.leak()).ok_or("no blob of weights")?),
        None => None,
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let text = line["text"].as_str().ok_or("a report without text")?;
        let spans: Option<Vec<Span>> = serde_json::from_value(line["spans"].clone())?;
        let context = Context { date: line["date"].as_str().and_then(day), spans, ..Context::default() };
        let analysis = pipeline::analyze(text, World::embedded(), context);
        let record = serde_json::to_value(dateline::export::record::record(&analysis))?;
        let article = &analysis.article;
        let mut places = record["places"].clone();
        for (place, found) in places.as_array_mut().into_iter().flatten().zip(&analysis.places) {
            let tokens = article.tokens_in(found.span);
            place["tokens"] = json!([tokens.start, tokens.end]);
            place["relative"] = json!(found.relative.as_ref().map(|relative| {
                let point = relative.position.point;
                (relative.span.start, relative.span.end, point.lat(), point.lon())
            }));
            place["feature"] = json!(found.position.as_ref().and_then(|p| p.feature).map(|f| format!("{f:?}")));
        }
        let tokens: Vec<_> =
            article.tokens.iter().map(|token| json!([token.span.start, token.span.end, token.text])).collect();
        let sentences: Vec<_> = article.sentences.iter().map(|s| [s.tokens.start, s.tokens.end]).collect();
        let blocks: Vec<_> =
            article.blocks.iter().map(|b| json!([format!("{:?}", b.kind), b.tokens.start, b.tokens.end])).collect();
        let date = article.date.map(|date| [date.year, i16::from(date.month), i16::from(date.day)]);
        let signals = Signals::of(article, &analysis.places);
        let readings = weights.as_ref().map(|weights| roles::read(&signals, weights));
        let one = json!({"readings": readings, "signals": signals, "doc_id": line["doc_id"], "tokens": tokens, "sentences": sentences, "blocks": blocks, "places": places,
            "sites": record["sites"], "date": date});
        serde_json::to_writer(&mut out, &one)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// The day of "2024-11-03".
fn day(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    Some(Date { year, month: parts.next()?.parse().ok()?, day: parts.next()?.parse().ok()? })
}

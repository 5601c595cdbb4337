//! Reads documents with placed names: `{"text", "toponyms": [{"start", "end", "lat", "lon", "demonym"?}]}`, one a line.

use std::io::BufRead;
use std::path::Path;

use dateline::geometry::LonLat;
use dateline::mention::{self, Toponym};
use dateline::span::Span;
use dateline::text::{self, Article};
use dateline::world::gazetteer::CompiledGazetteer;
use serde::Deserialize;

/// A document as the resolver meets it, with the right points.
pub(crate) struct Document {
    /// The text, read.
    pub(crate) article: Article,
    /// Its names, demonyms left out.
    pub(crate) toponyms: Vec<Toponym>,
    /// The right point of each, where it has one.
    pub(crate) points: Vec<Option<LonLat>>,
}

#[derive(Deserialize)]
struct Row {
    text: String,
    toponyms: Vec<Name>,
}

#[derive(Deserialize)]
struct Name {
    start: usize,
    end: usize,
    lat: Option<f64>,
    lon: Option<f64>,
    #[serde(default)]
    demonym: bool,
}

/// Reads a corpus.
pub(crate) fn read(path: &Path) -> dateline_compile::Result<Vec<Document>> {
    let file = std::fs::File::open(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let mut documents = Vec::new();
    for line in std::io::BufReader::new(file).lines() {
        let row: Row = serde_json::from_str(&line?)?;
        let article = text::read(&row.text, CompiledGazetteer::embedded());
        let names: Vec<&Name> = row.toponyms.iter().filter(|name| !name.demonym).collect();
        let spans: Vec<Span> = names.iter().map(|name| Span::new(name.start, name.end)).collect();
        let points = names.iter().map(|name| LonLat::new(name.lon?, name.lat?)).collect();
        documents.push(Document { toponyms: mention::given(&article, &spans), article, points });
    }
    Ok(documents)
}

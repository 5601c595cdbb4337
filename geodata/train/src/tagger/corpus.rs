//! Annotated text: one JSON object a line, with the spans of its place names in code points.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use dateline_compile::Result;

/// A document and the names in it.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// Its text.
    pub(crate) text: String,
    /// Its names, in order.
    pub(crate) names: Vec<Name>,
}

/// An annotated place name.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Name {
    /// First code point.
    pub(crate) start: usize,
    /// One past the last code point.
    pub(crate) end: usize,
    /// Whether it is a demonym, which is neither wanted nor punished.
    #[serde(default)]
    pub(crate) demonym: bool,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    toponyms: Vec<Name>,
    /// The page that a sentence is from, where each line is one sentence.
    doc: Option<String>,
}

/// Reads a corpus; sentences of one page become one document again.
pub(crate) fn read(path: &Path) -> Result<Vec<Document>> {
    let content = std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let mut documents: Vec<Document> = Vec::new();
    let mut pages: BTreeMap<String, usize> = BTreeMap::new();
    for (number, line) in content.lines().enumerate() {
        let line: Line =
            serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), number + 1))?;
        let known = line.doc.as_ref().and_then(|page| pages.get(page).copied());
        match known {
            Some(at) => append(&mut documents[at], &line),
            None => {
                if let Some(page) = &line.doc {
                    pages.insert(page.clone(), documents.len());
                }
                documents.push(Document { text: line.text, names: line.toponyms });
            }
        }
    }
    for document in &mut documents {
        document.names.sort_by_key(|name| (name.start, name.end));
    }
    Ok(documents)
}

fn append(document: &mut Document, line: &Line) {
    document.text.push('\n');
    let shift = document.text.chars().count();
    document.text.push_str(&line.text);
    let moved = line.toponyms.iter().map(|name| Name { start: name.start + shift, end: name.end + shift, ..*name });
    document.names.extend(moved);
}

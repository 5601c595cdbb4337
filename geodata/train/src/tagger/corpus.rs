//! Annotated text: JSON lines with the spans of the place names in code points, or the labelled reports of `tests/news`.

use std::collections::BTreeMap;
use std::path::Path;

use dateline::tools::tagger::key;
use serde::Deserialize;

use dateline_compile::Result;

/// A document and the names in it.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// Its text.
    pub(crate) text: String,
    /// Its names, in order.
    pub(crate) names: Vec<Name>,
    /// Spans in which a name is neither wanted nor punished: countries in compounds, names inside organisations.
    pub(crate) ignored: Vec<Name>,
    /// Equal for documents of one source, which are never parted between training and measuring.
    pub(crate) group: u64,
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
    #[serde(default)]
    ignore: Vec<Name>,
    /// The page that a sentence is from, where each line is one sentence.
    doc: Option<String>,
    /// The outlet or the event that a report is from.
    source: Option<String>,
}

/// Reads a corpus: a file of JSON lines, or a folder of labelled reports.
pub(crate) fn read(path: &Path) -> Result<Vec<Document>> {
    let mut documents = if path.is_dir() { reports(path)? } else { lines(path)? };
    for document in &mut documents {
        document.names.sort_by_key(|name| (name.start, name.end));
    }
    Ok(documents)
}

/// Documents of JSON lines; sentences of one page become one document again.
fn lines(path: &Path) -> Result<Vec<Document>> {
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
                let group = line.source.as_deref().map_or(documents.len() as u64, key);
                if let Some(page) = &line.doc {
                    pages.insert(page.clone(), documents.len());
                }
                documents.push(Document { text: line.text, names: line.toponyms, ignored: line.ignore, group });
            }
        }
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

/// Reports with their names marked `[[words|kind|role|…]]` below a header, a file each, in the order of their file names.
fn reports(folder: &Path) -> Result<Vec<Document>> {
    let cannot = |error: std::io::Error| format!("cannot read {}: {error}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(cannot)?;
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths.iter().map(|path| report(path)).collect()
}

fn report(path: &Path) -> Result<Document> {
    let file = std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let wrong = |what: &str| format!("{}: {what}", path.display());
    let (header, body) =
        file.split_once("\n\n").ok_or_else(|| wrong("a header, an empty line and a report are wanted"))?;
    let named = header.lines().find_map(|line| line.strip_prefix("source:")).map(str::trim);
    let source = named.or_else(|| path.file_stem()?.to_str()).unwrap_or_default();
    let mut document = Document { text: String::new(), names: Vec::new(), ignored: Vec::new(), group: key(source) };
    let (mut rest, mut length) = (body.trim_matches('\n'), 0);
    while let Some((before, after)) = rest.split_once("[[") {
        let (mark, tail) = after.split_once("]]").ok_or_else(|| wrong("a mark does not end"))?;
        let words = mark.split('|').next().unwrap_or_default();
        let start = length + before.chars().count();
        length = start + words.chars().count();
        document.text.push_str(before);
        document.text.push_str(words);
        let name = Name { start, end: length, demonym: false };
        let is_ignored = mark.split('|').skip(1).take(2).any(|cell| cell == "ignore");
        if is_ignored { &mut document.ignored } else { &mut document.names }.push(name);
        rest = tail;
    }
    document.text.push_str(rest);
    Ok(document)
}

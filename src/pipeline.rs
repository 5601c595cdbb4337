//! The stages on one screen.

use std::sync::Arc;

use crate::analysis::{self, Analysis};
use crate::date::Date;
use crate::error::Result;
use crate::export::record;
use crate::input::fields::Columns;
use crate::input::{self, File};
use crate::resolve::{Keep, Resolved};
use crate::span::Span;
use crate::world::World;
use crate::{claim, mention, resolve, site, text};

/// What the caller knows about a report beside its text, or about a list beside its rows.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The caller's name for the document.
    pub id: String,
    /// The day it was published.
    pub date: Option<Date>,
    /// Exactly these spans are place names, and no others.
    pub spans: Option<Vec<Span>>,
    /// Whether it is kept why each name was placed where it was.
    pub keep: Keep,
    /// Whether the list itself is kept, to be written out again.
    pub rows: bool,
    /// Columns of a list, where their names do not tell.
    pub columns: Columns,
}

/// What a file holds, told from its content, else from the ending of its name.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Content {
    /// A list, also a layer of points that we wrote.
    List(&'static input::Format),
    /// The record of an analysis.
    Record,
    /// Anything else is read as a report.
    Report,
}

/// What `file` holds; where the caller knows its columns of positions, it is a list.
pub fn content(file: &File<'_>, columns: &Columns) -> Content {
    match input::format_of(file) {
        _ if record::is_record(file) => Content::Record,
        Some(format) => Content::List(format),
        None if columns.lat.is_some() || columns.lon.is_some() => Content::List(&input::csv::FORMAT),
        None => Content::Report,
    }
}

/// Reads a report, a list, or an earlier output of our own as a story.
///
/// # Errors
///
/// When the file is not text where it has to be, a list has no positions or lacks a column that the caller named, or a record is not
/// whole.
pub fn read(file: &File<'_>, world: &World<'_>, context: Context) -> Result<Analysis> {
    match content(file, &context.columns) {
        Content::Record => Ok(Analysis { id: context.id, ..record::read(file)? }.dated(context.date)),
        Content::List(format) => {
            let mut rows = (format.read)(file)?;
            #[cfg(feature = "layers")]
            if let Some(story) = crate::export::layers::story(&rows) {
                return Ok(Analysis { id: context.id, ..story }.dated(context.date));
            }
            #[cfg(feature = "layers")]
            rows.forget(crate::export::layers::OWN);
            let mut shapes = Vec::new();
            let kept = context.rows.then_some(&mut shapes);
            let story = analysis::list::story_keeping(context.id, &rows, &context.columns, world, kept)?;
            let list = context.rows.then(|| {
                rows.rows.iter_mut().zip(shapes).for_each(|(row, shape)| row.shape = shape);
                Arc::new(rows)
            });
            Ok(Analysis { list, ..story }.dated(context.date))
        }
        Content::Report => {
            let (report, note) = text::decode(file.name, file.content)?;
            let mut found = analyze(&report, world, context);
            found.diagnostics.extend(note);
            Ok(found)
        }
    }
}

/// Reads a report and finds its places, sites and claims.
pub fn analyze(source: &str, world: &World<'_>, context: Context) -> Analysis {
    let mut article = text::read(source, world.gazetteer);
    article.date = context.date.or(article.date).or_else(|| article.dateline_day());
    let toponyms = match &context.spans {
        Some(spans) => mention::given(&article, spans),
        None => mention::recognize(&article, world.gazetteer),
    };
    let Resolved { places, mut explanations, diagnostics: resolving } =
        resolve::resolve_keeping(&article, &toponyms, world.gazetteer, context.keep);
    // Names are settled once, for claims, sites, map and record alike, by what the statements say of them.
    let mut names = resolve::presume(&article, places, world.gazetteer);
    let said = claim::said(&article, &names.places, world);
    let settling = resolve::settle(&article, &mut names.places, &said, world);
    let (mut claims, checking) = claim::check(&article, &names.places, world);
    // A name that was not recognized, or not given, is a place only where a statement holds of it.
    let kept = if context.spans.is_some() { Vec::new() } else { claim::borne_out(&claims) };
    let moved = names.confirm(&kept);
    claim::follow(&mut claims, &moved);
    explanations.iter_mut().for_each(|explanation| explanation.follow(&moved));
    let places = names.places;
    let mut located = site::locate_sites(&article, &places, world);
    let locating = std::mem::take(&mut located.diagnostics);
    let mut diagnostics = article.diagnostics.clone();
    diagnostics.extend(resolving.into_iter().chain(settling).chain(locating).chain(checking));
    let found = Analysis::of_report(context.id, article, places, located, claims);
    Analysis { explanations, diagnostics, ..found }
}

//! The stages on one screen.

use crate::analysis::Analysis;
use crate::span::Span;
use crate::text::Date;
use crate::{claim, mention, resolve, site, text};

/// What the caller knows about a report beside its text.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The caller's name for the document.
    pub id: String,
    /// The day it was published.
    pub date: Option<Date>,
    /// Exactly these spans are place names, and no others.
    pub spans: Option<Vec<Span>>,
}

/// Reads a report and finds its places, sites and claims.
pub fn analyze(source: &str, context: Context) -> Analysis {
    let mut article = text::read(source);
    article.date = context.date.or(article.date).or_else(|| article.dateline_day());
    let toponyms = match &context.spans {
        Some(spans) => mention::given(&article, spans),
        None => mention::recognize(&article),
    };
    let (places, resolving) = resolve::resolve(&article, &toponyms);
    // Names are settled once, for claims, sites, map and record alike, by what the statements say of them.
    let mut names = resolve::presume(&article, places);
    let said = claim::said(&article, &names.places);
    let settling = resolve::settle(&article, &mut names.places, &said);
    let (mut claims, checking) = claim::check(&article, &names.places);
    // A name that was not recognized, or not given, is a place only where a statement holds of it.
    let kept = if context.spans.is_some() { Vec::new() } else { claim::borne_out(&claims) };
    claim::renumber(&mut claims, &names.confirm(&kept));
    let places = names.places;
    let site::Located { roles, sites, interceptions, diagnostics: locating } = site::locate_sites(&article, &places);
    let mut diagnostics = article.diagnostics.clone();
    diagnostics.extend(resolving.into_iter().chain(settling).chain(locating).chain(checking));
    Analysis { id: context.id, article, places, roles, sites, interceptions, claims, diagnostics }
}

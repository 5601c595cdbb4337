//! The stages on one screen.

use crate::analysis::Analysis;
use crate::span::Span;
use crate::text::Date;
use crate::world::World;
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
pub fn analyze(source: &str, world: &World<'_>, context: Context) -> Analysis {
    let mut article = text::read(source, world.gazetteer);
    article.date = context.date.or(article.date).or_else(|| article.dateline_day());
    let toponyms = match &context.spans {
        Some(spans) => mention::given(&article, spans),
        None => mention::recognize(&article, world.gazetteer),
    };
    let (places, resolving) = resolve::resolve(&article, &toponyms, world.gazetteer);
    let site::Located { roles, sites, interceptions, diagnostics: locating } =
        site::locate_sites(&article, &places, world);
    let (claims, checking) = claim::check(&article, &places, world);
    let mut diagnostics = article.diagnostics.clone();
    diagnostics.extend(resolving.into_iter().chain(locating).chain(checking));
    Analysis { id: context.id, article, places, roles, sites, interceptions, claims, diagnostics }
}

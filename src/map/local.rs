//! The names that the second lines of a page need, and those among them that are not known.

use std::collections::BTreeMap;

use super::focus::MOST_ASKED;
use super::second::Second;
use super::subject::Subject;
use crate::basemap::Basemap;
use crate::diagnostic::Diagnostic;

/// The names for second lines.
#[derive(Clone, Copy)]
pub(super) struct Local<'l> {
    pub(super) second: Option<&'l Second<'l>>,
    /// Of sites and named cities, by their names.
    pub(super) places: &'l BTreeMap<String, String>,
}

/// The sites and named cities whose name in the language of second lines is known.
pub(super) fn seconds(subject: &Subject, second: &Second<'_>, basemap: &Basemap<'_>) -> BTreeMap<String, String> {
    let sites = subject.sites.iter().map(|site| (&site.name, site.point));
    let cities = subject.cities.iter().map(|city| (&city.name, city.point));
    let all = sites.chain(cities).take(MOST_ASKED).filter(|(name, _)| !name.is_empty());
    all.filter_map(|(name, point)| Some((name.clone(), second.place(name, point, basemap)?))).collect()
}

/// The most names that a diagnostic lists.
const MOST_LISTED: usize = 8;

/// What has no second line although one was asked for.
pub(super) fn without_second(subject: &Subject, local: Local<'_>) -> Option<Diagnostic> {
    let language = local.second?.language();
    let names = subject.sites.iter().map(|site| &site.name).chain(subject.cities.iter().map(|city| &city.name));
    let mut missing: Vec<&str> = Vec::new();
    for name in names.filter(|name| !name.is_empty() && !local.places.contains_key(*name)) {
        if missing.len() <= MOST_LISTED && !missing.contains(&name.as_str()) {
            missing.push(name);
        }
    }
    let more = if missing.len() > MOST_LISTED { " and more" } else { "" };
    missing.truncate(MOST_LISTED);
    let message = format!("no name in `{}` is known for {}{more}", language.as_str(), missing.join(", "));
    let hint = format!("give it in a list, in a column `name:{}`", language.as_str());
    (!missing.is_empty()).then(|| Diagnostic::warning("no-local-name", None, message).with_hint(hint))
}

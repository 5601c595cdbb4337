//! The credit: sources, the policy on disputed boundaries, how distances were measured, the projection.

use crate::lang;
use crate::map::subject::{Origin, Subject};

/// What the credit has to say.
#[derive(Debug, Clone, Default)]
pub(crate) struct Credit<'c> {
    /// The editor's own source line, in place of the default for sites.
    pub source: Option<&'c str>,
    /// The day up to which the map is true, in words.
    pub as_of: Option<&'c str>,
    /// Whether the map shows a disputed boundary.
    pub disputed: bool,
    /// The country whose point of view the boundaries follow, if one was asked for.
    pub worldview: Option<&'c str>,
    /// Whether a distance is written on the map.
    pub measured: bool,
    /// Whether a line bends visibly because it is straight on the globe.
    pub bends: bool,
    /// The projection's name.
    pub projection: &'c str,
    /// The scale's spread over the map, as a share.
    pub spread: f64,
}

/// The scale changes by more than this over a map whose credit warns of it.
const SPREAD_TO_STATE: f64 = 0.05;

impl Credit<'_> {
    /// The sentences of the credit, one a paragraph.
    pub(crate) fn lines(&self, subject: &Subject) -> Vec<String> {
        let sites = match (self.source, subject.origin) {
            (Some(source), _) => source.trim().trim_end_matches('.').to_owned(),
            (None, Origin::Report) => "news report (sites)".to_owned(),
            (None, Origin::List) => "own list (sites)".to_owned(),
        };
        let mut first = format!("Sources: {sites}; Natural Earth (base map); GeoNames, CC BY 4.0 (place names)");
        if let Some(day) = self.as_of {
            first.push_str(&format!(". As of {day}"));
        }
        let mut second: Vec<String> = Vec::new();
        match (self.worldview, self.disputed) {
            (Some(country), true) => {
                second.push(format!(
                    "Borders as {} draws them; other disputed borders dashed",
                    lang::voice().named(country)
                ));
            }
            (Some(country), false) => second.push(format!("Borders as {} draws them", lang::voice().named(country))),
            (None, true) => {
                second.push("Disputed boundaries are dashed and shown without prejudice to status".to_owned());
            }
            (None, false) => second.push("Boundaries are de facto and without prejudice to status".to_owned()),
        }
        if self.measured {
            let straight = if self.bends { "; lines are straight on the globe" } else { "" };
            second.push(format!("Distance: geodesic, WGS 84{straight}"));
        }
        let mut projection = capitalized(self.projection);
        if self.spread > SPREAD_TO_STATE {
            projection.push_str(&format!("; scale varies by {:.0}% over the map", 100.0 * self.spread));
        }
        second.push(projection);
        vec![first, second.join(". ")]
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

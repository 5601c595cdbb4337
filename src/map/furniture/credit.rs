//! The credit: sources, the policy on disputed boundaries, how distances were measured, the projection.

use crate::lang::{Argument, Message};
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
    /// The projection's code.
    pub projection: &'c str,
    /// The scale's spread over the map, as a share.
    pub spread: f64,
}

/// The scale changes by more than this over a map whose credit warns of it.
const SPREAD_TO_STATE: f64 = 0.05;

impl Credit<'_> {
    /// The paragraphs of the credit: sources, then boundaries, distances and projection.
    pub(crate) fn paragraphs(&self, subject: &Subject) -> [Message; 2] {
        let sites = match (self.source, subject.origin) {
            (Some(source), _) => source.trim().trim_end_matches('.').into(),
            (None, Origin::Report) => Message::SitesOfReport {}.into(),
            (None, Origin::List) => Message::SitesOfList {}.into(),
        };
        let sources = Message::CreditSources { sites };
        let sources = match self.as_of {
            Some(day) => then(sources, Message::CreditAsOf { day: day.into() }),
            None => sources,
        };
        let measured = match (self.measured, self.bends) {
            (true, true) => Some(Message::CreditLines {}),
            (true, false) => Some(Message::CreditDistance {}),
            (false, _) => None,
        };
        let rest = measured.into_iter().chain([self.projection()]);
        [sources, rest.fold(self.borders(), then)]
    }

    /// The policy on boundaries.
    fn borders(&self) -> Message {
        let viewer = self.worldview.map(|country| {
            let name = Message::Name { name: country.into() };
            Argument::Named(Box::new(name))
        });
        match (viewer, self.disputed) {
            (Some(country), true) => Message::BordersAsDrawnDisputed { country },
            (Some(country), false) => Message::BordersAsDrawn { country },
            (None, true) => Message::BordersDisputed {},
            (None, false) => Message::BordersDeFacto {},
        }
    }

    fn projection(&self) -> Message {
        let projection = Message::CreditProjection { projection: self.projection.into() };
        if self.spread <= SPREAD_TO_STATE {
            return projection;
        }
        let percent = format!("{:.0}", 100.0 * self.spread).into();
        Message::CreditSpread { projection: projection.into(), percent }
    }
}

/// Another sentence after one.
fn then(credit: Message, next: Message) -> Message {
    Message::CreditNext { credit: credit.into(), next: next.into() }
}

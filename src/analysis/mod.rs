//! The story: everything found, with its evidence; the value that every command draws, writes and checks.
//!
//! A report ([`Analysis::of_report`]), a list ([`list`]) and an earlier output of our own (`export`) all become it. Its parts have
//! identifiers, by which they refer to each other, and each knows the words or the row that it was taken from.

pub mod list;
mod parts;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use parts::{Parts, Source};

use crate::claim::Claim;
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::geometry::{Extent, LonLat};
use crate::id::{AreaId, ClaimId, EventId, InterceptionId, LineId, PlaceId, RingId, SiteId};
use crate::input::Rows;
use crate::lang::Message;
use crate::resolve::{Explanation, Place};
use crate::site::{Located, Role, Site};
use crate::text::Article;
use crate::units::Range;

/// What a story was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Origin {
    /// A report was read.
    #[default]
    Report,
    /// A list was given.
    List,
}

/// The finished result of reading a report, a list or an earlier output.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Analysis {
    /// The caller's name for the document.
    pub id: String,
    /// What it was read from.
    pub origin: Origin,
    /// The title that an editor gave it.
    pub title: Option<String>,
    /// The report as read; empty where there is no text: of a list, of a record read back.
    pub article: Article,
    /// Every place name of a report, in reading order; every point of a list.
    pub places: Parts<PlaceId, Place>,
    /// What each of them does in the report; as long as `places`.
    pub roles: Vec<Role>,
    /// What was struck.
    pub sites: Parts<SiteId, Site>,
    /// Where missiles or drones were stopped in the air. Nothing was struck there: none of them is a site.
    pub interceptions: Parts<InterceptionId, Site>,
    /// What was stated about space, and whether it holds.
    pub claims: Parts<ClaimId, Claim>,
    /// Areas that a list gives.
    pub areas: Parts<AreaId, Area>,
    /// Lines that a list gives.
    pub lines: Parts<LineId, Line>,
    /// Circles of equal distance that a list gives.
    pub rings: Parts<RingId, Ring>,
    /// What a list says of its places beside name and position, where it says anything.
    pub listed: BTreeMap<PlaceId, Listed>,
    /// The list itself, where it was asked for: to write it out again with all its columns.
    pub list: Option<Arc<Rows>>,
    /// The extent that the list or an editor asks for.
    pub extent: Option<Extent>,
    /// The sites whose facts an editor wrote: nothing is added to them.
    pub edited: BTreeSet<EventId>,
    /// Why each name was placed where it was, where the caller asked for it.
    pub explanations: Vec<Explanation>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a list says of a place beside its name and position.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Listed {
    /// The weight given to its label, greater is more important.
    pub priority: Option<f64>,
    /// The day given, also of a place without an event.
    pub when: Option<Date>,
    /// The country as the list names it.
    pub country: Option<String>,
    /// Its name in other languages: the two letters of the language, and the name.
    pub names: Vec<(String, String)>,
}

/// An area of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Its name; empty when it has none.
    pub name: String,
    /// Its polygons, each an outline and its holes, of at least three corners each.
    pub polygons: Vec<Vec<Vec<LonLat>>>,
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name; empty when it has none.
    pub name: String,
    /// Its vertices, at least two.
    pub points: Vec<LonLat>,
    /// How it runs between them.
    pub course: Course,
}

/// How a line runs between its vertices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Course {
    /// Along the geodesic, labelled with its length.
    Arc,
    /// Along the geodesic, not labelled.
    Plain,
}

/// A circle of equal distance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ring {
    /// The place in its middle.
    pub center: PlaceId,
    /// Its radius as stated.
    pub range: Range,
}

impl Analysis {
    /// The story of a report: what was found in it, numbered in reading order.
    pub fn of_report(id: String, article: Article, places: Vec<Place>, located: Located, claims: Vec<Claim>) -> Self {
        let told = |site: &Site| Source::Text(site.quote.unwrap_or_default());
        Self {
            id,
            places: Parts::new(places, |place| Source::Text(place.span)),
            roles: located.roles,
            sites: Parts::new(located.sites, told),
            interceptions: Parts::new(located.interceptions, told),
            claims: Parts::new(claims, |claim| Source::Text(claim.span)),
            article,
            ..Self::default()
        }
    }

    /// The same, published on `date` where that is known.
    #[must_use]
    pub fn dated(mut self, date: Option<Date>) -> Self {
        self.article.date = date.or(self.article.date);
        self
    }

    /// What carries an event: what was struck, then where something was stopped; of a list in the order of its rows.
    pub fn events(&self) -> Vec<(EventId, &Site)> {
        let sites = self.sites.entries().map(|(id, site)| (EventId::Site(id), site));
        let stopped = self.interceptions.entries().map(|(id, site)| (EventId::Interception(id), site));
        let mut events: Vec<(EventId, &Site)> = sites.chain(stopped).collect();
        if self.origin == Origin::List {
            // What was added by hand comes last.
            events.sort_by_key(|(id, _)| match self.event_source(*id) {
                Some(Source::Row(row)) => row,
                _ => usize::MAX,
            });
        }
        events
    }

    /// What no layer and no map shows although it is known: the lines of distances of a record, which does not keep their ends.
    pub fn not_drawn(&self) -> Option<Diagnostic> {
        let lacks_ends =
            |claim: &&Claim| claim.distance.is_some() && claim.readings.iter().all(|reading| reading.ends.is_none());
        let without_text = self.origin == Origin::Report && self.article.source.is_empty();
        let count = if without_text { self.claims.iter().filter(lacks_ends).count() } else { 0 };
        (count > 0).then(|| {
            Diagnostic::note("record-without-ends", None, Message::RecordWithoutEnds { count: count.into() })
                .with_hint(Message::RecordWithoutEndsHint {})
        })
    }

    /// What an event was taken from.
    pub fn event_source(&self, id: EventId) -> Option<Source> {
        match id {
            EventId::Site(id) => self.sites.source(id),
            EventId::Interception(id) => self.interceptions.source(id),
        }
    }

    /// What carries an event, by its identifier.
    pub fn event(&self, id: EventId) -> Option<&Site> {
        match id {
            EventId::Site(id) => self.sites.by_id(id),
            EventId::Interception(id) => self.interceptions.by_id(id),
        }
    }

    /// The place that an event is first told of.
    pub fn first_place(&self, site: &Site) -> Option<&Place> {
        self.places.by_id(*site.mentions.first()?)
    }

    /// The places of a site, in reading order.
    pub fn places_of<'a>(&'a self, site: &'a Site) -> impl Iterator<Item = &'a Place> {
        site.mentions.iter().filter_map(|&mention| self.places.by_id(mention))
    }
}

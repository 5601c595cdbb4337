//! The default title and deck: what happened where, in words that claim no more than the sites do.

use std::collections::BTreeMap;

use crate::country::CountryCode;
use crate::lang::{self, Argument, Message};
use crate::map::furniture::scalebar::figure;
use crate::map::style::Token;
use crate::map::style::markers;
use crate::map::subject::days::{day, span};
use crate::map::subject::list::listed;
use crate::map::subject::{Origin, SiteMark, Subject};
use crate::site::{Certainty, EventKind};

/// The greatest number of letters of a default title.
const LONGEST: usize = 52;

/// The title of a map whose editor gave none.
pub(crate) fn title(subject: &Subject, country_name: impl Fn(CountryCode) -> Option<Argument>) -> Message {
    let told = told(&subject.sites);
    let Some(happening) = Happening::of(&common(&told), subject.origin) else { return without_events(subject) };
    let mut names: Vec<&str> = Vec::new();
    // Five different names are more than a title holds.
    for site in told.iter().filter(|site| !site.name.is_empty()).take(2_000) {
        if names.len() <= 4 && !names.contains(&site.name.as_str()) {
            names.push(&site.name);
        }
    }
    // "20 km north of A" is no place that anything hits.
    let first = names.first().map(|&first| first.into());
    let is_place = names.first().is_some_and(|first| first.starts_with(char::is_uppercase));
    let at = |place| if is_place { Where::Place(place) } else { Where::Spot(place) };
    let countries: Vec<Argument> = subject.struck.iter().filter_map(|&code| country_name(code)).collect();
    let others = |first| Message::TitleOthers { first, count: (told.len() - 1).into() };
    let candidates = [
        listed(names.iter().map(|&name| name.into())).filter(|_| names.len() <= 4).map(at),
        listed(countries.iter().cloned()).map(Where::Place),
        around(subject, &country_name).map(Where::Around),
        (countries.len() > 4).then(|| Where::Place(Message::TitleCountries { count: countries.len().into() }.into())),
        first.filter(|_| names.len() > 2).map(|first| at(others(first).into())),
    ];
    let fits = |place: &Where| length(&happening.at(place.as_place())) <= LONGEST;
    let chosen = candidates.into_iter().flatten().find(fits);
    happening.at(chosen.unwrap_or_else(|| Where::Place(Message::TitlePlaces { count: told.len().into() }.into())))
}

fn length(message: &Message) -> usize {
    lang::voice().say(message).chars().count()
}

/// Where it happened, as a title says it.
#[derive(Debug, Clone)]
enum Where {
    /// A place, or several.
    Place(Argument),
    /// A spot that is told from a place: "20 km north of A".
    Spot(Argument),
    /// The countries in and around which most places lie.
    Around(Argument),
}

impl Where {
    /// The same as a place, as which it has to fit.
    fn as_place(&self) -> Self {
        match self.clone() {
            Self::Spot(place) => Self::Place(place),
            other => other,
        }
    }
}

/// Of this many sites on, a kind rarer than a fifth says nothing in the title, where what is left is three quarters of all.
const MANY: u32 = 8;

/// The sites of the kinds that a title speaks of.
fn common<'s>(sites: &[&'s SiteMark]) -> Vec<&'s SiteMark> {
    let mut counts: BTreeMap<EventKind, u32> = BTreeMap::new();
    sites.iter().for_each(|site| *counts.entry(site.event).or_default() += site.count.max(1));
    let all: u32 = counts.values().sum();
    counts.retain(|_, count| 5 * *count >= all);
    let kept: u32 = counts.values().sum();
    if all < MANY || 4 * kept < 3 * all {
        return sites.to_vec();
    }
    sites.iter().copied().filter(|site| counts.contains_key(&site.event)).collect()
}

/// The sites that a title tells of: what was intercepted is told only where nothing was hit.
fn told(sites: &[SiteMark]) -> Vec<&SiteMark> {
    let hit: Vec<&SiteMark> = sites.iter().filter(|site| site.event != EventKind::Intercepted).collect();
    if hit.is_empty() { sites.iter().collect() } else { hit }
}

/// The one or two countries that most sites of a list lie in, where some lie elsewhere.
fn around(subject: &Subject, country_name: impl Fn(CountryCode) -> Option<Argument>) -> Option<Argument> {
    let countries: Vec<Argument> = subject.focus.iter().filter_map(|&code| country_name(code)).collect();
    let strays = subject.struck.iter().any(|code| !subject.focus.contains(code));
    if subject.origin == Origin::Report || !strays || !(1..=2).contains(&countries.len()) {
        return None;
    }
    listed(countries)
}

fn without_events(subject: &Subject) -> Message {
    let names = subject.cities.iter().map(|city| city.name.as_str()).filter(|name| !name.is_empty());
    let count = names.clone().count();
    if subject.origin == Origin::List {
        let areas = subject.areas.iter().map(|area| area.name.as_str()).filter(|name| !name.is_empty());
        let (named, all) = (names.chain(areas), subject.cities.len() + subject.areas.len());
        let names = listed(named.clone().take(5).map(Argument::from)).map(|name| Message::Name { name });
        let fitting = names.filter(|names| all <= 4 && named.count() == all && length(names) <= LONGEST);
        let counted = if all == 0 { Message::TitleOfNothing {} } else { Message::TitlePlaces { count: all.into() } };
        return fitting.unwrap_or(counted);
    }
    match listed(names.take(5).map(Argument::from)) {
        None => Message::TitleOfNothing {},
        Some(names) => {
            let names = Message::Name { name: names };
            if count <= 4 && length(&names) <= LONGEST { names } else { Message::TitleNamed { count: count.into() } }
        }
    }
}

/// How a title tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// It hit a place.
    Hit,
    /// It was reported there.
    Reported,
    /// It was stopped over it.
    Intercepted,
}

/// What happened at the sites of a title.
#[derive(Debug, Clone, Copy)]
struct Happening {
    /// By its name in the messages.
    what: &'static str,
    /// How many there were.
    count: u64,
    manner: Manner,
}

impl Happening {
    /// `None` where nothing happened at the first.
    fn of(sites: &[&SiteMark], origin: Origin) -> Option<Self> {
        let first = *sites.first()?;
        let same = sites.iter().all(|site| site.event == first.event);
        let weapon = |site: &&SiteMark| {
            use EventKind::{Airstrike, Drone, Missile, Shelling};
            matches!(site.event, Airstrike | Missile | Drone | Shelling)
        };
        let is_attack =
            |site: &&SiteMark| weapon(site) || matches!(site.event, EventKind::Attack | EventKind::Explosion);
        let (what, manner) = match first.event {
            _ if !same && sites.iter().all(weapon) => ("strikes", Manner::Hit),
            _ if !same && sites.iter().all(|site| weapon(site) || site.event == EventKind::Attack) => {
                (EventKind::Attack.code(), Manner::Hit)
            }
            // A list that tells bombs from other attacks speaks of attacks alone.
            _ if !same && origin == Origin::List && sites.iter().all(is_attack) => {
                (EventKind::Attack.code(), Manner::Hit)
            }
            _ if !same && sites.iter().any(weapon) => ("strikes-and-damage", Manner::Reported),
            _ if !same => ("explosions-and-damage", Manner::Reported),
            EventKind::Mention => return None,
            EventKind::Damage => (EventKind::Damage.code(), Manner::Reported),
            EventKind::Intercepted => (EventKind::Attack.code(), Manner::Intercepted),
            event => (event.code(), Manner::Hit),
        };
        let claimed = sites.iter().all(|site| site.certainty == Certainty::Claimed);
        let manner = if claimed && manner == Manner::Hit { Manner::Reported } else { manner };
        let count = sites.iter().map(|site| u64::from(site.count.max(1))).sum();
        Some(Self { what, count, manner })
    }

    /// The title that tells of it.
    fn at(&self, place: Where) -> Message {
        let (what, count) = (Argument::from(self.what), Argument::from(self.count));
        let happened = Message::WhatHappened { what: what.clone(), count: count.clone() }.into();
        match (self.manner, place) {
            (Manner::Reported, Where::Around(lands)) => Message::TitleReportedAround { happened, lands },
            (_, Where::Around(lands)) => self.at(Where::Place(Message::TitleAround { lands }.into())),
            (Manner::Hit, Where::Place(place)) => Message::TitleHit { happened, what, count, place },
            (Manner::Reported, Where::Place(place)) => Message::TitleReportedIn { happened, place },
            (Manner::Intercepted, Where::Place(place)) => Message::TitleInterceptedOver { happened, place },
            (Manner::Hit | Manner::Reported, Where::Spot(place)) => Message::TitleReportedAt { happened, place },
            (Manner::Intercepted, Where::Spot(place)) => Message::TitleInterceptedAt { happened, place },
        }
    }
}

/// The line under the title: what the marks are, since when, from what; `None` where there are none.
pub(crate) fn deck(subject: &Subject, as_of: Option<&str>) -> Option<Message> {
    let mut deck: Argument = marks(subject)?.into();
    if let Some((first, last)) = subject.days {
        let days = if first == last { day(first) } else { span(first, last) };
        deck = Message::DeckDays { deck, days: days.into() }.into();
    }
    let named = subject.sites.is_empty();
    let deck = match (subject.origin, subject.published.map(|date| day(date).into())) {
        (Origin::Report, Some(day)) if named => Message::DeckInReportOf { deck, day },
        (Origin::Report, None) if named => Message::DeckInReport { deck },
        (Origin::Report, Some(day)) => Message::DeckFromReportOf { deck, day },
        (Origin::Report, None) => Message::DeckFromReport { deck },
        (Origin::List, _) => Message::DeckListed { deck },
    };
    Some(match as_of {
        Some(day) => Message::DeckAsOf { deck: deck.into(), day: day.into() },
        None => deck,
    })
}

/// From this number on the deck counts the places.
const COUNTED: usize = 13;

/// What the marks of a map are; `None` where there are none.
fn marks(subject: &Subject) -> Option<Message> {
    let class = |of: Token| subject.sites.iter().any(|site| markers::class(site.event) == of);
    let claimed = subject.sites.iter().all(|site| site.certainty == Certainty::Claimed);
    let (count, cities) = (subject.sites.len(), subject.cities.len());
    // The title counts them where it does not name them.
    if count == 0 {
        let what = if subject.origin == Origin::List { "listed" } else { "named" };
        return (cities > 0).then(|| Message::Marks { what: what.into(), count: cities.into() });
    }
    let what = match (class(Token::Attack), class(Token::Effect), class(Token::Averted)) {
        (true, false, false) if claimed => "reportedly-hit",
        (true, false, false) => "hit",
        (true, true, false) => "hit-or-damaged",
        (false, true, false) => "damaged",
        (false, false, true) => "intercepted",
        (false, true, true) => "damaged-or-intercepted",
        _ => "attacked-or-intercepted",
    };
    let what = what.into();
    Some(match count {
        COUNTED.. => Message::MarksCounted { figure: figure(count as f64).into(), what },
        _ => Message::Marks { what, count: count.into() },
    })
}

/// A text with typographic apostrophes.
pub(crate) fn typographic(text: &str) -> String {
    text.replace('\'', "’")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::LonLat;
    use crate::text::Date;
    use crate::units::Meters;

    fn site(name: &str, event: EventKind, certainty: Certainty) -> SiteMark {
        let point = LonLat::new(1.0, 2.0).unwrap();
        let precision = Meters::default();
        SiteMark { name: name.into(), point, event, certainty, precision, facts: vec![], count: 1, weight: 1.0 }
    }

    fn said(message: Message) -> String {
        lang::voice().say(&message)
    }

    fn deck_of(subject: &Subject, as_of: Option<&str>) -> String {
        deck(subject, as_of).map(said).unwrap_or_default()
    }

    fn title_of(sites: Vec<SiteMark>, focus: &[&str]) -> String {
        let focus: Vec<_> = focus.iter().map(|c| CountryCode([c.as_bytes()[0], c.as_bytes()[1]])).collect();
        let subject = Subject { sites, struck: focus, ..Subject::default() };
        said(title(&subject, |code| Some(if code.as_str() == "AA" { "Aland" } else { "Bland" }.into())))
    }

    #[test]
    fn a_title_says_what_happened_where() {
        use Certainty::*;
        use EventKind::*;
        let two = vec![site("Northport", Missile, Confirmed), site("Eastvale", Missile, Confirmed)];
        assert_eq!(title_of(two, &["AA"]), "Missiles hit Northport and Eastvale");
        let one = vec![site("Northport", Airstrike, Claimed)];
        assert_eq!(title_of(one, &["AA"]), "Airstrike reported in Northport");
        let many = (0..6).map(|i| site(&format!("Place {i}"), Drone, Confirmed)).collect();
        assert_eq!(title_of(many, &["AA", "BB"]), "Drones hit Aland and Bland");
        let relative = vec![site("about 20 km north of Eastvale", Missile, Confirmed)];
        assert_eq!(title_of(relative, &["AA"]), "Missile reported about 20 km north of Eastvale");
        let stopped = vec![site("20 km north of Eastvale", Intercepted, Confirmed)];
        assert_eq!(title_of(stopped, &["AA"]), "Attack intercepted 20 km north of Eastvale");
        assert_eq!(title_of(vec![site("", Damage, Confirmed)], &[]), "Damage reported in 1 place");
        let shelled = vec![site("Northport", Shelling, Confirmed), site("Eastvale", Shelling, Confirmed)];
        assert_eq!(title_of(shelled, &["AA"]), "Shelling hits Northport and Eastvale");
    }

    #[test]
    fn a_deck_does_not_count_what_the_title_counts() {
        let point = LonLat::new(1.0, 2.0).unwrap();
        let city = |at: u8| crate::map::subject::CityMark { name: format!("Town {at}"), point, weight: 1.0 };
        let subject = Subject { cities: (0..20).map(city).collect(), ..Subject::default() };
        assert_eq!(said(title(&subject, |_| None)), "20 places named");
        assert_eq!(deck_of(&subject, None), "Places named in the report");
    }

    #[test]
    fn a_list_that_strays_over_borders_is_in_and_around_its_country() {
        let mut sites: Vec<_> =
            (0..6).map(|i| site(&format!("Place {i}"), EventKind::Drone, Certainty::Confirmed)).collect();
        let subject = |sites: Vec<SiteMark>| Subject {
            sites,
            struck: ["AA", "BB", "CC"].map(|c| CountryCode([c.as_bytes()[0], c.as_bytes()[1]])).to_vec(),
            focus: vec![CountryCode(*b"AA")],
            origin: Origin::List,
            ..Subject::default()
        };
        let name = |code: CountryCode| Some(format!("Land named {}", code.as_str()).into());
        assert_eq!(said(title(&subject(sites.clone()), name)), "Drones hit places in and around Land named AA");
        sites[2].event = EventKind::Damage;
        let mixed = said(title(&subject(sites), |_| Some("Aland".into())));
        assert_eq!(mixed, "Strikes and damage reported in and around Aland");
    }

    #[test]
    fn a_deck_says_what_the_marks_are_since_when_and_from_what() {
        let date = |month, day| Date { year: 2025, month, day };
        let mut subject = Subject {
            sites: vec![
                site("A", EventKind::Missile, Certainty::Confirmed),
                site("B", EventKind::Damage, Certainty::Confirmed),
            ],
            published: Some(date(6, 16)),
            days: Some((date(6, 13), date(6, 15))),
            ..Subject::default()
        };
        let reported = "Sites hit or damaged, June 13 to 15, 2025, as named in a report of June 16, 2025";
        assert_eq!(deck_of(&subject, None), reported);
        subject.days = Some((date(5, 30), date(6, 2)));
        subject.origin = Origin::List;
        assert_eq!(
            deck_of(&subject, Some("June 3")),
            "Sites hit or damaged, May 30 to June 2, 2025, as listed; as of June 3"
        );
        subject.days = None;
        subject.sites = vec![site("A", EventKind::Missile, Certainty::Claimed); 20];
        assert_eq!(deck_of(&subject, None), "20 sites reportedly hit, as listed");
        assert_eq!(deck_of(&Subject::default(), None), "");
    }

    #[test]
    fn a_title_never_exceeds_its_length() {
        let long = "A very long name of a place that goes on and on and on";
        let sites = (0..3).map(|_| site(long, EventKind::Shelling, Certainty::Confirmed)).collect();
        assert!(title_of(sites, &[]).chars().count() <= LONGEST);
    }
}

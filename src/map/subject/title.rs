//! The default title and deck: what happened where, in words that claim no more than the sites do.

use crate::country::CountryCode;
use crate::map::furniture::scalebar::figure;
use crate::map::style::Token;
use crate::map::style::markers;
use crate::map::subject::{Origin, SiteMark, Subject};
use crate::site::{Certainty, EventKind};
use crate::text::Date;

/// The greatest number of letters of a default title.
const LONGEST: usize = 52;

/// The title of a map whose editor gave none.
pub(crate) fn title(subject: &Subject, country_name: impl Fn(CountryCode) -> Option<String>) -> String {
    let told = told(&subject.sites);
    let Some(verb) = happening(&told) else { return without_events(subject) };
    let mut names: Vec<&str> = Vec::new();
    // Five different names are more than a title holds.
    for site in told.iter().filter(|site| !site.name.is_empty()).take(2_000) {
        if names.len() <= 4 && !names.contains(&site.name.as_str()) {
            names.push(&site.name);
        }
    }
    let countries: Vec<String> = subject.struck.iter().filter_map(|&code| country_name(code)).collect();
    let candidates = [
        (names.len() <= 4).then(|| listed(&names)),
        (!countries.is_empty()).then(|| listed(&countries.iter().map(String::as_str).collect::<Vec<_>>())),
        around(subject, &verb, &country_name),
        (countries.len() > 4).then(|| format!("{} countries", countries.len())),
        names.first().map(|first| format!("{first} and {} other places", told.len() - 1)).filter(|_| names.len() > 2),
        (told.len() == 1).then(|| listed(&names)),
        Some(format!("{} places", told.len())),
    ];
    let fits = |place: &String| !place.is_empty() && verb.chars().count() + 1 + place.chars().count() <= LONGEST;
    match candidates.into_iter().flatten().find(fits) {
        // "20 km north of A" is no place that anything hits.
        Some(place)
            if !place.starts_with(char::is_uppercase) && names.first().is_some_and(|name| place.starts_with(name)) =>
        {
            let what = verb.split(" hit").next().and_then(|what| what.split(" reported").next()).unwrap_or_default();
            format!("{what} reported {place}")
        }
        Some(place) => format!("{verb} {place}"),
        None => format!("{} places hit", told.len()),
    }
}

/// The sites that a title tells of: what was intercepted is told only where nothing was hit.
fn told(sites: &[SiteMark]) -> Vec<&SiteMark> {
    let hit: Vec<&SiteMark> = sites.iter().filter(|site| site.event != EventKind::Intercepted).collect();
    if hit.is_empty() { sites.iter().collect() } else { hit }
}

/// "in and around" the one or two countries that most sites of a list lie in.
fn around(subject: &Subject, verb: &str, country_name: impl Fn(CountryCode) -> Option<String>) -> Option<String> {
    let countries: Vec<String> = subject.focus.iter().filter_map(|&code| country_name(code)).collect();
    let strays = subject.struck.iter().any(|code| !subject.focus.contains(code));
    if subject.origin == Origin::Report || !strays || !(1..=2).contains(&countries.len()) {
        return None;
    }
    let names = listed(&countries.iter().map(String::as_str).collect::<Vec<_>>());
    Some(if verb.ends_with(" in") { format!("and around {names}") } else { format!("places in and around {names}") })
}

fn without_events(subject: &Subject) -> String {
    let names: Vec<&str> =
        subject.cities.iter().map(|city| city.name.as_str()).filter(|name| !name.is_empty()).collect();
    let list = listed(&names);
    match names.len() {
        0 => "Map of the places named".to_owned(),
        1..=4 if list.chars().count() <= LONGEST => list,
        count => format!("{count} places named"),
    }
}

/// What happened, with its verb or preposition, in the plural where there are several sites.
fn happening(sites: &[&SiteMark]) -> Option<String> {
    let first = *sites.first()?;
    let many = sites.len() > 1 || first.count > 1;
    let same = sites.iter().all(|site| site.event == first.event);
    let weapon = |site: &&SiteMark| {
        use EventKind::{Airstrike, Drone, Missile, Shelling};
        matches!(site.event, Airstrike | Missile | Drone | Shelling)
    };
    let phrase = match first.event {
        _ if !same && sites.iter().all(weapon) => "Strikes hit",
        _ if !same && sites.iter().all(|site| weapon(site) || site.event == EventKind::Attack) => "Attacks hit",
        _ if !same && sites.iter().any(weapon) => "Strikes and damage reported in",
        _ if !same => "Explosions and damage reported in",
        EventKind::Airstrike if many => "Airstrikes hit",
        EventKind::Airstrike => "Airstrike hits",
        EventKind::Attack if many => "Attacks hit",
        EventKind::Attack => "Attack hits",
        EventKind::Missile if many => "Missiles hit",
        EventKind::Missile => "Missile hits",
        EventKind::Drone if many => "Drones hit",
        EventKind::Drone => "Drone hits",
        EventKind::Explosion if many => "Explosions hit",
        EventKind::Explosion => "Explosion hits",
        EventKind::Shelling => "Shelling hits",
        EventKind::Damage => "Damage reported in",
        EventKind::Intercepted if many => "Attacks intercepted over",
        EventKind::Intercepted => "Attack intercepted over",
        EventKind::Mention => return None,
    };
    let claimed = sites.iter().all(|site| site.certainty == Certainty::Claimed);
    Some(match phrase.split_once(' ') {
        Some((what, "hit" | "hits")) if claimed => format!("{what} reported in"),
        _ => phrase.to_owned(),
    })
}

/// Names with commas and a last "and".
pub(crate) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The line under the title: what the marks are, since when, from what.
pub(crate) fn deck(subject: &Subject, as_of: Option<&str>) -> String {
    let Some(mut deck) = marks(subject) else { return String::new() };
    let named = subject.sites.is_empty();
    match subject.days {
        Some((first, last)) if first == last => deck.push_str(&format!(", {}", day(first))),
        Some((first, last)) => deck.push_str(&format!(", {}", span(first, last))),
        None => {}
    }
    match (subject.origin, subject.published) {
        (Origin::Report, Some(date)) if named => deck.push_str(&format!(" in a report of {}", day(date))),
        (Origin::Report, None) if named => deck.push_str(" in the report"),
        (Origin::Report, Some(date)) => deck.push_str(&format!(", as named in a report of {}", day(date))),
        (Origin::Report, None) => deck.push_str(", as named in the report"),
        (Origin::List, _) => deck.push_str(", as listed"),
    }
    if let Some(day) = as_of {
        deck.push_str(&format!("; as of {day}"));
    }
    deck
}

/// From this number on the deck counts the places.
const COUNTED: usize = 13;

/// What the marks of a map are; `None` where there are none.
fn marks(subject: &Subject) -> Option<String> {
    let class = |of: Token| subject.sites.iter().any(|site| markers::class(site.event) == of);
    let claimed = subject.sites.iter().all(|site| site.certainty == Certainty::Claimed);
    let (one, many) = match (class(Token::Attack), class(Token::Effect), class(Token::Averted)) {
        _ if subject.sites.is_empty() && subject.cities.is_empty() => return None,
        // The title counts them where it does not name them.
        _ if subject.sites.is_empty() => {
            return Some(if subject.cities.len() == 1 { "Place named" } else { "Places named" }.to_owned());
        }
        (true, false, false) if claimed => ("Site reportedly hit", "Sites reportedly hit"),
        (true, false, false) => ("Site hit", "Sites hit"),
        (true, true, false) => ("Site hit or damaged", "Sites hit or damaged"),
        (false, true, false) => ("Site of fire or damage", "Sites of fire or damage"),
        (false, false, true) => ("Where an attack was intercepted", "Where attacks were intercepted"),
        (false, true, true) => ("Site of damage or an interception", "Sites of damage and of interceptions"),
        _ => ("Site of an attack or interception", "Sites of attacks and of interceptions"),
    };
    Some(match subject.sites.len() {
        1 => one.to_owned(),
        count @ COUNTED.. => {
            let mut letters = many.chars();
            let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
            let many = format!("{first}{}", letters.as_str());
            if many.starts_with("where") {
                format!("{} places {many}", figure(count as f64))
            } else {
                format!("{} {many}", figure(count as f64))
            }
        }
        _ => many.to_owned(),
    })
}

/// Two days in words, without saying the same month or year twice.
fn span(first: Date, last: Date) -> String {
    let (from, to) = (day(first), day(last));
    let whole = first.day > 0 && last.day > 0;
    if whole && (first.year, first.month) == (last.year, last.month) {
        let month = from.split(' ').next().unwrap_or_default();
        return format!("{month} {} to {}, {}", first.day, last.day, first.year);
    }
    match from.strip_suffix(&format!(", {}", last.year)) {
        Some(from) if whole => format!("{from} to {to}"),
        _ => format!("{from} to {to}"),
    }
}

/// A text with typographic apostrophes.
pub(crate) fn typographic(text: &str) -> String {
    text.replace('\'', "’")
}

/// A day in words: `June 13, 2025`, or the month or year that is known of it.
pub(crate) fn day(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match (usize::from(date.month).checked_sub(1).and_then(|at| MONTHS.get(at)), date.day) {
        (Some(month), 1..) => format!("{month} {}, {}", date.day, date.year),
        (Some(month), 0) => format!("{month} {}", date.year),
        (None, _) => date.year.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::LonLat;
    use crate::units::Meters;

    fn site(name: &str, event: EventKind, certainty: Certainty) -> SiteMark {
        let point = LonLat::new(1.0, 2.0).unwrap();
        let precision = Meters::default();
        SiteMark { name: name.into(), point, event, certainty, precision, facts: vec![], count: 1, weight: 1.0 }
    }

    fn title_of(sites: Vec<SiteMark>, focus: &[&str]) -> String {
        let focus: Vec<_> = focus.iter().map(|c| CountryCode([c.as_bytes()[0], c.as_bytes()[1]])).collect();
        let subject = Subject { sites, struck: focus, ..Subject::default() };
        title(&subject, |code| Some(if code.as_str() == "AA" { "Aland" } else { "Bland" }.to_owned()))
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
    }

    #[test]
    fn a_deck_does_not_count_what_the_title_counts() {
        let point = LonLat::new(1.0, 2.0).unwrap();
        let city = |at: u8| crate::map::subject::CityMark { name: format!("Town {at}"), point, weight: 1.0 };
        let subject = Subject { cities: (0..20).map(city).collect(), ..Subject::default() };
        assert_eq!(title(&subject, |_| None), "20 places named");
        assert_eq!(deck(&subject, None), "Places named in the report");
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
        let name = |code: CountryCode| Some(format!("Land named {}", code.as_str()));
        assert_eq!(title(&subject(sites.clone()), name), "Drones hit places in and around Land named AA");
        sites[2].event = EventKind::Damage;
        let mixed = title(&subject(sites), |_| Some("Aland".to_owned()));
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
        assert_eq!(deck(&subject, None), reported);
        subject.days = Some((date(5, 30), date(6, 2)));
        subject.origin = Origin::List;
        assert_eq!(
            deck(&subject, Some("June 3")),
            "Sites hit or damaged, May 30 to June 2, 2025, as listed; as of June 3"
        );
        subject.days = None;
        subject.sites = vec![site("A", EventKind::Missile, Certainty::Claimed); 20];
        assert_eq!(deck(&subject, None), "20 sites reportedly hit, as listed");
        assert_eq!(deck(&Subject::default(), None), "");
    }

    #[test]
    fn a_title_never_exceeds_its_length() {
        let long = "A very long name of a place that goes on and on and on";
        let sites = (0..3).map(|_| site(long, EventKind::Shelling, Certainty::Confirmed)).collect();
        assert!(title_of(sites, &[]).chars().count() <= LONGEST);
    }
}

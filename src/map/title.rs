//! The default title and deck: what happened where, in words that claim no more than the sites do.

use super::subject::{Origin, SiteMark, Subject};
use crate::country::CountryCode;
use crate::site::{Certainty, EventKind};
use crate::text::Date;

/// The greatest number of letters of a default title.
const LONGEST: usize = 52;

/// The title of a map whose editor gave none.
pub fn title(subject: &Subject, country_name: impl Fn(CountryCode) -> Option<String>) -> String {
    let Some(verb) = happening(&subject.sites) else { return without_events(subject) };
    let mut names: Vec<&str> = Vec::new();
    // Five different names are more than a title holds.
    for site in subject.sites.iter().filter(|site| !site.name.is_empty()).take(2_000) {
        if names.len() <= 4 && !names.contains(&site.name.as_str()) {
            names.push(&site.name);
        }
    }
    let countries: Vec<String> = subject.struck.iter().filter_map(|&code| country_name(code)).collect();
    let candidates = [
        (names.len() <= 4).then(|| listed(&names)),
        (!countries.is_empty()).then(|| listed(&countries.iter().map(String::as_str).collect::<Vec<_>>())),
        names
            .first()
            .map(|first| format!("{first} and {} other places", subject.sites.len() - 1))
            .filter(|_| names.len() > 2),
        (subject.sites.len() == 1).then(|| listed(&names)),
        Some(format!("{} places", subject.sites.len())),
    ];
    let fits = |place: &String| !place.is_empty() && verb.chars().count() + 1 + place.chars().count() <= LONGEST;
    match candidates.into_iter().flatten().find(fits) {
        Some(place) => format!("{verb} {place}"),
        None => format!("{} places hit", subject.sites.len()),
    }
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
fn happening(sites: &[SiteMark]) -> Option<String> {
    let first = sites.first()?;
    let many = sites.len() > 1 || first.count > 1;
    let same = sites.iter().all(|site| site.event == first.event);
    let weapon = |site: &SiteMark| {
        use EventKind::{Airstrike, Drone, Missile, Shelling};
        matches!(site.event, Airstrike | Missile | Drone | Shelling)
    };
    let phrase = match first.event {
        _ if !same && sites.iter().all(weapon) => "Strikes hit",
        _ if !same && sites.iter().any(weapon) => "Strikes and damage reported in",
        _ if !same => "Explosions and damage reported in",
        EventKind::Airstrike if many => "Airstrikes hit",
        EventKind::Airstrike => "Airstrike hits",
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
pub fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The line under the title: what the marks are, since when, from what.
pub fn deck(subject: &Subject) -> String {
    let from = match subject.origin {
        Origin::Report => "as named in the report",
        Origin::List => "as listed",
    };
    let what = match (subject.sites.len(), subject.cities.len()) {
        (0, 0) => return String::new(),
        (0, _) => "Places",
        (1, _) => "Site",
        _ => "Sites",
    };
    match subject.days {
        Some((first, last)) if first == last => format!("{what} {from}, {}", day(first)),
        Some((first, last)) => format!("{what} {from}, {} to {}", day(first), day(last)),
        None => format!("{what} {from}"),
    }
}

/// A day in words: `June 13, 2025`, or the month or year that is known of it.
pub fn day(date: Date) -> String {
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
    }

    #[test]
    fn a_title_never_exceeds_its_length() {
        let long = "A very long name of a place that goes on and on and on";
        let sites = (0..3).map(|_| site(long, EventKind::Shelling, Certainty::Confirmed)).collect();
        assert!(title_of(sites, &[]).chars().count() <= LONGEST);
    }
}

//! Whether the words date an event well before the report: "in 2014", "decades ago", "since 1981".

use super::view::View;

/// Years within which an earlier strike is taken for one of the same war: reports count up what was hit before.
const SAME_WAR: u16 = 3;

/// Whether the clause dates the event well before the report: "in 2014", "decades ago", "since 1981".
pub(super) fn is_long_past(view: &View<'_>, at: usize, latest_year: Option<u16>) -> bool {
    // "In 2020, …" dates all that follows.
    let opened = (0..view.len().min(4)).any(|near| {
        view.before(near) == "in" && year(view.word(near)).is_some_and(|told| is_another_war(told, latest_year))
    });
    if opened {
        return true;
    }
    let from = at.saturating_sub(14);
    let to = view.len().min(at + 14);
    for near in from..to {
        let word = view.word(near);
        // "since the 2021 coup" dates the coup.
        let names_event = view.before(near) == "the"
            && matches!(
                view.word(near + 1),
                "war"
                    | "coup"
                    | "revolution"
                    | "invasion"
                    | "ceasefire"
                    | "truce"
                    | "deal"
                    | "agreement"
                    | "uprising"
                    | "conflict"
                    | "accord"
            );
        if let Some(year) = year(word).filter(|_| !names_event)
            && is_another_war(year, latest_year)
        {
            return true;
        }
        let ago = word == "ago" && matches!(view.before(near), "years" | "decades" | "year" | "decade" | "centuries");
        let landing = word == "day" && view.before(near) == "-" && near >= 2 && view.word(near - 2) == "d";
        let bones = word == "remains" && view.word(near + 1) == "of" && near < at;
        let era = matches!(word, "d-day")
            || matches!(word, "1960s" | "1970s" | "1980s" | "1990s" | "2000s" | "2010s" | "decades-long")
            || (word == "world" && view.word(near + 1) == "war");
        if ago || bones || landing || era {
            return true;
        }
    }
    false
}

/// Whether an event of the year told belongs to an earlier war than the one that the report is about.
fn is_another_war(told: u16, latest_year: Option<u16>) -> bool {
    latest_year.is_some_and(|latest| told + SAME_WAR < latest)
}

/// Whether the sentence takes its time from the one before: "three days later", "that night".
pub(super) fn goes_on(view: &View<'_>) -> bool {
    (1..view.len()).any(|at| {
        let span = matches!(view.before(at), "days" | "hours" | "weeks" | "months" | "years" | "day" | "minutes");
        view.word(at) == "later" && span
            || view.before(at) == "that" && matches!(view.word(at), "day" | "night" | "year")
    })
}

/// Whether the word names a month.
pub(super) fn is_month(word: &str) -> bool {
    matches!(
        word,
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "mar"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sep"
            | "sept"
            | "oct"
            | "nov"
            | "dec"
            | "jan."
            | "feb."
            | "aug."
            | "sept."
            | "oct."
            | "nov."
            | "dec."
    )
}

/// The year that a word of four digits names.
pub(super) fn year(word: &str) -> Option<u16> {
    let year = (word.len() == 4).then(|| word.parse::<u16>().ok())??;
    (1900..=2100).contains(&year).then_some(year)
}
